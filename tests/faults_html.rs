//! Raw HTML is read as browsers read it: what is wrong is told by every command, and what is right works.

mod support;

use support::Guide;

const TERM: &str = "---\nterm: Go\nshort: A language.\nkind: tool\n---\n\n## Use\n\nText.\n";

fn guide(text: &str) -> Guide {
    Guide::new()
        .file("site.yaml", "title: Test\nbase_url: https://example.org/g/\n")
        .file("static/x.png", "png")
        .file("static/own.js", "1;\n")
        .file("static/film.mp4", "mp4")
        .file("content/terms/go.md", TERM)
        .file("content/pages/one.md", format!("---\ntitle: One\n---\n\n{text}\n"))
}

/// The codes and the lines of what a command finds.
fn found(guide: &Guide, command: &str) -> Vec<(String, u64)> {
    let output = guide.run(&[command, "--format", "json"]);
    let records: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let records = records.as_array().expect("a list").iter();
    let errors = records.filter(|record| record["severity"] == "error");
    errors
        .map(|record| (record["code"].as_str().expect("text").to_owned(), record["line"].as_u64().expect("a line")))
        .collect()
}

#[test]
fn a_broken_address_in_raw_html_is_told_however_it_is_written() {
    let broken = [
        ("<a href=\"/guide/nope/\">x</a>", "broken-link"),
        ("<a href='/nope'>x</a>", "broken-link"),
        ("<a href=/nope>x</a>", "broken-link"),
        ("<A HREF = '/nope'>x</A>", "broken-link"),
        ("<a title='a > b' href=/nope>x</a>", "broken-link"),
        ("<a\n href='/nope'>x</a>", "broken-link"),
        ("<img src=\"nope.png\" alt=\"\">", "broken-link"),
        ("<img src=/x.png srcset=\"/nope.png 2x\" alt=\"\">", "broken-link"),
        ("<video poster=/nope.png></video>", "broken-link"),
        ("<form action=/nope></form>", "broken-link"),
        ("<button formaction=/nope></button>", "broken-link"),
        ("<object data=/nope></object>", "broken-link"),
        ("<blockquote cite=/nope>x</blockquote>", "broken-link"),
        ("<script src=/nope.js></script>", "broken-link"),
        ("<p style='background: url(/nope.png)'>x</p>", "broken-link"),
        ("<style>.a { background: url(/nope.png) }</style>", "broken-link"),
        ("<a href=#nope>x</a>", "unknown-anchor"),
        ("<a href=/terms/go/#nope>x</a>", "unknown-anchor"),
        ("<a href=\"javascript:alert(1)\">x</a>", "unsafe-link"),
        ("<a href=\"java&#10;script:alert(1)\">x</a>", "unsafe-link"),
        ("<b id=a>x</b> <b id=a>y</b>", "duplicate-anchor"),
        ("<b id=main>x</b>", "duplicate-anchor"),
        ("<div>", "unclosed-html"),
        ("<div><span></div>", "unclosed-html"),
        ("x</b>", "unclosed-html"),
    ];
    let guide = guide("");
    for (html, code) in broken {
        guide.write("content/pages/one.md", format!("---\ntitle: One\n---\n\nText.\n\n{html}\n"));
        for command in ["build", "check"] {
            let found = found(&guide, command);
            assert_eq!(found.len(), 1, "{command}, {html}: {found:?}");
            assert_eq!(found[0].0, code, "{command}, {html}");
            assert!((7..=8).contains(&found[0].1), "{command}, {html}: line {}", found[0].1);
        }
    }
}

#[test]
fn sound_addresses_in_raw_html_get_the_base_path_and_the_hash() {
    let guide = guide(
        "<A HREF = '/terms/go/#use'>x</A> <a href='../terms/go.md?x=1'>y</a>\n\n<div\n  class=keep data-x='/terms/go/'><img src=/x.png srcset=\"/x.png 1x, /x.png 2x\" alt=''>\n<video src='/film.mp4' poster=/x.png></video><script src=/own.js></script><form action=/search/></form></div>\n\n<a href='https://example.org/a?b=1&amp;c=2'>z</a> <!-- <a href=/nope> -->",
    );
    guide.build();
    let page = guide.page("pages/one/index.html".trim_start_matches("pages/"));
    for expected in [
        "<A HREF = \"/g/terms/go/#use\">x</A>",
        "<a href=\"/g/terms/go/?x=1\">y</a>",
        "<div\n  class=keep data-x='/terms/go/'><img src=\"/g/x.png?v=",
        "<video src=\"/g/film.mp4?v=",
        "poster=\"/g/x.png?v=",
        "<script src=\"/g/own.js?v=",
        "<form action=\"/g/search/\">",
        "<a href='https://example.org/a?b=1&amp;c=2'>z</a> <!-- <a href=/nope> -->",
    ] {
        assert!(page.contains(expected), "{expected} is not in\n{page}");
    }
}

#[test]
fn what_the_sites_own_policy_blocks_is_told() {
    let guide = guide(
        "![x](https://example.org/x.png)\n\n<img src=//example.org/y.png alt=''>\n\n<p style=\"color: red\">x</p>\n\n<p onclick=\"x()\">x</p>\n\n<iframe src=https://example.org/></iframe>\n\n<script>x()</script>\n\n![d](data:image/png;base64,AAAA)",
    );
    let output = guide.run(&["build"]);
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{told}");
    assert_eq!(told.matches("warning[blocked-content]").count(), 7, "{told}");
    let page = guide.page("one/index.html");
    assert!(page.contains("font-src 'self'") && page.contains("media-src 'self'"));
    assert!(page.contains("<img src=\"data:image/png;base64,AAAA\""));
}

