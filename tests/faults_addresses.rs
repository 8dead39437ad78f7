//! Two things never want one address in silence, and what is behind a path survives.

mod support;

use std::fs;

use support::Guide;

const TERM: &str = "---\nterm: Go\nshort: A language.\nkind: tool\n---\n\n## Use\n\nText.\n";

fn article(fields: &str, text: &str) -> String {
    format!("---\ntitle: Old\nsummary: About it.\ndate: 2026-01-02\nauthor: ada\n{fields}---\n\n{text}\n")
}

fn guide() -> Guide {
    Guide::new()
        .file("content/terms/go.md", TERM)
        .file("content/authors/ada.yaml", "name: Ada\n")
        .file("content/articles/one.md", article("", "Text."))
}

/// What `build` says of an article with these old addresses.
fn told(guide: &Guide, aliases: &str) -> (Option<i32>, String) {
    guide.write("content/articles/one.md", article(&format!("aliases: {aliases}\n"), "Text."));
    let output = guide.run(&["build"]);
    (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
}

#[test]
fn an_old_address_never_takes_the_place_of_a_page_or_a_file() {
    let guide = guide().file("static/note.txt", "x").file("static/guide.pdf", "x");
    let taken = [
        ("[/index.html]", "the home page would both be written to `index.html`"),
        ("[index.html]", "the home page"),
        ("[/glossary/]", "the page `/glossary/` of the site"),
        ("[/glossary]", "the page `/glossary/` of the site"),
        ("[/glossary/index.html]", "the page `/glossary/` of the site"),
        ("[/Glossary/]", "which are one file where letter case does not count"),
        ("[/terms/go/]", "the page of the term `go`"),
        ("[/articles/one/]", "is the address of the article itself"),
        ("[/articles/one/index.html]", "is the address of the article itself"),
        ("[/404.html]", "the page `/404.html` of the site"),
        ("[/feed.xml/x/]", "the `feed.xml` made from the whole site is the file `feed.xml`"),
        ("[/note.txt/below/]", "the file `static/note.txt` is the file `note.txt`"),
        ("[/old/, /old/index.html]", "would both be written to `old/index.html`"),
        ("[/old/, /OLD/]", "letter case does not count"),
        ("[/404.html/x/]", "is the file `404.html`"),
    ];
    for (aliases, expected) in taken {
        let (code, told) = told(&guide, aliases);
        assert_eq!(code, Some(1), "{aliases}: {told}");
        assert!(told.contains(expected), "{aliases}: {told}");
        assert!(told.contains("error[address-taken]"), "{aliases}: {told}");
    }
    assert!(!guide.out().exists());
}

#[test]
fn what_cannot_be_an_old_address_is_refused() {
    let guide = guide();
    for alias in ["/a%20b/", "/a?b/", "/a#b", "/.git/config/", "/../x/", "/a./", "/nul/", "/a\\\\b/", "/"] {
        let (code, told) = told(&guide, &format!("[\"{alias}\"]"));
        assert_eq!(code, Some(1), "{alias}: {told}");
        assert!(told.contains("error[invalid-path]"), "{alias}: {told}");
    }
}

#[test]
fn one_old_address_on_two_articles_is_an_error_that_names_both() {
    let guide = guide().file("content/articles/two.md", article("aliases: [/old/]\n", "Text."));
    let (code, told) = told(&guide, "[/old]");
    assert_eq!(code, Some(1));
    assert!(told.contains("the old address `/old/` of the article `two`"), "{told}");
    assert!(told.contains("the old address `/old` of the article `one`"), "{told}");
}

#[test]
fn an_old_address_is_a_folder_whatever_dots_and_blanks_it_has() {
    let guide = guide();
    let (code, told) = told(&guide, "[/node.js/, /v1.2, /a b/, /old/page.html, /2024/über uns/, /x/index.html]");
    assert_eq!(code, Some(0), "{told}");
    for file in [
        "node.js/index.html",
        "v1.2/index.html",
        "a b/index.html",
        "old/page.html",
        "2024/über uns/index.html",
        "x/index.html",
    ] {
        assert!(guide.page(file).contains("/articles/one/"), "{file}");
    }
}

#[test]
fn files_of_the_guide_do_not_replace_pages_unsaid() {
    for (path, expected) in [
        ("static/index.html", "the file `static/index.html` and the home page"),
        ("static/glossary/index.html", "the page `/glossary/`"),
        ("static/feed.xml", "the `feed.xml` made from the whole site"),
        ("static/terms/go/index.html", "the page of the term `go`"),
        ("static/search-index/index.json", "made from the whole site"),
        ("static/Logo.SVG", "letter case does not count"),
    ] {
        let guide = guide().file("static/logo.svg", "<svg/>").file(path, "x");
        let output = guide.run(&["build"]);
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(1), "{path}: {told}");
        assert!(told.contains(expected), "{path}: {told}");
    }
    let guide = guide().file("static/robots.txt", "User-agent: mine\n");
    guide.build();
    assert_eq!(guide.page("robots.txt"), "User-agent: mine\n");
}

