//! What is wrong is told at once, once, with its place and its fix; what is written is whole.

mod support;

use std::fs;
use std::process::{Command, Stdio};

use support::{Guide, tree};

fn term(fields: &str, text: &str) -> String {
    format!("---\nterm: Go\nshort: A language that programs are written in.\nkind: tool\n{fields}---\n\n{text}\n")
}

fn output(guide: &Guide, arguments: &[&str]) -> (Option<i32>, String, String) {
    let output = guide.run(arguments);
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

#[test]
fn errors_of_all_phases_are_told_together() {
    let guide = Guide::new()
        .file("content/terms/broken.md", "---\nterm: [\n---\n")
        .file("content/terms/go.md", term("related: [nothing]\n", "[a](nope.md) [b](rust.md#nope) [[Nobody]]"))
        .file("content/terms/rust.md", term("", "Text.").replace("Go", "Rust"))
        .file("static/css/9.css", ".a { color: red")
        .file("static/own.js", "import './nope.js';\n")
        .file("templates/page.html", "{% if %}\n");
    let codes: std::collections::BTreeSet<String> = guide.codes().into_iter().collect();
    for code in ["invalid-yaml", "unknown-term", "broken-link", "invalid-template"] {
        assert!(codes.contains(code), "{code}: {codes:?}");
    }
    fs::remove_file(guide.root().join("templates/page.html")).expect("there");
    let codes = guide.codes();
    for (code, count) in
        [("invalid-yaml", 1), ("unknown-term", 2), ("broken-link", 2), ("unknown-anchor", 1), ("invalid-style", 1)]
    {
        assert_eq!(codes.iter().filter(|found| *found == code).count(), count, "{code}: {codes:?}");
    }
}

#[test]
fn an_undeclared_tag_is_one_error_with_its_uses() {
    let guide = Guide::new();
    for number in 0..9 {
        let text = term("tags: [nope]\n", "Text.").replace("term: Go", &format!("term: Go {number}"));
        guide.write(&format!("content/terms/go-{number}.md"), text);
    }
    assert_eq!(guide.codes(), ["unknown-tag"]);
    let (_, _, told) = output(&guide, &["check"]);
    assert!(told.contains("there is no tag `nope`, which 9 documents use"), "{told}");
    assert!(told.contains("content/terms/go-1.md:5:8"), "{told}");
}

#[test]
fn many_findings_of_one_kind_are_grouped_counted_and_listed_on_demand() {
    let guide = Guide::new();
    for number in 0..20 {
        let text = term("", "").replace("term: Go", &format!("term: Thing {number}"));
        guide.write(&format!("content/terms/thing-{number}.md"), text);
    }
    let (code, _, told) = output(&guide, &["check"]);
    assert_eq!(code, Some(0));
    assert_eq!(told.matches("warning[empty-body]: the").count(), 3, "{told}");
    assert!(told.contains("17 more warnings `empty-body`: `plainspeak check --only empty-body` lists them"), "{told}");
    assert!(told.contains("\n    20 warning[empty-body]\n"), "{told}");
    let (_, _, told) = output(&guide, &["check", "--only", "empty-body"]);
    assert_eq!(told.matches("warning[empty-body]: the").count(), 20);
    assert!(!told.contains("never-linked"));
    let (_, _, told) = output(&guide, &["check", "--file", "content/terms/thing-7.md", "--only", "empty-body"]);
    assert!(told.contains("thing-7.md") && told.ends_with("1 warning\n"), "{told}");
    let (code, _, told) = output(&guide, &["check", "--file", "content/articles"]);
    assert_eq!((code, told.as_str()), (Some(0), "nothing to mend\n"));
}

#[test]
fn the_column_of_a_long_line_is_that_of_the_file() {
    let text = format!("{}[a](nope.md)", "word ".repeat(100));
    let guide = Guide::new().file("content/terms/go.md", term("", &text));
    let (_, _, told) = output(&guide, &["build"]);
    assert!(told.contains("content/terms/go.md:7:501"), "{told}");
}

#[test]
fn dates_languages_domains_placeholders_and_control_characters_are_told() {
    let article = |fields: &str| format!("---\ntitle: A\nsummary: B\n{fields}---\n\nText.\n");
    let cases: [(&str, &str, String, &str); 12] = [
        ("check", "content/articles/a.md", article("date: 2199-01-02\n"), "warning[future-date]"),
        ("check", "content/articles/a.md", article("date: 2024-01-02\nupdated: 2023-01-01\n"), "warning[date-order]"),
        ("check", "content/terms/go.md", term("reviewed: 2199-01-01\n", "Text."), "warning[future-date]"),
        ("build", "site.yaml", "title: Test\nlanguage: english\n".to_owned(), "error[invalid-language]"),
        (
            "build",
            "site.yaml",
            "title: Test\ndomain: guide.example.org\nbase_url: https://someone.github.io/guide/\n".to_owned(),
            "warning[domain-mismatch]",
        ),
        (
            "build",
            "content/terms/x.md",
            "---\nterm: X\nshort: \"short\"\nkind: tool\n---\n\nText.\n".to_owned(),
            "error[placeholder]",
        ),
        (
            "build",
            "content/terms/x.md",
            term("", "What problem it solves, how it helps, where one meets it."),
            "error[placeholder]",
        ),
        ("build", "content/pages/x.md", "---\ntitle: X\n---\n\nWrite here.\n".to_owned(), "error[placeholder]"),
        (
            "build",
            "content/articles/a.md",
            article("date: 2024-01-02\n").replace("title: A", "title: \"A \\v B\""),
            "error[control-character]",
        ),
        ("build", "content/terms/x.md", term("", "A \u{1b}[31m B"), "error[control-character]"),
        ("build", "content/terms/x.md", term("", "A \u{0} B"), "error[control-character]"),
        ("build", "content/authors/ada.yaml", "name: Ada\nphoto: nowhere.png\n".to_owned(), "error[broken-link]"),
    ];
    for (command, path, text, expected) in cases {
        let guide = Guide::new().file("content/terms/one.md", term("", "Text.").replace("Go", "One")).file(path, &text);
        let (_, _, told) = output(&guide, &[command]);
        assert!(told.contains(expected), "{text}: {told}");
        assert!(told.contains(&format!("--> {path}")), "{text}: {told}");
    }
    let (_, _, told) = output(&Guide::new(), &["build"]);
    assert!(told.contains("warning[empty-guide]"), "{told}");
    let guide = Guide::new().file("content/terms/go.md", term("title: Go\n", ""));
    let (_, _, told) = output(&guide, &["build"]);
    assert!(told.contains("hint: here it is called `term`"), "{told}");
}

#[test]
fn a_new_file_is_whole_or_absent_and_named_in_any_script() {
    let guide = Guide::new();
    for (name, id) in [
        ("Prüfung", "pruefung"),
        ("Łódź", "lodz"),
        ("日本語", "ri-ben-yu"),
        ("C", "c"),
        ("C++", "cpp"),
        ("C#", "c-sharp"),
    ] {
        let (code, _, told) = output(&guide, &["new", "term", name]);
        assert_eq!(code, Some(0), "{name}: {told}");
        assert!(guide.root().join(format!("content/terms/{id}.md")).is_file(), "{name}");
    }
    let (code, _, told) = output(&guide, &["new", "term", "Prüfung"]);
    assert_eq!(code, Some(1));
    assert!(told.contains("it exists already; `--id NAME`"), "{told}");
    assert_eq!(output(&guide, &["new", "term", "Prüfung", "--id", "exam"]).0, Some(0));
    assert_eq!(output(&guide, &["new", "term", "X", "--id", "con"]).0, Some(1));
    assert_eq!(output(&guide, &["new", "term", "!!!"]).0, Some(1));
    let left = tree(guide.root()).into_iter().map(|(path, _)| path).find(|path| path.ends_with(".part"));
    assert_eq!(left, None);
}

#[test]
fn init_makes_a_whole_guide_or_none_and_keeps_its_schemas() {
    let outer = Guide::empty();
    let folder = outer.root().join("guide");
    let init = || Command::new(env!("CARGO_BIN_EXE_plainspeak")).arg("init").arg(&folder).output().expect("it runs");
    assert!(init().status.success());
    let ignored = fs::read_to_string(folder.join(".gitignore")).expect("there");
    assert!(ignored.contains("!/.plainspeak/schemas/"), "{ignored}");
    let names: Vec<_> =
        fs::read_dir(outer.root()).expect("readable").map(|entry| entry.expect("readable").file_name()).collect();
    assert_eq!(names, ["guide"]);
    assert!(!init().status.success());
    let workflow = fs::read_to_string(folder.join(".github/workflows/pages.yml")).expect("there");
    assert!(workflow.contains("upload-pages-artifact@v5") && !workflow.contains("install --locked plainspeak"));
    // A repository that was just made.
    fs::remove_dir_all(&folder).expect("there");
    fs::create_dir_all(folder.join(".git")).expect("made");
    assert!(init().status.success());
    assert!(folder.join(".git").is_dir() && folder.join("site.yaml").is_file());
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told_and_a_closed_pipe_is_no_failure() {
    let guide = Guide::new().file("content/terms/go.md", term("", "Text."));
    let run = |arguments: &[&str], out: Stdio| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_plainspeak"));
        command.args(arguments).arg("--root").arg(guide.root()).stdout(out).stderr(Stdio::piped());
        command.spawn().expect("it runs")
    };
    let full = || Stdio::from(fs::OpenOptions::new().write(true).open("/dev/full").expect("there"));
    for arguments in [
        &["export", "csv"][..],
        &["check", "--format", "json"],
        &["check", "--lints"],
        &["man"],
        &["completions", "bash"],
    ] {
        let ended = run(arguments, full()).wait_with_output().expect("ended");
        let told = String::from_utf8_lossy(&ended.stderr).into_owned();
        assert_eq!(ended.status.code(), Some(1), "{arguments:?}: {told}");
        assert!(told.contains("standard output cannot be written"), "{arguments:?}: {told}");
        let mut child = run(arguments, Stdio::piped());
        drop(child.stdout.take());
        let status = child.wait().expect("ended");
        assert_eq!(status.code(), Some(0), "{arguments:?}");
    }
    let out = guide.root().join("cards.txt");
    fs::write(&out, "before").expect("written");
    let (code, _, told) = output(&guide, &["export", "csv", "--out", "/dev/full"]);
    assert_eq!(code, Some(1), "{told}");
    assert_eq!(output(&guide, &["export", "csv", "--out", out.to_str().expect("UTF-8")]).0, Some(0));
}

#[test]
fn an_export_holds_every_field_and_names_its_guide() {
    let full = "aliases: [\"a; b\", golang]\nsay_it: goh\nanalogy: Like a hammer.\nbroader: [language]\nrelated: [thing]\ntags: [web]\nsources: [\"https://go.dev/doc/\"]\nask: [{question: \"Why, then?\"}]\n";
    let above = term("", "Text.").replace("Go", "Language");
    let guide = |address: &str| {
        Guide::new()
            .file("site.yaml", format!("title: Test\nbase_url: {address}\ntags: [web]\n"))
            .file("content/terms/go.md", term(full, "Text."))
            .file("content/terms/language.md", above.replace("kind: tool\n", "kind: tool\nbroader: [thing]\n"))
            .file("content/terms/thing.md", term("", "Text.").replace("Go", "Thing"))
    };
    let (one, two) = (guide("https://one.example.org/"), guide("https://two.example.org/"));
    let export = |guide: &Guide, kind: &str| output(guide, &["export", kind]).1;
    let csv = export(&one, "csv");
    assert!(csv.starts_with("\u{feff}id,term,kind,short,aliases,tags,broader,related,url,"), "{csv}");
    for expected in [
        "\"a; b\ngolang\"",
        "goh",
        "Like a hammer.",
        "https://go.dev/doc/",
        "\"{\"\"question\"\":\"\"Why, then?\"\",\"\"level\"\":\"\"any\"\"}\"",
    ] {
        assert!(csv.contains(expected), "{expected}: {csv}");
    }
    let json: serde_json::Value = serde_json::from_str(&export(&one, "json")).expect("JSON");
    let go = &json["terms"][0];
    assert_eq!((go["say_it"].as_str(), go["ask"][0]["question"].as_str()), (Some("goh"), Some("Why, then?")));
    assert_eq!(go["url"], "https://one.example.org/terms/go/");
    let guids = |guide: &Guide| -> Vec<String> {
        let cards = export(guide, "anki");
        assert!(!cards.contains("#notetype") && !cards.contains("#tags"), "{cards}");
        cards
            .lines()
            .filter(|line| line.starts_with("ps-"))
            .map(|line| line.split('\t').next().expect("a guid").to_owned())
            .collect()
    };
    assert_eq!(guids(&one), guids(&one));
    assert!(guids(&one).iter().all(|guid| !guids(&two).contains(guid)));
    let skos = export(&one, "skos");
    for expected in [
        "skos:hasTopConcept <https://one.example.org/terms/thing/>",
        "a skos:Collection",
        "skos:member",
        "skos:scopeNote",
        "dcterms:source <https://go.dev/doc/>",
        "a skos:ConceptScheme ;\n    dcterms:title \"Test\"@en ;\n    skos:prefLabel \"Test\"@en",
    ] {
        assert!(skos.contains(expected), "{expected}: {skos}");
    }
    // `thing` stands two steps above `go`.
    assert!(!skos.contains("skos:related"), "{skos}");
    assert!(output(&one, &["check"]).2.contains("warning[related-above]"));
    let none = Guide::new().file("content/terms/go.md", term("", "Text."));
    assert!(output(&none, &["export", "anki"]).2.contains("no `base_url`"));
}

#[test]
fn feeds_are_sound_with_and_without_an_address() {
    let article = "---\ntitle: A & <b>\nsummary: B\ndate: 2024-01-02\n---\n\nText.\n";
    let guide = Guide::new().file("content/articles/a.md", article);
    guide.build();
    let feed = guide.page("feed.xml");
    assert!(
        feed.contains("<id>urn:plainspeak:/articles/a/</id>") && feed.contains("<id>urn:plainspeak:/</id>"),
        "{feed}"
    );
    assert!(!guide.out().join("sitemap.xml").exists());
    assert!(guide.run(&["build", "--base-url", "https://example.org/"]).status.success());
    assert!(guide.page("feed.xml").contains("<id>https://example.org/articles/a/</id>"));
    assert!(guide.page("sitemap.xml").contains("<loc>https://example.org/articles/a/</loc>"));
}