#[test]
fn ids_of_authors_never_meet_those_of_the_page() {
    let term = "---\nterm: Go\nshort: A language.\nkind: tool\nversions: [{range: '1', status: modern}]\nask: [{question: Why?}]\n---\n\n## Versions\n\n## Main\n\n## fn-1\n\n## Ask 1\n\n## What to ask\n\n[a](#versions-1) [b](#versions) [c](#what-to-ask-1) A note.[^1]\n\n[^1]: Here.\n";
    let guide = Guide::new().file("content/terms/go.md", term);
    let output = guide.run(&["check"]);
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!told.contains("error["), "{told}");
    guide.build();
    let page = guide.page("terms/go/index.html");
    for id in ["main", "versions", "versions-1", "main-1", "fn-1", "what-to-ask", "what-to-ask-1"] {
        assert_eq!(page.matches(&format!(" id=\"{id}\"")).count(), 1, "{id}");
    }
}

#[test]
fn anchors_of_sections_are_there_or_told() {
    let link = |anchor: &str| format!("---\ntitle: One\n---\n\n[Go](../terms/go.md#{anchor})\n");
    let guide = guide("");
    for missing in ["what-to-ask", "versions", "mentioned-inn"] {
        guide.write("content/pages/one.md", link(missing));
        for command in ["build", "check"] {
            assert_eq!(found(&guide, command), [("unknown-anchor".to_owned(), 5)], "{missing}");
        }
    }
    guide.write("content/pages/one.md", link("mentioned-in"));
    guide.build();
    guide.write("content/terms/go.md", TERM.replace("kind: tool\n", "kind: tool\nask: [{question: Why?}]\n"));
    guide.write("content/pages/one.md", link("what-to-ask"));
    guide.build();
    // Also on pages that show no document, and in the fields of front matter.
    guide.write("content/pages/one.md", "---\ntitle: One\n---\n\n[a](/glossary/#nope)\n");
    assert_eq!(found(&guide, "build"), [("unknown-anchor".to_owned(), 5)]);
    guide.write("content/pages/one.md", "---\ntitle: One\n---\n\n[a](/glossary/#main)\n");
    let term = TERM.replace("kind: tool\n", "kind: tool\nanalogy: As [a](../pages/two.md) or [b](go.md#nope).\n");
    guide.write("content/terms/go.md", term);
    assert_eq!(found(&guide, "build"), [("broken-link".to_owned(), 5), ("unknown-anchor".to_owned(), 5)]);
}

#[test]
fn what_markdown_passes_over_in_silence_is_told() {
    for (text, code, severity) in [
        ("[x]()", "empty-link", "error"),
        ("[](/glossary/)", "empty-link", "error"),
        ("![x]()", "empty-link", "error"),
        ("![x](/glossary/)", "broken-link", "error"),
        ("A.[^none]", "missing-footnote", "error"),
        ("A.\n\n[^none]: B", "unused-footnote", "warning"),
        ("A.[^n]\n\n[^n]: B\n\n[^n]: C", "duplicate-footnote", "error"),
        ("```rust {4-2}\na\n```", "line-mark", "error"),
        ("```rust {2}\na\n```", "line-mark", "error"),
        ("```pyhton\na\n```", "unknown-language", "warning"),
        ("::: tip\nA\n:::", "foreign-syntax", "warning"),
        ("```{note}\nA\n```", "foreign-syntax", "warning"),
        ("!!! note\n    A", "foreign-syntax", "warning"),
        ("{{< youtube x >}}", "foreign-syntax", "warning"),
        ("> [!faq]\n> A", "foreign-syntax", "warning"),
    ] {
        let guide = guide(text);
        let output = guide.run(&["build", "--format", "json"]);
        let records: Vec<serde_json::Value> = serde_json::from_slice(&output.stdout).expect("JSON");
        assert!(!records.is_empty(), "{text}");
        for record in records {
            assert_eq!((record["code"].as_str(), record["severity"].as_str()), (Some(code), Some(severity)), "{text}");
        }
    }
    let sound = "```rust {1}\na\n```\n\n```text\na\n```\n\nA.[^n] $5 and $6 {x} (y) !!\n\n[^n]: B\n\n> [!NOTE]\n> A";
    assert_eq!(guide(sound).codes(), Vec::<String>::new());
}

#[test]
fn the_table_of_reserved_ids_is_that_of_the_templates() {
    use plainspeak::model::Kind;
    use plainspeak::parse::anchors::is_reserved;
    let kinds = [
        ("term", Kind::Term),
        ("role", Kind::Role),
        ("article", Kind::Article),
        ("cheat-sheet", Kind::CheatSheet),
        ("question-bank", Kind::QuestionBank),
        ("page", Kind::Page),
    ];
    for (name, text) in plainspeak::theme::templates() {
        // Components are written by name below, in the pages that use them.
        let Some((_, kind)) = kinds.iter().find(|(known, _)| name == format!("{known}.html")) else { continue };
        for piece in text.split("id=\"").skip(1) {
            let id = piece.split('"').next().unwrap_or_default();
            assert!(id.contains("{{") || is_reserved(*kind, id), "`{id}` of {name} is not in the table");
        }
    }
    let frame: Vec<_> = plainspeak::theme::templates()
        .filter(|(name, _)| name.ends_with("base.html") || name.contains("page") && name.starts_with("components/"))
        .collect();
    for (name, text) in frame {
        for piece in text.split(" id=\"").skip(1) {
            let id = piece.split('"').next().unwrap_or_default();
            assert!(id.contains("{{") || is_reserved(Kind::Page, id), "`{id}` of {name} is not in the table");
        }
    }
}
