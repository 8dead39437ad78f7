//! No text that an author could save makes any phase panic or hang.
//!
//! Changes the files of a small guide at random and takes each through all phases: parsing, resolving, every page,
//! every check and every export. Runs for a number of cases by default; `PLAINSPEAK_MUTANTS` gives another one, and
//! `PLAINSPEAK_SEED` where to start.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::{Duration, Instant};

use plainspeak::assemble::Drafts;
use plainspeak::check;
use plainspeak::diagnostics::{Diagnostics, Severity, data, text};
use plainspeak::export;
use plainspeak::guide::{Guide, Wanted};
use plainspeak::load::{self, File, Role, Sources};
use plainspeak::model::Date;
use plainspeak::render::Highlighter;
use plainspeak::source::{FilePath, Source};
use rayon::prelude::*;

/// How many cases run where nobody says.
const CASES: u64 = 400;

/// The longest that one case may take, on a slow machine without optimisation.
const PATIENCE: Duration = Duration::from_secs(20);

/// A guide with something of every kind.
const FILES: [(&str, &str); 12] = [
    (
        "site.yaml",
        "title: Test & Co\nbase_url: https://example.org/g/\ntags: [web, {id: data, title: Data}]\nnavigation: [{title: A, url: /glossary/}]\nfooter: \"[f](/search/?q=x)\"\nsearch_expectations: {go: go}\nlimits: {short_length: 100}\n",
    ),
    (
        "content/terms/go.md",
        "---\nterm: Go\nshort: A language that programs are written in.\nkind: language\naliases: [golang, \"Go lang\"]\nmisspellings: [goo]\ncommon_word: [Go]\nbroader: [language]\nrelated: [rust]\nimplies: [language]\nconfused_with: [{term: rust, difference: \"Another *one*, see [it](rust.md).\"}]\nanalogy: Like a hammer.\nin_a_job_ad: We use Go.\nsay_it: goh\ntags: [web]\nversions: [{range: \"1.x\", status: modern, note: Now}]\nask: [{question: Why?, good_answer: Because., weak_answer: No.}]\nflags: {green: [Wrote it], yellow: [Read it]}\nsources: [\"https://go.dev/doc/\"]\nreviewed: 2026-01-01\n---\n\n## Use\n\nGo and [[Rust]] with k8s.[^1] <b id=x>raw</b> <a href='/glossary/'>g</a>\n\n[^1]: A note.\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\n> [!NOTE]\n> Told.\n\n```rust {1,2-3}\nfn main() {}\nlet x = 1;\nlet y = 2;\n```\n",
    ),
    (
        "content/terms/rust.md",
        "---\nterm: Rust\nshort: A language, too.\nkind: language\nbroader: [language]\n---\n\nA language. ![x](../articles/p.svg \"title\") [a](../articles/one.md#part) [b](go.md#what-to-ask)\n",
    ),
    (
        "content/terms/language.md",
        "---\nterm: Programming language\nshort: What programs are written in.\nkind: concept\n---\n\n日本語 हिन्दी 🚀 Cafe\u{301}\n",
    ),
    (
        "content/roles/dev.md",
        "---\ntitle: Developer\nsummary: Writes programs.\nbuilds: [programs]\nuses: [go, rust]\nmust_have: [{skill: Go, terms: [go], why: Needed.}]\ninterview: [{question: Why?, listen_for: This., red_flag: That.}]\n---\n\nText of Go.\n",
    ),
    (
        "content/articles/one.md",
        "---\ntitle: One\nsummary: About it.\ndate: 2026-01-02\nauthor: ada\naliases: [/old/, /older/page.html]\ntags: [data]\n---\n\n# Part\n\n1. Go\n2. - [ ] do\n   - [x] done\n\nTerm\n: Definition\n\n<div class=\"x\">\n\nInside *Go*.\n\n</div>\n\n---\n\n~~old~~ `code` https://example.org/ <me@example.org>\n",
    ),
    (
        "content/articles/two.md",
        "---\ntitle: Two\nsummary: More.\ndate: 2025-01-02\nseries: {name: S, part: 1}\n---\n\n## A\n\n## A\n\nText.\n",
    ),
    (
        "content/cheat-sheets/sheet.md",
        "---\ntitle: Sheet\nsummary: To print.\nrole: dev\nblocks:\n  - terms: {ids: [go, rust]}\n  - title: T\n    text: Some **text**.\n  - steps: [one, two]\n---\n\nText.\n",
    ),
    (
        "content/interviews/bank.md",
        "---\ntitle: Bank\nsummary: Asked.\nrole: dev\ntopics: [{topic: Basics, why_it_matters: So., terms: [go], questions: [{question: What?, listen_for: It.}]}]\n---\n\nText.\n",
    ),
    ("content/pages/about.md", "---\ntitle: About\n---\n\nWho we are. [home](/)\n"),
    ("content/authors/ada.yaml", "name: Ada\nbio: Writes *things*.\n"),
    ("static/css/9.css", "/* own */ .a { background: url(/p.png); color: red }\n"),
];

