//! The editorial lints: each shown by a small guide, and shown not to fire where nothing is wrong.

mod support;

use support::Guide;

/// What `check` finds under a code, a line each: `file:line:column: message`.
fn findings(guide: &Guide, code: &str) -> Vec<String> {
    let output = guide.run(&["check", "--format", "json"]);
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    let records: Vec<serde_json::Value> = serde_json::from_str(&text)
        .unwrap_or_else(|error| panic!("no JSON ({error}): {text}\n{}", String::from_utf8_lossy(&output.stderr)));
    let place = |record: &serde_json::Value| {
        let file = record["file"].as_str().expect("a file").trim_start_matches("content/").to_owned();
        format!("{file}:{}:{}: {}", record["line"], record["column"], record["message"].as_str().expect("a message"))
    };
    records.iter().filter(|record| record["code"] == code).map(place).collect()
}

fn term(name: &str, fields: &str, body: &str) -> String {
    format!("---\nterm: {name}\nshort: A thing.\nkind: tool\n{fields}---\n\n{body}\n")
}

const NONE: [&str; 0] = [];

#[test]
fn an_answer_of_few_words_is_thin_and_one_of_many_is_not() {
    let ask =
        |good: &str, weak: &str| format!("ask:\n  - {{question: Why?, good_answer: {good}, weak_answer: {weak}}}\n");
    let long = "They name the product and the number of people and what broke";
    let guide = Guide::new()
        .file("content/terms/one.md", term("Alpha", &ask("Has a reason.", "Never."), "Text."))
        .file("content/terms/two.md", term("Beta", &ask(long, "Bought a larger server first of all"), "Text."));
    let expected = [
        "terms/one.md:6:35: the good answer has 3 words; 10 are the least that one can judge by",
        "terms/one.md:6:63: the weak answer has 1 word; 5 are the least that one can judge by",
    ];
    assert_eq!(findings(&guide, "thin-answer"), expected);
    guide.write("site.yaml", "title: Test\nlimits: {good_answer_words: 2, weak_answer_words: 1}\n");
    assert_eq!(findings(&guide, "thin-answer"), NONE);
}

#[test]
fn answers_of_roles_and_question_banks_are_weighed_too() {
    let role = "---\ntitle: Tester\nsummary: Tests.\ninterview:\n  - {question: Why?, listen_for: Because., red_flag: No reason at all is given}\n---\n\nText.\n";
    let bank = "---\ntitle: Bank\nsummary: Asks.\ntopics:\n  - topic: One\n    questions:\n      - {question: How?, weak_answer: Badly.}\n---\n";
    let guide = Guide::new().file("content/roles/tester.md", role).file("content/interviews/bank.md", bank);
    let expected = [
        "interviews/bank.md:7:39: the weak answer has 1 word; 5 are the least that one can judge by",
        "roles/tester.md:5:34: the good answer has 1 word; 10 are the least that one can judge by",
    ];
    assert_eq!(findings(&guide, "thin-answer"), expected);
}

#[test]
fn one_weak_answer_on_two_questions_is_told_once_and_different_ones_are_not() {
    let ask = |weak: &str| format!("ask:\n  - {{question: Why?, weak_answer: {weak}}}\n");
    let guide = Guide::new()
        .file("content/terms/one.md", term("Alpha", &ask("Only followed a course online"), "Text."))
        .file("content/terms/two.md", term("Beta", &ask("\"Only followed a course, online.\""), "Text."));
    assert_eq!(findings(&guide, "repeated-answer"), ["terms/one.md:6:35: 2 questions have this weak answer"]);
    guide.write("content/terms/two.md", term("Beta", &ask("Only read about it in a book"), "Text."));
    assert_eq!(findings(&guide, "repeated-answer"), NONE);
}

#[test]
fn a_modern_version_whose_fixes_have_ended_has_expired() {
    let versions = |status: &str, day: &str| {
        format!("versions:\n  - {{range: \"1\", status: {status}, supported_until: {day}}}\n")
    };
    let guide = Guide::new()
        .file("content/terms/one.md", term("Alpha", &versions("modern", "2020-01-31"), "Text."))
        .file("content/terms/two.md", term("Beta", &versions("legacy", "2020-01-31"), "Text."))
        .file("content/terms/three.md", term("Gamma", &versions("modern", "2099-01-31"), "Text."));
    let expected = ["terms/one.md:6:26: `1` is called modern, but its fixes ended on 2020-01-31"];
    assert_eq!(findings(&guide, "expired-version"), expected);
}

