//! Golden sites: `tests/golden/NAME/input` is built and compared with `expected` and `stderr`.
//!
//! `expected/` holds the files that the case is about, `tree` the paths of all files, `stderr`
//! what the program prints. `UPDATE_GOLDEN=1 cargo test --test golden` writes them anew.

mod support;

use std::fs;
use std::path::Path;

use support::{Guide, tree};

/// Takes out what differs from run to run: hashes in names, seconds, the temporary folder.
fn steady(text: &str, root: &Path) -> String {
    let text = text.replace(&root.display().to_string(), "ROOT");
    let lines = text.lines().map(|line| match line.split_once(" MB, in ") {
        Some((start, rest)) => {
            // How many files the program brings along is not what a case is about.
            let sizes = start.rfind(" and ").map_or(start, |at| &start[..at]);
            format!("{sizes} in SECONDS{}", rest.split_once(" s").map_or("", |(_, rest)| rest))
        }
        None => line.to_owned(),
    });
    lines.map(|line| line + "\n").collect()
}

/// Replaces the ten hex digits of a hash with X.
fn mask(text: &str) -> String {
    let mut out = String::new();
    let mut run = String::new();
    for c in text.chars().chain(['\0']) {
        if c.is_ascii_digit() || ('a'..='f').contains(&c) {
            run.push(c);
            continue;
        }
        out.push_str(if run.len() == 10 && run.chars().any(|c| c.is_ascii_digit()) { "XXXXXXXXXX" } else { &run });
        run.clear();
        if c != '\0' {
            out.push(c);
        }
    }
    out
}

fn check(name: &str) {
    let case = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    let update = std::env::var_os("UPDATE_GOLDEN").is_some();
    let guide = Guide::copy(&case.join("input"));
    let output = guide.run(&["build"]);
    let stderr = steady(&String::from_utf8_lossy(&output.stderr), guide.root());
    let built = tree(&guide.out());
    let of_theme = |path: &str| {
        let made = [".js", ".css", ".json"].iter().any(|ending| path.ends_with(ending));
        path == "favicon.svg" || (path.starts_with("assets/") && made)
    };
    let paths: String = built.iter().filter(|(path, _)| !of_theme(path)).map(|(path, _)| mask(path) + "\n").collect();
    if update {
        fs::write(case.join("stderr"), &stderr).expect("written");
        fs::write(case.join("tree"), &paths).expect("written");
        for (path, _) in tree(&case.join("expected")) {
            let text = mask(&guide.page(&path));
            fs::write(case.join("expected").join(path), text).expect("written");
        }
        return;
    }
    let read = |path: &Path| fs::read_to_string(path).unwrap_or_default();
    assert_eq!(stderr, read(&case.join("stderr")), "{name}: stderr");
    assert_eq!(paths, read(&case.join("tree")), "{name}: the files of the site");
    for (path, expected) in tree(&case.join("expected")) {
        assert_eq!(mask(&guide.page(&path)), String::from_utf8_lossy(&expected), "{name}: {path}");
    }
}

#[test]
fn markdown_becomes_html() {
    check("markdown");
}

#[test]
fn hosts_and_programs_find_their_files() {
    check("site-files");
}

#[test]
fn every_mistake_is_told_with_its_place_and_its_fix() {
    check("mistakes");
}

#[test]
fn front_matter_is_read_as_it_comes_in_the_wild() {
    check("wild-front-matter");
}

#[test]
fn every_golden_site_has_a_test() {
    let this = include_str!("golden.rs");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    for entry in fs::read_dir(folder).expect("readable") {
        let name = entry.expect("readable").file_name().to_string_lossy().into_owned();
        assert!(this.contains(&format!("check(\"{name}\")")), "`{name}` has no test");
    }
}