const SCRIPT: &str = "import './b.js'; const t = `a ${1} b`; const r = /x/g; export { t };\n";

/// Pieces that have a meaning to some phase.
const PIECES: [&str; 64] = [
    "---\n",
    "\n\n",
    "\n",
    " ",
    "\t",
    ":",
    "- ",
    "[",
    "]",
    "(",
    ")",
    "{",
    "}",
    "<",
    ">",
    "\"",
    "'",
    "`",
    "```\n",
    "~~~",
    "|",
    "#",
    "## ",
    "*",
    "_",
    "\\",
    "&",
    "&amp;",
    "!",
    "[[",
    "]]",
    "[^1]",
    "[^x]: ",
    "![",
    "](",
    "<div>",
    "</div>",
    "<!--",
    "-->",
    "<style>",
    "<script>",
    "href='",
    "srcset=\"",
    "url(",
    "/*",
    "*/",
    "${",
    "import ",
    "null",
    "true",
    "0",
    "-1",
    "99999999999999999999",
    "2026-02-30",
    "\u{feff}",
    "\u{0}",
    "\u{301}",
    "é",
    "日本",
    "🚀",
    "\u{202e}",
    "go",
    "%2e%2e/",
    "../",
];

/// A generator of numbers that need not be good (Vigna, "xorshift64*").
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let number = self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33;
        usize::try_from(number).expect("31 bits") % end.max(1)
    }
}

/// A place between two characters of a text.
fn place(random: &mut Random, text: &str) -> usize {
    text.floor_char_boundary(random.below(text.len() + 1))
}

fn mutated(random: &mut Random, text: &str, other: &str) -> String {
    let mut text = text.to_owned();
    for _ in 0..=random.below(4) {
        let (a, b) = (place(random, &text), place(random, &text));
        let (start, end) = (a.min(b), a.max(b));
        let end = text.floor_char_boundary(end.min(start + 200)).max(start);
        match random.below(6) {
            0 => text.replace_range(start..end, ""),
            1 => {
                let piece = text[start..end].repeat(1 + random.below(3));
                text.insert_str(start, &piece);
            }
            2 => {
                let (from, to) = (place(random, other), place(random, other));
                text.insert_str(start, &other[from.min(to)..from.max(to)]);
            }
            3 => text.truncate(end),
            _ => (0..=random.below(3)).for_each(|_| text.insert_str(start, PIECES[random.below(PIECES.len())])),
        }
        text.truncate(text.floor_char_boundary(20_000));
    }
    text
}

