//! The shared cases of the jargon rules, and what must never happen.

use std::sync::Arc;

use plainspeak::jargon::{PageRules, Table};
use plainspeak::model::config::{LinkFrequency, MarkdownConfig};
use plainspeak::model::{Body, Document, Site, TermFront, TermId};
use plainspeak::source::FilePath;
use proptest::prelude::*;
use serde_json::{Value, json};

fn vectors() -> Value {
    serde_json::from_str(include_str!("vectors/jargon.json")).expect("the cases are JSON")
}

fn table() -> Table {
    let mut site = Site::default();
    for term in vectors()["terms"].as_array().expect("terms") {
        let mut fields = term.clone();
        let id = fields["id"].as_str().expect("an id").to_owned();
        let map = fields.as_object_mut().expect("fields");
        map.remove("id");
        map.insert("short".to_owned(), json!("A term."));
        map.entry("kind").or_insert(json!("tool"));
        let front: TermFront = serde_json::from_value(fields).expect("a term");
        let document = Document {
            id: id.as_str().into(),
            file: FilePath::from("x.md"),
            front,
            body: Body::default(),
            references: Vec::new(),
        };
        site.terms.insert(TermId::from(id.as_str()), Arc::new(document));
    }
    Table::build(&site)
}

fn body(text: &str) -> Body {
    Body { source: text.into(), offset: 0, ..Body::default() }
}

fn rules(case: &Value) -> PageRules {
    PageRules {
        own: case["own"].as_str().map(TermId::from),
        autolink: case["autolink"].as_bool().unwrap_or(true),
        frequency: match case["frequency"].as_str() {
            Some("page") => LinkFrequency::Page,
            Some("every") => LinkFrequency::Every,
            _ => LinkFrequency::Section,
        },
    }
}

#[test]
fn there_are_a_hundred_and_fifty_cases_and_more() {
    let vectors = vectors();
    let count = vectors["text"].as_array().map_or(0, Vec::len) + vectors["markdown"].as_array().map_or(0, Vec::len);
    assert!(count >= 150, "{count}");
}

#[test]
fn every_pasted_text_gives_its_terms() {
    let table = table();
    let mut wrong = Vec::new();
    for case in vectors()["text"].as_array().expect("cases") {
        let text = case["text"].as_str().expect("a text");
        let found: Vec<_> =
            table.scan(text).into_iter().map(|found| json!([found.term.as_str(), &text[found.range]])).collect();
        if Value::from(found.clone()) != case["matches"] {
            wrong.push(format!("{} {text:?}: {} instead of {}", case["rule"], Value::from(found), case["matches"]));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_page_gives_its_links() {
    let table = table();
    let mut wrong = Vec::new();
    for case in vectors()["markdown"].as_array().expect("cases") {
        let text = case["markdown"].as_str().expect("a text");
        let links = table.link(&body(text), &rules(case), &MarkdownConfig::default()).links;
        let found: Vec<_> = links.into_iter().map(|link| json!([link.term.as_str(), &text[link.range]])).collect();
        if Value::from(found.clone()) != case["links"] {
            wrong.push(format!("{} {text:?}: {} instead of {}", case["rule"], Value::from(found), case["links"]));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Texts made of spellings, everyday words, signs and Markdown.
fn texts() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "Go",
        "go",
        "R",
        "C",
        "C++",
        "C#",
        ".NET",
        "Node.js",
        "Django",
        "django's",
        "k8s",
        "LLMs",
        "Spark",
        "REST",
        "React",
        "Taylor Swift",
        "R&D",
        "machine\nlearning",
        "scikit\u{2011}learn",
        "\\Go",
        "\\.NET",
        "[[Django]]",
        "`Go`",
        "**",
        "*",
        "_",
        "# ",
        "## ",
        "- ",
        "> ",
        "| ",
        "\n",
        "\n\n",
        " ",
        " ",
        " ",
        ", ",
        "/",
        " and ",
        ". ",
        "! ",
        "(",
        ")",
        "“",
        "é",
        "日本",
        "\u{a0}",
        "https://go.dev",
        "a@go.dev",
        "experience with ",
        " developer",
        "the",
        "[x](y)",
        "<kbd>",
        "</kbd>",
        "3.11",
    ]);
    prop::collection::vec(pieces, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn matches_never_overlap_and_stand_on_whole_characters(text in texts()) {
        let table = table();
        let mut end = 0;
        for found in table.scan(&text) {
            prop_assert!(found.range.start >= end, "{found:?}");
            prop_assert!(text.get(found.range.clone()).is_some(), "{found:?}");
            end = found.range.end;
        }
    }

    #[test]
    fn links_never_overlap_and_never_hold_a_border(text in texts()) {
        let table = table();
        let rules = PageRules { own: None, autolink: true, frequency: LinkFrequency::Every };
        let links = table.link(&body(&text), &rules, &MarkdownConfig::default());
        let mut end = 0;
        for link in links.links {
            prop_assert!(link.range.start >= end, "{link:?}");
            let words = text.get(link.range.clone());
            prop_assert!(words.is_some_and(|words| !words.contains(['*', '`', '[', ']'])), "{link:?} {words:?}");
            end = link.range.end;
        }
    }

    #[test]
    fn any_text_at_all_is_scanned_without_a_panic(text in "\\PC*") {
        let table = table();
        let rules = PageRules { own: None, autolink: true, frequency: LinkFrequency::Page };
        let found = table.scan(&text).len() + table.link(&body(&text), &rules, &MarkdownConfig::default()).links.len();
        prop_assert!(found <= text.len() * 2);
    }
}