#[test]
fn comparisons_that_meet_are_told() {
    let term = |name: &str, other: &str| {
        format!(
            "---\nterm: {name}\nshort: It.\nkind: tool\nconfused_with: [{{term: {other}, difference: It differs.}}]\n---\n"
        )
    };
    let plain = |name: &str| format!("---\nterm: {name}\nshort: It.\nkind: tool\n---\n");
    let guide = Guide::new()
        .file("content/terms/x.md", term("X", "y-vs-z"))
        .file("content/terms/y-vs-z.md", plain("Y vs Z"))
        .file("content/terms/x-vs-y.md", term("X vs Y", "z"))
        .file("content/terms/z.md", plain("Z"));
    let output = guide.run(&["build"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        String::from_utf8_lossy(&output.stderr).contains("would both be written to `compare/x-vs-y-vs-z/index.html`")
    );
}

#[test]
fn query_and_fragment_survive_on_every_kind_of_link() {
    let config = "title: Test\nbase_url: https://example.org/g/\nnavigation: [{title: A, url: \"/search/?q=nav#top\"}]\nfooter_links: [{title: B, url: \"/search/?q=foot\"}]\nfooter: \"[f](/search/?q=text)\"\n";
    let text = "[a](/search/?q=k8s) [b](/guide.pdf#page=2) [c](../terms/go.md?x=1#use) [d](file.pdf?dl=1#p) [e](/feed.xml?a) [f](?x=1) [g](/terms/go/index.html#use) ![i](pic.png?w=2)";
    let guide = guide()
        .file("site.yaml", config)
        .file("static/guide.pdf", "pdf")
        .file("content/articles/file.pdf", "pdf")
        .file("content/articles/pic.png", "png")
        .file("content/articles/one.md", article("", text));
    guide.build();
    let page = guide.page("articles/one/index.html");
    for expected in [
        "href=\"/g/search/?q=k8s\"",
        "#page=2\"",
        "href=\"/g/terms/go/?x=1#use\"",
        "?dl=1#p\"",
        "href=\"/g/feed.xml?a\"",
        "href=\"/g/articles/one/?x=1\"",
        "href=\"/g/terms/go/#use\"",
        ".png?w=2\"",
        "href=\"/g/search/?q=nav#top\"",
        "href=\"/g/search/?q=foot\"",
        "href=\"/g/search/?q=text\"",
    ] {
        assert!(page.contains(expected), "{expected} is not in\n{page}");
    }
}

#[test]
fn schemes_and_other_hosts_are_known_in_any_spelling() {
    let text = "[a](HTTP://x.org) [b](//y.org/z) [c](sms:+123) [d](/terms/go)";
    let guide = guide().file("content/articles/one.md", article("", text));
    guide.build();
    let page = guide.page("articles/one/index.html");
    for address in ["HTTP://x.org", "//y.org/z"] {
        assert!(page.contains(&format!("<a href=\"{address}\" class=\"external\" rel=\"noopener\">")), "{address}");
    }
    assert!(page.contains("<a href=\"sms:+123\">"));
    for bad in ["javascript:x", "JaVaScRiPt:x", "data:text/html,x", "vbscript:x", "file:///etc/passwd"] {
        guide.write("content/articles/one.md", article("", &format!("[a]({bad})")));
        assert_eq!(guide.codes(), ["unsafe-link"], "{bad}");
    }
    guide.write("content/articles/one.md", article("", "[a](<..\\terms\\go.md>)"));
    assert_eq!(guide.codes(), ["broken-link"]);
}

#[test]
fn names_of_devices_are_no_ids() {
    for id in ["con", "nul", "aux", "prn", "com1", "lpt9"] {
        let guide = Guide::new();
        fs::create_dir_all(guide.root().join("content/terms")).expect("made");
        guide.write(&format!("content/terms/{id}.md"), TERM);
        assert_eq!(guide.codes(), ["invalid-id"], "{id}");
    }
    let guide =
        Guide::new().file("content/terms/console.md", TERM).file("content/terms/com.md", TERM.replace("Go", "COM"));
    assert_eq!(guide.codes(), Vec::<String>::new());
}
