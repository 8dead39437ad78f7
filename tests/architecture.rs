//! The way through the house: a module imports only from earlier phases.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Each module of the crate and what it may import of the crate. The order is that of the phases.
const MAY_IMPORT: [(&str, &[&str]); 17] = [
    ("source", &[]),
    ("kept", &[]),
    ("diagnostics", &["source"]),
    ("model", &["source"]),
    ("load", &["source", "diagnostics", "model"]),
    ("script", &["source", "model"]),
    ("parse", &["source", "diagnostics", "model"]),
    ("theme", &["source", "model", "load"]),
    ("assemble", &["source", "diagnostics", "model", "load", "parse", "theme"]),
    ("jargon", &["source", "diagnostics", "model", "parse"]),
    ("resolve", &["source", "diagnostics", "model", "load", "parse", "jargon"]),
    ("search", &["source", "diagnostics", "model", "parse", "jargon", "resolve"]),
    ("decode", &["source", "diagnostics", "model", "parse", "jargon", "resolve", "script"]),
    (
        "render",
        &["source", "kept", "diagnostics", "model", "load", "parse", "theme", "jargon", "resolve", "search", "decode"],
    ),
    ("emit", &["source", "diagnostics", "model", "load", "resolve", "render"]),
    (
        "check",
        &[
            "source",
            "kept",
            "diagnostics",
            "model",
            "load",
            "parse",
            "jargon",
            "resolve",
            "script",
            "search",
            "render",
            "emit",
        ],
    ),
    ("export", &["source", "diagnostics", "model", "resolve", "render"]),
];

/// Modules above the phases: they call phases, no phase calls them.
const COMMANDS: [&str; 7] = ["guide", "rename", "serve", "watch", "cli", "lib", "main"];

/// Crates that only one phase may use.
const ONLY_IN: [(&str, &[&str]); 11] = [
    ("walkdir", &["load"]),
    ("serde_yaml", &["parse"]),
    ("tera", &["render"]),
    ("syntect", &["render"]),
    ("resvg", &["render"]),
    ("harfrust", &["render"]),
    ("aho_corasick", &["jargon"]),
    ("rquickjs", &["script", "check", "decode", "render"]),
    ("axum", &["serve"]),
    ("ureq", &["check"]),
    ("clap", &["cli"]),
];

/// Every file of `src` with the name of its top module.
fn files() -> Vec<(String, String, String)> {
    fn walk(folder: &Path, found: &mut Vec<(String, String, String)>) {
        let mut entries: Vec<_> =
            fs::read_dir(folder).expect("src exists").map(|entry| entry.expect("readable").path()).collect();
        entries.sort();
        for path in entries {
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let shown = path.to_string_lossy().replace('\\', "/");
                let below = shown.split("src/").nth(1).expect("below src").to_owned();
                let module = below.split(['/', '.']).next().expect("a name").to_owned();
                found.push((module, below, fs::read_to_string(&path).expect("UTF-8")));
            }
        }
    }
    let mut found = Vec::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
    found
}

/// The code of a file: without comments and without its tests.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]").next().unwrap_or_default();
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

fn imports(code: &str) -> Vec<&str> {
    let names = code.split("crate::").skip(1).filter(|rest| !rest.starts_with('{'));
    names.map(|rest| rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default()).collect()
}

#[test]
fn every_module_has_a_place_in_the_order() {
    for (module, file, _) in files() {
        let known = MAY_IMPORT.iter().any(|(name, _)| *name == module) || COMMANDS.contains(&module.as_str());
        assert!(known, "`{file}` is in no phase: give `{module}` a place in this test and in ARCHITECTURE.md");
    }
}

#[test]
fn a_module_imports_only_from_earlier_phases() {
    let rules: BTreeMap<&str, &[&str]> = MAY_IMPORT.into_iter().collect();
    for (module, file, text) in files() {
        let Some(allowed) = rules.get(module.as_str()) else { continue };
        for import in imports(&code(&text)) {
            assert!(
                import == module || allowed.contains(&import),
                "`{file}` imports `crate::{import}`, which `{module}` may not"
            );
        }
    }
}

#[test]
fn the_order_has_no_circle() {
    let names: Vec<_> = MAY_IMPORT.iter().map(|(name, _)| *name).collect();
    for (index, (name, allowed)) in MAY_IMPORT.iter().enumerate() {
        for import in *allowed {
            assert!(names[..index].contains(import), "`{name}` may import `{import}`, which comes later");
        }
    }
}

#[test]
fn a_crate_for_one_phase_stays_in_it() {
    for (module, file, text) in files() {
        for (name, allowed) in ONLY_IN {
            let used = code(&text).contains(&format!("{name}::"));
            assert!(!used || allowed.contains(&module.as_str()), "`{file}` uses the crate `{name}`");
        }
    }
}

#[test]
fn a_file_says_what_it_does_and_stays_readable() {
    for (_, file, text) in files() {
        assert!(text.starts_with("//!"), "`{file}` does not open with what it does");
        let lines = text.lines().count();
        assert!(lines <= 500, "`{file}` has {lines} lines; split it by concept");
    }
}
