//! The words of a folder of texts that have no entry yet.

mod support;

use support::Guide;

fn guide() -> Guide {
    let term = |name: &str, kind: &str| {
        format!("---\nterm: {name}\nshort: A thing that programs are made with.\nkind: {kind}\n---\nText.\n")
    };
    Guide::new()
        .file("content/terms/python.md", term("Python", "language"))
        .file("content/terms/kubernetes.md", term("Kubernetes", "platform"))
        .file("ads/one.txt", "Backend developer\n\nMust have: Python, Kubernetes, NestJS and DynamoDB\n")
        .file("ads/deep/two.md", "Platform engineer\n\nRequirements\n- Kubernetes and Python\n- NestJS\n")
        .file("ads/picture.png", [0xFF, 0xD8])
}

#[test]
fn words_without_an_entry_are_counted_by_text_the_most_frequent_first() {
    let guide = guide();
    let output = guide.run(&["coverage", &guide.root().join("ads").to_string_lossy(), "--format", "json"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let found: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!((&found["texts"], &found["with_entry"], &found["without_entry"]), (&2.into(), &4.into(), &3.into()));
    let words: Vec<_> =
        found["missing"].as_array().expect("words").iter().map(|word| (&word["word"], &word["texts"])).collect();
    assert_eq!(words, [(&"NestJS".into(), &2.into()), (&"DynamoDB".into(), &1.into())]);
    assert_eq!(found["missing"][1]["sentence"], "Must have: Python, Kubernetes, NestJS and DynamoDB");
    assert!(found["missing"][1]["file"].as_str().expect("a path").ends_with("one.txt"));
}

#[test]
fn the_list_says_how_much_is_covered_and_how_to_go_on() {
    let guide = guide();
    let output = guide.run(&["coverage", &guide.root().join("ads").to_string_lossy(), "--limit", "1"]);
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(said.starts_with("2 texts name 7 technology words, of which 4 have an entry: 57 %"), "{said}");
    assert!(said.contains("plainspeak new term \"NestJS\"") && !said.contains("DynamoDB:"), "{said}");
}

#[test]
fn what_is_no_text_is_told() {
    let guide = guide().file("empty/x.png", "x");
    let run = |path: &str| guide.run(&["coverage", &guide.root().join(path).to_string_lossy()]);
    let said = |path: &str| String::from_utf8_lossy(&run(path).stderr).into_owned();
    assert!(said("empty").contains("there is no text there"));
    assert!(said("nowhere").contains("nowhere` cannot be read"));
    assert!(said("ads/picture.png").contains("is not UTF-8 at byte 0"));
    assert_eq!(run("nowhere").status.code(), Some(1));
}