#[test]
fn a_year_or_a_maker_that_two_texts_tell_differently_is_a_conflict() {
    let guide = Guide::new()
        .file("content/terms/react.md", term("React", "since: 2013\nmaker: Meta\n", "Text."))
        .file(
            "content/terms/one.md",
            term("Alpha", "", "At that time React first appeared in 2011. Today React, owned by Google, leads."),
        )
        .file(
            "content/terms/two.md",
            term(
                "Beta",
                "",
                "The library React came out in 2013. Today React is made by Meta. React 19 came out in 2024.",
            ),
        );
    let expected = [
        "terms/one.md:7:38: the year 2011 of `React` is not what its entry says",
        "terms/one.md:7:66: the maker Google of `React` is not what its entry says",
    ];
    assert_eq!(findings(&guide, "conflicting-fact"), expected);
    guide.write("content/terms/react.md", term("React", "since: 2099\n", "Text."));
    guide.write("content/terms/one.md", term("Alpha", "", "Text."));
    guide.write("content/terms/two.md", term("Beta", "", "Text."));
    assert_eq!(findings(&guide, "conflicting-fact"), ["terms/react.md:5:8: `since` lies in the future"]);
}

#[test]
fn figures_of_pay_are_old_after_two_years() {
    let role = |pay: &str| format!("---\ntitle: Tester\nsummary: Tests.\nsalary: {pay}\n---\n\nText.\n");
    let pay = |day: &str| format!("{{currency: USD, as_of: \"{day}\", source: A survey, median: 1}}");
    let guide = Guide::new().file("content/roles/tester.md", role(&pay("2020-05")));
    assert_eq!(findings(&guide, "old-pay"), ["roles/tester.md:4:32: the pay of `tester` is of 2020-05"]);
    guide.write("content/roles/tester.md", role(&format!("[{}, {}]", pay("2099"), pay("2020"))));
    assert_eq!(findings(&guide, "old-pay"), ["roles/tester.md:4:94: the pay of `tester` is of 2020"]);
    guide.write("content/roles/tester.md", role(&pay("2099")));
    assert_eq!(findings(&guide, "old-pay"), NONE);
}

#[test]
fn a_home_page_is_a_bare_source_and_a_page_on_the_point_is_not() {
    let sources = "sources: [\"https://kafka.apache.org/\", \"https://kafka.apache.org/documentation/#design\"]\n";
    let guide = Guide::new().file("content/terms/one.md", term("Alpha", sources, "Text."));
    let expected = ["terms/one.md:5:11: `https://kafka.apache.org/` is a home page; no reader can check a claim there"];
    assert_eq!(findings(&guide, "bare-source"), expected);
}

#[test]
fn a_misspelling_that_the_guide_writes_or_that_is_a_word_is_told() {
    let guide = Guide::new()
        .file("content/terms/one.md", term("Alpha", "misspellings: [DBSCAN, Alhpa, flask]\n", "Text."))
        .file("content/terms/two.md", term("Beta", "", "With DBSCAN one finds groups."));
    let expected = [
        "terms/one.md:5:16: `DBSCAN` is listed as a wrong spelling of `Alpha`, but the guide itself writes it, in `content/terms/two.md`",
        "terms/one.md:5:31: `flask` is listed as a wrong spelling of `Alpha`, but it is an English word",
    ];
    assert_eq!(findings(&guide, "misspelled-name"), expected);
}

#[test]
fn an_alias_that_the_text_calls_a_part_or_an_example_is_none() {
    let body = "Tools such as Selenium click. SSRS is a part of it. Alphabet is another name of it.";
    let guide = Guide::new().file("content/terms/one.md", term("Alpha", "aliases: [Selenium, SSRS, Alphabet]\n", body));
    let expected = [
        "terms/one.md:5:11: `Selenium` is listed as another name of `Alpha`, but the text calls it an instance (example)",
        "terms/one.md:5:21: `SSRS` is listed as another name of `Alpha`, but the text calls it an instance (part)",
    ];
    assert_eq!(findings(&guide, "alias-in-disguise"), expected);
}

