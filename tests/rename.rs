//! A document gets a new id: what names it follows, and nothing else changes.

mod support;

use std::fs;

use support::Guide;

fn term(name: &str, more: &str, body: &str) -> String {
    format!("---\nterm: {name}\nshort: A language that programs are written in.\nkind: language\n{more}---\n{body}\n")
}

fn guide() -> Guide {
    Guide::new()
        .file(
            "site.yaml",
            "title: Guide\noften_looked_up: [golang]\nnavigation:\n  - { title: Go, url: /terms/golang/ }\nsearch_expectations:\n  go: golang\n",
        )
        .file("content/terms/golang.md", term("Go", "", "It is [itself](golang.md)."))
        .file(
            "content/terms/rust.md",
            term(
                "Rust",
                "related: [golang, \"c\"]\nconfused_with:\n  - { term: golang, difference: 'See [Go](golang.md#top).' }\n",
                "Not [Go](golang.md), not [at its address](/terms/golang/), not [this][go].\n\n[go]: ../terms/golang.md \"golang\"\n\n`golang` stays.",
            ),
        )
        .file("content/terms/c.md", term("C", "", "Older than <a href=\"/terms/golang/\">Go</a>; golang-like."))
}

fn text(guide: &Guide, file: &str) -> String {
    fs::read_to_string(guide.root().join(file)).expect("there")
}

#[test]
fn everything_that_names_a_document_follows_it() {
    let guide = guide();
    let output = guide.run(&["rename", "term", "golang", "go"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(!guide.root().join("content/terms/golang.md").exists());
    assert_eq!(
        text(&guide, "content/terms/go.md"),
        term("Go", "old_addresses: [/terms/golang/]\n", "It is [itself](go.md).")
    );
    assert_eq!(
        text(&guide, "content/terms/rust.md"),
        term(
            "Rust",
            "related: [go, \"c\"]\nconfused_with:\n  - { term: go, difference: 'See [Go](go.md#top).' }\n",
            "Not [Go](go.md), not [at its address](/terms/go/), not [this][go].\n\n[go]: ../terms/go.md \"golang\"\n\n`golang` stays.",
        )
    );
    assert!(text(&guide, "content/terms/c.md").contains("<a href=\"/terms/go/\">Go</a>; golang-like."));
    assert_eq!(
        text(&guide, "site.yaml"),
        "title: Guide\noften_looked_up: [go]\nnavigation:\n  - { title: Go, url: /terms/go/ }\nsearch_expectations:\n  go: go\n"
    );
    guide.build();
    for old in ["terms/golang", "compare/golang-vs-rust", "compare/rust-vs-golang"] {
        let page = text(&guide, &format!("site/{old}/index.html"));
        let new = if old.starts_with("terms") { "/terms/go/" } else { "/compare/go-vs-rust/" };
        assert!(page.contains(&format!("url={new}")) || page.contains(new), "{old}: {page}");
    }
}

#[test]
fn a_rename_is_taken_back_whole_while_its_files_are_as_it_left_them() {
    let guide = guide();
    let files = ["site.yaml", "content/terms/golang.md", "content/terms/rust.md", "content/terms/c.md"];
    let before = files.map(|file| text(&guide, file));
    assert!(guide.run(&["rename", "term", "golang", "go"]).status.success());
    let rust = text(&guide, "content/terms/rust.md");
    fs::write(guide.root().join("content/terms/rust.md"), format!("{rust}\nMore.\n")).expect("written");
    assert!(!guide.run(&["rename", "--undo"]).status.success(), "a file was edited since");
    fs::write(guide.root().join("content/terms/rust.md"), rust).expect("written");
    assert!(guide.run(&["rename", "--undo"]).status.success());
    assert_eq!(files.map(|file| text(&guide, file)), before);
    assert!(!guide.root().join("content/terms/go.md").exists());
    assert!(!guide.run(&["rename", "--undo"]).status.success(), "it was taken back already");
}

#[test]
fn what_cannot_be_renamed_is_told_and_changes_nothing() {
    let guide = guide();
    let before = text(&guide, "content/terms/rust.md");
    for (arguments, reason) in [
        (["term", "golang", "Go!"], "`Go!` cannot be an id"),
        (["term", "golang", "rust"], "there is a term `rust` already: `content/terms/rust.md`"),
        (["term", "golong", "go"], "there is no term `golong`; did you mean `golang`?"),
        (["term", "golang", "golang"], "it has this id already"),
    ] {
        let output = guide.run(&["rename", arguments[0], arguments[1], arguments[2]]);
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!output.status.success() && told.contains(reason), "{reason}: {told}");
    }
    let output = guide.run(&["rename", "term", "golang", "go", "--dry-run"]);
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(told.contains("would change content/terms/rust.md"), "{told}");
    assert!(told.contains("would rename content/terms/golang.md to content/terms/go.md; 11 places named it"), "{told}");
    assert_eq!(text(&guide, "content/terms/rust.md"), before);
    assert!(guide.root().join("content/terms/golang.md").exists());
}

#[test]
fn every_kind_with_a_page_keeps_its_old_address() {
    let page = "---\ntitle: About\nsummary: A text about it.\naliases: [/older/]\n---\nText.\n";
    let guide = guide().file("content/pages/about.md", page);
    assert!(guide.run(&["rename", "page", "about", "contact"]).status.success());
    assert!(text(&guide, "content/pages/contact.md").contains("aliases: [/older/, /about/]"));
    guide.build();
    for old in ["older", "about"] {
        assert!(text(&guide, &format!("site/{old}/index.html")).contains("/contact/"), "{old}");
    }
}
