//! Lints, each with its exact finding: code, place, message.

mod support;

use std::path::Path;

use support::Guide;

/// What a command finds under one code, a line each: `file:line:column: message`.
fn findings(guide: &Guide, arguments: &[&str], code: &str) -> Vec<String> {
    let output = guide.run(&[arguments, &["--format", "json"]].concat());
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    let records: serde_json::Value = serde_json::from_str(&text)
        .unwrap_or_else(|error| panic!("no JSON ({error}): {text}\n{}", String::from_utf8_lossy(&output.stderr)));
    let records = records.as_array().expect("an array").iter().filter(|record| record["code"] == code);
    records
        .map(|record| {
            let place = format!("{}:{}:{}", record["file"].as_str().expect("a file"), record["line"], record["column"]);
            format!("{place}: {}", record["message"].as_str().expect("a message"))
        })
        .collect()
}

/// A cheat sheet of one list of `count` steps, each about a line long.
fn sheet(count: usize, fields: &str) -> String {
    let steps = "      - Ask for one figure they looked after, and how it was kept.\n".repeat(count);
    format!("---\ntitle: Much\nsummary: A lot.\n{fields}blocks:\n  - steps:\n{steps}---\n")
}

#[test]
fn a_sheet_that_holds_too_much_is_told_by_build_and_by_check() {
    let guide = Guide::new().file("content/cheat-sheets/much.md", sheet(150, "max_pages: 1\n"));
    let expected = ["content/cheat-sheets/much.md:4:12: the sheet needs about 1.2 A4 pages; 1 is allowed"];
    assert_eq!(findings(&guide, &["build"], "sheet-overflow"), expected);
    assert_eq!(findings(&guide, &["check"], "sheet-overflow"), expected);
    guide.write("content/cheat-sheets/much.md", sheet(150, "paper: Letter\n"));
    let expected = ["content/cheat-sheets/much.md:2:8: the sheet needs about 1.3 Letter pages; 1 is allowed"];
    assert_eq!(findings(&guide, &["build"], "sheet-overflow"), expected);
    guide.write("content/cheat-sheets/much.md", sheet(150, "max_pages: 2\n"));
    assert!(findings(&guide, &["build"], "sheet-overflow").is_empty());
    guide.write("content/cheat-sheets/much.md", sheet(110, ""));
    assert!(findings(&guide, &["build"], "sheet-overflow").is_empty());
}

#[test]
fn a_sheet_of_a_whole_guide_fits_and_twice_of_it_does_not() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/guide");
    let guide = Guide::copy(&root);
    // Without a host there are no social cards, whose drawing would take most of the time.
    let build = ["build", "--base-url", "/"];
    assert!(findings(&guide, &build, "sheet-overflow").is_empty());
    let path = "content/cheat-sheets/data-engineer-call.md";
    let text = std::fs::read_to_string(root.join(path)).expect("a sheet of the guide");
    let (head, rest) = text.split_once("blocks:\n").expect("blocks");
    let (blocks, tail) = rest.split_once("updated:").expect("a date");
    guide.write(path, format!("{head}blocks:\n{blocks}{blocks}updated:{tail}"));
    let found = findings(&guide, &build, "sheet-overflow");
    assert_eq!(found, [format!("{path}:6:12: the sheet needs about 1.2 A4 pages; 1 is allowed")]);
}

#[test]
fn a_lint_that_is_an_error_stops_a_build_and_one_that_is_off_is_silent() {
    let guide = Guide::new()
        .file("content/cheat-sheets/much.md", sheet(150, ""))
        .file("site.yaml", "title: Test\nlints: {sheet-overflow: error}\n");
    assert_eq!(guide.run(&["build"]).status.code(), Some(1));
    guide.write("site.yaml", "title: Test\nlints: {sheet-overflow: off}\n");
    assert!(findings(&guide, &["build"], "sheet-overflow").is_empty());
}

/// A term with a name, and fields if any.
fn term(name: &str, kind: &str, fields: &str) -> String {
    format!("---\nterm: {name}\nshort: A thing.\nkind: {kind}\n{fields}---\n\nText.\n")
}

#[test]
fn an_exclusion_that_eats_what_ads_say_is_told() {
    let fields = "aliases: [GCP]\nexclude: [Knowledge of GCP, GCP consultant, knowledge of GCP guidelines]\n";
    let guide = Guide::new().file("content/terms/google-cloud.md", term("Google Cloud", "platform", fields));
    let expected = [
        "content/terms/google-cloud.md:6:11: `Knowledge of GCP` is how ads ask for `Google Cloud`; excluded, it is never found",
    ];
    assert_eq!(findings(&guide, &["check"], "eager-exclusion"), expected);
}

#[test]
fn spellings_that_no_alias_covers_are_told_once_and_at_their_first_place() {
    let text = "---\ntitle: Page\n---\n\nWe use Py\nTorch, py torch and PyTorch.\nThen Nodejs, Postgre SQL and *Kubernets*.\n\
                \nNodejs again, and roll back, .NET, the net, Roll back and `Nodejs` at nodejs.org.\n";
    let guide = Guide::new()
        .file("content/terms/pytorch.md", term("PyTorch", "library", ""))
        .file("content/terms/node-js.md", term("Node.js", "platform", "aliases: [Node]\n"))
        .file("content/terms/postgresql.md", term("PostgreSQL", "database", ""))
        .file("content/terms/kubernetes.md", term("Kubernetes", "platform", ""))
        .file("content/terms/dotnet.md", term(".NET", "platform", ""))
        .file("content/terms/rollback.md", term("Rollback", "practice", ""))
        .file("content/pages/page.md", text);
    let expected = [
        "content/pages/page.md:5:8: `Py Torch` is not among the spellings of `PyTorch`",
        "content/pages/page.md:7:6: `Nodejs` is not among the spellings of `Node.js`",
        "content/pages/page.md:7:14: `Postgre SQL` is not among the spellings of `PostgreSQL`",
        "content/pages/page.md:7:31: `Kubernets` is not among the spellings of `Kubernetes`",
    ];
    assert_eq!(findings(&guide, &["check"], "missing-alias"), expected);
    guide.write("content/terms/pytorch.md", term("PyTorch", "library", "aliases: [Py Torch]\n"));
    guide.write("content/terms/kubernetes.md", term("Kubernetes", "platform", "misspellings: [kubernets]\n"));
    assert_eq!(findings(&guide, &["check"], "missing-alias"), expected[1..3]);
}

#[test]
fn other_words_are_no_spellings_of_terms() {
    let text = "---\ntitle: Page\n---\n\nA Databrick is no word. Classifies and classified. Type \\PyTorch or sign up; the \
                sign-up is short.\nTensorflows run. [Nodejs](https://example.org/).\n";
    let guide = Guide::new()
        .file("content/terms/classifier.md", term("Classifier", "concept", ""))
        .file("content/terms/node-js.md", term("Node.js", "platform", ""))
        .file("content/terms/tensorflow.md", term("TensorFlow", "library", ""))
        .file("content/terms/signup.md", term("Signup", "practice", ""))
        .file("content/pages/page.md", text);
    assert!(findings(&guide, &["check"], "missing-alias").is_empty());
}