#[test]
fn relations_that_contradict_each_other_are_told() {
    let guide = Guide::new()
        .file("content/terms/java.md", term("Java", "accept:\n  - {term: spring, ramp_up: days}\n", "Text."))
        .file("content/terms/spring.md", term("Spring", "implies: [java]\ncommon_word: [Spring]\n", "Text."))
        .file("content/terms/one.md", term("Alpha", "implies: [two]\n", "Text."))
        .file("content/terms/two.md", term("Beta", "implies: [one]\n", "Text."));
    let expected = [
        "terms/java.md:6:12: `spring` already implies `java`, so nobody has to learn it",
        "terms/one.md:5:11: `one` and `two` imply each other",
    ];
    assert_eq!(findings(&guide, "contradicting-relation"), expected);
}

#[test]
fn british_spelling_is_told_where_the_language_is_american_only() {
    let guide = Guide::new()
        .file("site.yaml", "title: Test\nlanguage: en-US\n")
        .file("content/terms/one.md", term("Alpha", "", "The colour of a license."));
    assert_eq!(findings(&guide, "british-spelling"), ["terms/one.md:7:5: `colour` is British spelling"]);
    guide.write("site.yaml", "title: Test\nlanguage: en-GB\n");
    assert_eq!(findings(&guide, "british-spelling"), NONE);
}

#[test]
fn a_heading_in_more_texts_than_allowed_says_nothing() {
    let body = "Text.\n\n## For the search\n\nMore.";
    let guide = Guide::new()
        .file("site.yaml", "title: Test\nlimits: {repeated_headings: 1}\n")
        .file("content/terms/one.md", term("Alpha", "", body))
        .file("content/terms/two.md", term("Beta", "", body));
    let expected =
        ["terms/one.md:9:1: the heading `For the search` stands in 2 texts, so it says nothing about any of them"];
    assert_eq!(findings(&guide, "repeated-heading"), expected);
    guide.write("site.yaml", "title: Test\n");
    assert_eq!(findings(&guide, "repeated-heading"), NONE);
}

#[test]
fn a_change_after_the_review_is_told() {
    let guide = Guide::new()
        .file("content/terms/one.md", term("Alpha", "reviewed: 2026-10-01\nupdated: 2026-10-02\n", "Text."))
        .file("content/terms/two.md", term("Beta", "reviewed: 2026-10-02\nupdated: 2026-10-02\n", "Text."));
    let expected = ["terms/one.md:5:11: `one` was changed on 2026-10-02, after its review"];
    assert_eq!(findings(&guide, "changed-since-review"), expected);
}

#[test]
fn an_editor_sees_what_each_entry_lacks_in_the_wanted_order() {
    let whole = "hear:\n  - {word: so, means: thus}\nseen:\n  ad: {line: One, means: Two.}\nflags: {green: [Good]}\n\
                 sources: [\"https://example.org/a\"]\nreviewed: 2026-10-01\nask:\n  - {question: A?, hear: [so]}\n  - {question: B?}\n";
    let concept = format!("---\nterm: Alpha\nshort: A thing.\nkind: concept\n{whole}---\n\n{}\n", "word ".repeat(130));
    let guide =
        Guide::new().file("content/terms/one.md", concept).file("content/terms/two.md", term("Beta", "", "Few."));
    let output = guide.run(&["check", "--editorial", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(report[0]["id"], "two");
    let lacks = [
        "maker",
        "license",
        "since",
        "status",
        "accept",
        "in_a_job_ad",
        "seen",
        "ask",
        "ask_the_team",
        "hear",
        "flags",
        "sources",
        "reviewed",
    ];
    assert_eq!(report[0]["lacks"], serde_json::json!(lacks));
    assert_eq!(report[0]["thin"], serde_json::json!(["body"]));
    assert_eq!(report[1]["lacks"], serde_json::json!([]));
    let text = String::from_utf8(guide.run(&["check", "--editorial", "--sort", "name"]).stdout).expect("UTF-8");
    assert!(text.starts_with("one  130 words   1 sources  reviewed 2026-10-01  \ntwo "), "{text}");
    assert!(text.contains("2 entries, 1 of them whole\n"), "{text}");
}
