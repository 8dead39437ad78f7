//! The fields of terms and roles: what each takes, and what is said where one is wrong.

mod support;

use plainspeak::model::Kind;
use plainspeak::model::config::MarkdownConfig;
use plainspeak::parse::parse;
use plainspeak::source::{FilePath, Source, position};
use support::Guide;

/// What parsing says of a document, a line each: `line:column code: message (hint)`.
fn problems(kind: Kind, front: &str) -> Vec<String> {
    let path = FilePath::from(format!("content/{}/one.md", kind.folder()).as_str());
    let text = format!("---\n{front}---\n\nText.\n");
    let parsed = parse(&Source::new(path, &text), kind, &MarkdownConfig::default());
    let mut found = Vec::new();
    for diagnostic in parsed.diagnostics {
        let place = position(&text, diagnostic.span.range.start);
        let hint = diagnostic.hint.map(|hint| format!(" ({hint})")).unwrap_or_default();
        found.push(format!("{}:{} {}: {}{hint}", place.line, place.column, diagnostic.code, diagnostic.message));
    }
    found
}

const TERM: &str = "term: One\nshort: A thing.\nkind: tool\n";
const ROLE: &str = "title: One\nsummary: A job.\n";

#[test]
fn a_term_takes_every_field_of_the_model() {
    let front = format!(
        "{TERM}homonyms: [CD]\nshared: [One]\nmaker: Meta\nlicense: open-source\nsince: {{year: 2005, month: 7}}\n\
         status: {{trend: established, note: It is there., as_of: 2026-11-26}}\n\
         accept:\n  - {{term: two, ramp_up: a-year, note: Near.}}\n\
         seen:\n  ad: {{line: \"One, two\", means: Both.}}\n  resume: {{line: Did one, means: Did it.}}\n\
         hear: [two, {{word: ORM, means: a mapper}}]\n\
         ask:\n  - {{question: Why?, level: senior, good_answer: So., weak_answer: No., hear: [so]}}\n\
         ask_the_team: [Which one?]\ncertificates:\n  - {{name: Paper, by: Someone, means: A test was passed.}}\n\
         versions:\n  - {{range: \"1\", status: modern, supported_until: 2027-01-31}}\n"
    );
    assert_eq!(problems(Kind::Term, &front), Vec::<String>::new());
    assert_eq!(problems(Kind::Term, &format!("{TERM}since: 1991\n")), Vec::<String>::new());
}

#[test]
fn a_wrong_value_of_a_new_field_is_told_at_its_place() {
    let cases = [
        ("license: free", "5:10 unknown-value: unknown license `free` (did you mean `free-and-paid`?)"),
        ("since: 1066", "5:8 invalid-number: `since` must be at least 1900, not `1066`"),
        ("since: soon", "5:8 wrong-type: `since` must be a whole number or a map of fields, not text"),
        ("since: {year: 2005, month: 13}", "5:28 invalid-number: `month` must be at most 12, not `13`"),
        ("since: {month: 2}", "5:9 missing-field: `year` is missing in `since` (add `year: …` (the year))"),
        (
            "status: {trend: dying}",
            "5:17 unknown-value: unknown trend `dying` (it is one of `rising`, `established`, `fading` or `retired`)",
        ),
        (
            "accept: [{term: two, ramp_up: year}]",
            "5:31 unknown-value: unknown ramp_up `year` (it is one of `days`, `weeks`, `months` or `a-year`)",
        ),
        ("seen: {ad: {line: One}}", "5:13 missing-field: `means` is missing in `ad` (add `means: …` (what it means))"),
        ("hear: [7]", "5:8 wrong-type: `hear` must be text or a map of fields, not a number"),
        (
            "versions: [{range: \"1\", status: modern, supported_until: 2026-02-30}]",
            "5:58 invalid-date: `2026-02-30` is not a date (write year, month and day: `2026-11-20`)",
        ),
        (
            "ask: [{question: Why?, level: mid}]",
            "5:31 unknown-value: unknown level `mid` (it is one of `any`, `junior` or `senior`)",
        ),
    ];
    for (line, expected) in cases {
        assert_eq!(problems(Kind::Term, &format!("{TERM}{line}\n")), [expected], "{line}");
    }
}