/// The files of a guide, some of them changed.
fn sources(files: &[(&str, String)]) -> Sources {
    let mut sources = Sources::default();
    for (path, text) in files {
        let path = FilePath::from(*path);
        let source = Source::new(path.clone(), text);
        let file = match load::role(&path) {
            Role::Config => File::Config(source),
            Role::Document(kind) => File::Document(kind, source),
            Role::Template => File::Template(source),
            _ => File::Asset(load::asset(path, text.as_bytes().to_vec())),
        };
        sources.insert(file);
    }
    sources
}

/// Takes a guide through all phases; the number of its errors.
fn run(files: &[(&str, String)]) -> usize {
    let wanted = Wanted { root: "/nowhere".into(), base_url: None, drafts: Drafts::Show };
    let highlighter = Arc::new(Highlighter::in_memory());
    let guide = Guide::of_sources(&wanted, sources(files), highlighter, Diagnostics::new());
    let texts = guide.texts();
    let _ = text::render_grouped(&guide.diagnostics, &texts, text::Style::Plain);
    let _ = data::json(&guide.diagnostics, &texts);
    if let Some(renderer) = guide.renderer() {
        for route in guide.resolved.routes.values() {
            renderer.page(route).expect("a site without errors is rendered");
        }
        let _ = renderer.site_files();
        let found = check::check(&renderer, Date::parse("2026-11-20").expect("a day"));
        // What ships has no broken link, anchor or id: all of them are told before.
        let broken: Vec<_> = found.iter().filter(|item| item.code == "broken-output").collect();
        assert!(broken.is_empty(), "{broken:?}");
        for write in [export::anki, export::csv, export::json, export::turtle] {
            let _ = write(&guide.resolved);
        }
    }
    guide.diagnostics.count(Severity::Error)
}

fn number(name: &str, default: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(default)
}

#[test]
fn the_guide_that_is_changed_is_sound() {
    let files: Vec<_> = FILES.iter().map(|(path, text)| (*path, (*text).to_owned())).collect();
    let guide = Guide::of_sources(
        &Wanted { root: "/nowhere".into(), base_url: None, drafts: Drafts::Show },
        sources(&with_files(files)),
        Arc::new(Highlighter::in_memory()),
        Diagnostics::new(),
    );
    let told: Vec<_> = guide.diagnostics.iter().filter(|item| item.severity == Severity::Error).collect();
    assert!(told.is_empty(), "{told:?}");
}

fn with_files(mut files: Vec<(&str, String)>) -> Vec<(&str, String)> {
    files.push(("static/a.js", SCRIPT.to_owned()));
    files.push(("static/b.js", "export const b = 1;\n".to_owned()));
    files.push(("static/p.png", "png".to_owned()));
    files.push(("content/articles/p.svg", "<svg viewBox=\"0 0 1 1\"/>".to_owned()));
    files
}

#[test]
fn no_change_of_a_file_makes_any_phase_panic_or_hang() {
    let (cases, seed) = (number("PLAINSPEAK_MUTANTS", CASES), number("PLAINSPEAK_SEED", 1));
    let start = Instant::now();
    let failed: Vec<String> = (seed..seed + cases)
        .into_par_iter()
        .filter_map(|case| {
            let mut random = Random(case.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
            let mut files = with_files(FILES.iter().map(|(path, text)| (*path, (*text).to_owned())).collect());
            let which = random.below(files.len());
            let other = files[random.below(files.len())].1.clone();
            files[which].1 = mutated(&mut random, &files[which].1, &other);
            let (name, changed) = files[which].clone();
            let began = Instant::now();
            let ended = catch_unwind(AssertUnwindSafe(|| run(&files)));
            let slow = began.elapsed() > PATIENCE;
            (ended.is_err() || slow)
                .then(|| format!("case {case}, {name}{}:\n{changed}", if slow { ", slow" } else { "" }))
        })
        .collect();
    eprintln!("{cases} changed files in {:.1} s", start.elapsed().as_secs_f64());
    assert!(failed.is_empty(), "{} of {cases} failed; the first:\n{}", failed.len(), failed[0]);
}
