//! The output folder is one whole site, or someone else's and left alone.

mod support;

use std::fs;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use support::{Guide, tree};

fn term(name: &str) -> String {
    format!("---\nterm: {name}\nshort: Something.\nkind: tool\n---\n\nText of {name}.\n")
}

/// A guide with so many terms that a build takes a while.
fn guide(terms: usize) -> Guide {
    let guide = Guide::new();
    for number in 0..terms {
        guide.write(&format!("content/terms/term-{number}.md"), term(&format!("Thing {number}")));
    }
    guide
}

#[test]
fn two_builds_are_the_same_to_the_byte() {
    let guide = guide(20);
    guide.build();
    let first = tree(&guide.out());
    fs::remove_dir_all(guide.root().join(".plainspeak")).ok();
    guide.build();
    assert_eq!(tree(&guide.out()), first);
    let other = guide.root().join("elsewhere");
    let output = guide.run(&["build", "--out", other.to_str().expect("UTF-8")]);
    assert!(output.status.success());
    assert_eq!(tree(&other), first);
}

#[test]
fn stale_files_are_gone_after_the_next_build() {
    let guide = guide(2);
    guide.build();
    assert!(guide.out().join("terms/term-1/index.html").is_file());
    fs::remove_file(guide.root().join("content/terms/term-1.md")).expect("written above");
    guide.build();
    assert!(!guide.out().join("terms/term-1").exists());
}

#[test]
fn nothing_is_left_beside_the_output() {
    let guide = guide(2);
    guide.build();
    guide.build();
    let mut names: Vec<_> = fs::read_dir(guide.root())
        .expect("readable")
        .map(|entry| entry.expect("readable").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names.retain(|name| name != ".plainspeak");
    assert_eq!(names, ["content", "site", "site.yaml"]);
}

#[test]
fn a_folder_of_someone_else_is_refused() {
    let guide = guide(1).file("site/thesis.txt", "years of work");
    let output = guide.run(&["build"]);
    assert_eq!(output.status.code(), Some(1));
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(told.contains("holds files that are not a site of Plainspeak; nothing was changed"), "{told}");
    assert_eq!(tree(&guide.out()), [("thesis.txt".to_owned(), b"years of work".to_vec())]);
}

#[test]
fn an_empty_folder_is_taken() {
    let guide = guide(1);
    fs::create_dir(guide.out()).expect("a folder");
    guide.build();
    assert!(guide.out().join("index.html").is_file());
}

#[test]
fn the_guide_itself_is_no_output_folder() {
    let guide = guide(1);
    for out in ["", "content", "content/terms"] {
        let out = guide.root().join(out);
        let output = guide.run(&["build", "--out", out.to_str().expect("UTF-8")]);
        assert_eq!(output.status.code(), Some(1), "{}", out.display());
    }
    assert!(guide.root().join("content/terms/term-0.md").is_file());
}

#[test]
fn a_file_in_the_place_of_the_folder_is_refused() {
    let guide = guide(1).file("site", "a file");
    assert_eq!(guide.run(&["build"]).status.code(), Some(1));
    assert_eq!(fs::read(guide.out()).expect("still there"), b"a file");
}

#[test]
fn a_build_that_is_killed_leaves_one_whole_site() {
    let guide = guide(300);
    guide.build();
    let old = tree(&guide.out());
    guide.write("content/terms/term-0.md", term("Thing zero"));
    let new = {
        let other = guide.root().join("new");
        let output = guide.run(&["build", "--out", other.to_str().expect("UTF-8")]);
        assert!(output.status.success());
        tree(&other)
    };
    assert_ne!(old, new);
    for round in 0..50_u64 {
        let mut child = Command::new(env!("CARGO_BIN_EXE_plainspeak"))
            .args(["build", "--root"])
            .arg(guide.root())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program runs");
        // Moments spread over the whole of a build, a few after its end.
        sleep(Duration::from_millis(round * 13 % 650));
        child.kill().ok();
        child.wait().expect("it ended");
        let found = tree(&guide.out());
        assert!(found == old || found == new, "round {round}: {} files, neither site", found.len());
    }
    guide.build();
    assert_eq!(tree(&guide.out()), new);
}

#[test]
fn the_design_system_is_there_only_while_drafts_are_shown() {
    let guide = guide(2);
    guide.build();
    assert!(!guide.out().join("design-system").exists());
    assert!(guide.run(&["build", "--drafts", "--base-url", "https://example.org/"]).status.success());
    let page = guide.page("design-system/index.html");
    assert!(page.contains("card.archetype") && page.contains("noindex"));
    assert!(!guide.page("sitemap.xml").contains("design-system"));
}

#[test]
fn a_term_lists_its_own_sections_and_belongs_to_the_glossary() {
    let guide = guide(1);
    let asked = "---\nterm: Thing\nshort: Something.\nkind: tool\nin_a_job_ad: Said.\nask: [{ question: Why? }]\n---\n";
    guide.write("content/terms/thing.md", asked);
    guide.build();
    let page = guide.page("terms/thing/index.html");
    let listed = ["what-to-ask", "in-a-job-ad"].map(|id| page.find(&format!("<li><a href=\"#{id}\">")));
    assert!(listed[0].is_some() && listed[0] < listed[1]);
    let shown = ["what-to-ask", "in-a-job-ad"].map(|id| page.find(&format!(" id=\"{id}\">")));
    assert!(shown[0].is_some() && shown[0] < shown[1], "the page and its contents differ in order");
    assert!(page.contains("<a href=\"/glossary/\" aria-current=\"true\">"));
    assert!(guide.page("glossary/index.html").contains("<a href=\"/glossary/\" aria-current=\"page\">"));
}