#[test]
fn a_role_takes_stacks_titles_intake_search_logistics_and_pay_of_several_countries() {
    let pay = "{currency: USD, as_of: 2025, source: BLS, place: United States, base: base, level: all levels, \
               url: \"https://www.bls.gov/oes/\", median: 100, low: 80, high: 130}";
    let front = format!(
        "{ROLE}titles:\n  - {{title: Uno, note: The same.}}\nstacks:\n  - id: java\n    name: Java\n    terms: [java]\n    \
         search: {{must: [java], any: [spring], exclude: [island]}}\nintake:\n  - {{question: Who?, why: To know.}}\n\
         search: {{must: [sql]}}\nlogistics: [On-call]\nsources: [\"https://example.org/one\"]\nsalary: [{pay}, {pay}]\n"
    );
    assert_eq!(problems(Kind::Role, &front), Vec::<String>::new());
    assert_eq!(problems(Kind::Role, &format!("{ROLE}salary: {pay}\n")), Vec::<String>::new());
    let expected = "4:9 wrong-type: `salary` must be a map of fields or a list of them, not text";
    assert_eq!(problems(Kind::Role, &format!("{ROLE}salary: much\n")), [expected]);
    let expected = "4:15 invalid-id: `Java 8` is not an id (an id is made of lower-case letters, digits and single hyphens: \
                    `machine-learning`)";
    assert_eq!(problems(Kind::Role, &format!("{ROLE}stacks: [{{id: Java 8, name: J, terms: [java]}}]\n")), [expected]);
}

fn term(name: &str, fields: &str) -> String {
    format!("---\nterm: {name}\nshort: A thing.\nkind: concept\n{fields}---\n\nText.\n")
}

#[test]
fn a_label_of_two_terms_is_an_error_unless_both_call_it_a_homonym() {
    let guide = Guide::new()
        .file("content/terms/continuous-delivery.md", term("Continuous delivery", "homonyms: [CD]\n"))
        .file("content/terms/continuous-deployment.md", term("Continuous deployment", "homonyms: [CD]\n"));
    assert_eq!(guide.run(&["build"]).status.code(), Some(0));
    guide.write("content/terms/continuous-deployment.md", term("Continuous deployment", "aliases: [CD]\n"));
    let output = guide.run(&["build"]);
    assert_eq!(output.status.code(), Some(1));
    let text = String::from_utf8_lossy(&output.stderr);
    assert!(text.contains("the label `CD` belongs to two terms"), "{text}");
}

#[test]
fn the_glossary_for_other_programs_holds_every_field_that_says_something() {
    let fields = "maker: Meta\nsince: 2013\nhear:\n  - {word: hook, means: a function}\n";
    let guide = Guide::new().file("content/terms/react.md", term("React", fields));
    assert_eq!(guide.run(&["build"]).status.code(), Some(0));
    let text = std::fs::read_to_string(guide.out().join("glossary.json")).expect("a glossary");
    let glossary: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let terms = glossary["terms"].as_array().expect("terms");
    let react = terms.iter().find(|term| term["id"] == "react").expect("React");
    assert_eq!(react["maker"], "Meta");
    assert_eq!(react["since"], 2013);
    assert_eq!(react["hear"][0]["means"], "a function");
    let keys: Vec<_> = react.as_object().expect("a map").keys().map(String::as_str).collect();
    let expected = [
        "id", "term", "short", "kind", "aliases", "tags", "broader", "narrower", "related", "url", "maker", "since",
        "hear",
    ];
    assert_eq!(keys, expected);
}
