//! Broken and hostile files: each a clear diagnostic or a correct page, never a panic, and the
//! site that stood before stays as it was.

mod support;

use std::fs;
use std::process::Output;

use support::{Guide, tree};

/// A front matter of a sound term, with `extra` lines.
fn term(extra: &str) -> String {
    format!("---\nterm: Sound\nshort: A sound term.\nkind: tool\n{extra}\n---\n\nText.\n")
}

fn article(extra: &str) -> String {
    format!("---\ntitle: Sound\nsummary: A sound article.\ndate: 2026-01-01\n{extra}\n---\n\nText.\n")
}

/// A name, a file, its text, and the codes that `build` must report (none: it must build).
type Case = (&'static str, &'static str, Vec<u8>, Vec<&'static str>);

fn case(name: &'static str, path: &'static str, text: impl Into<Vec<u8>>, codes: &[&'static str]) -> Case {
    (name, path, text.into(), codes.to_vec())
}

const TERM: &str = "content/terms/x.md";
const ARTICLE: &str = "content/articles/x.md";
const PAGE: &str = "content/pages/x.md";
const ROLE: &str = "content/roles/x.md";
const SHEET: &str = "content/cheat-sheets/x.md";

fn front_matter() -> Vec<Case> {
    vec![
        case("an empty file", TERM, "", &["empty-file"]),
        case("white space alone", TERM, " \n\t\n", &["empty-file"]),
        case("a byte-order mark alone", TERM, "\u{feff}", &["empty-file"]),
        case("no front matter", TERM, "Text.\n", &["missing-front-matter"]),
        case("an empty line first", TERM, format!("\n{}", term("")), &["missing-front-matter"]),
        case("a comment first", TERM, "<!-- x -->\n---\nterm: X\n---\n", &["missing-front-matter"]),
        case("no second fence", TERM, "---\nterm: X\n", &["unclosed-front-matter"]),
        case("a fence alone", TERM, "---", &["unclosed-front-matter"]),
        case("four hyphens as fence", TERM, "----\nterm: X\n----\n", &["missing-front-matter"]),
        case("an indented second fence", TERM, "---\nterm: X\n ---\n", &["unclosed-front-matter"]),
        case("nothing between the fences", TERM, "---\n---\n", &["missing-field", "missing-field", "missing-field"]),
        case("windows lines", TERM, term("").replace('\n', "\r\n"), &[]),
        case("a byte-order mark", TERM, format!("\u{feff}{}", term("")), &[]),
        case("no final newline", TERM, term("").trim_end().to_owned(), &[]),
        case("front matter only", TERM, "---\nterm: X\nshort: Y.\nkind: tool\n---\n", &[]),
        case("a fence in the body", TERM, format!("{}\n---\n\nMore.\n", term("")), &[]),
        case("spaces behind a fence", TERM, "---  \nterm: X\nshort: Y.\nkind: tool\n--- \n", &[]),
        case("comments in front matter", TERM, term("# a comment"), &[]),
        case("an anchor and an alias", TERM, term("analogy: &a House\nsay_it: *a"), &[]),
        case("a merge key", PAGE, "---\n<<: {title: X}\n---\n", &[]),
    ]
}

fn yaml() -> Vec<Case> {
    let deep = format!("---\nterm: {}x{}\n---\n", "[".repeat(5_000), "]".repeat(5_000));
    let mut bomb = "---\na0: &a0 [x,x,x,x,x,x,x,x,x]\n".to_owned();
    for level in 1..12 {
        let items = vec![format!("*a{}", level - 1); 9].join(",");
        bomb.push_str(&format!("a{level}: &a{level} [{items}]\n"));
    }
    bomb.push_str("---\n");
    let wide = format!("---\nterm: X\nshort: Y.\nkind: tool\naliases: [{}]\n---\n", vec!["x"; 200_000].join(","));
    vec![
        case("a tab as indentation", TERM, "---\nflags:\n\tgreen: [x]\n---\n", &["invalid-yaml"]),
        case("a colon in a text", TERM, "---\nterm: Python: a language\n---\n", &["invalid-yaml"]),
        case("an open bracket", TERM, "---\naliases: [a, b\n---\n", &["invalid-yaml"]),
        case("an open quote", TERM, "---\nterm: \"X\nshort: Y\n---\n", &["invalid-yaml"]),
        case("an at sign first", TERM, "---\nterm: @x\n---\n", &["invalid-yaml"]),
        case("a backtick first", TERM, "---\nterm: `x`\n---\n", &["invalid-yaml"]),
        case("a percent sign first", TERM, "---\nterm: %x\n---\n", &["invalid-yaml"]),
        case("an unknown alias", TERM, "---\nterm: *nobody\n---\n", &["invalid-yaml"]),
        case("a list instead of fields", TERM, "---\n- a\n- b\n---\n", &["wrong-type"]),
        case("a text instead of fields", TERM, "---\nhello\n---\n", &["wrong-type"]),
        case("a number instead of fields", TERM, "---\n42\n---\n", &["wrong-type"]),
        case("a key twice", TERM, term("term: Again"), &["duplicate-key"]),
        case("bad indentation", TERM, "---\nterm: X\n  short: Y\n---\n", &["invalid-yaml"]),
        case("very deep nesting", TERM, deep, &["invalid-yaml"]),
        case("a bomb of aliases", TERM, bomb, &["invalid-yaml"]),
        case("a huge list", TERM, wide, &["invalid-yaml"]),
        case("a NUL character", TERM, "---\nterm: a\0b\nshort: Y.\nkind: tool\n---\n", &["invalid-yaml"]),
        case("an alias of itself", TERM, "---\nterm: &a [*a]\n---\n", &["invalid-yaml"]),
        case("a custom tag", TERM, term("analogy: !!python/object x"), &[]),
        case("two documents", TERM, "---\nterm: X\n...\nshort: Y\n---\n", &["invalid-yaml"]),
    ]
}

fn fields() -> Vec<Case> {
    vec![
        case("an unknown field", TERM, term("colour: red"), &["unknown-key"]),
        case("two unknown fields", TERM, term("colour: red\nsize: 1"), &["unknown-key", "unknown-key"]),
        case("an empty required value", TERM, "---\nterm:\nshort: Y.\nkind: tool\n---\n", &["empty-value"]),
        case("an empty required text", TERM, "---\nterm: \"\"\nshort: Y.\nkind: tool\n---\n", &["empty-value"]),
        case("a blank required text", TERM, "---\nterm: \"  \"\nshort: Y.\nkind: tool\n---\n", &["empty-value"]),
        case("a missing kind", TERM, "---\nterm: X\nshort: Y.\n---\n", &["missing-field"]),
        case("an unknown kind", TERM, "---\nterm: X\nshort: Y.\nkind: toool\n---\n", &["unknown-value"]),
        case("a kind with a capital", TERM, "---\nterm: X\nshort: Y.\nkind: Tool\n---\n", &["unknown-value"]),
        case("a number as a name", TERM, "---\nterm: 42\nshort: Y.\nkind: tool\n---\n", &["wrong-type"]),
        case("a truth value as a name", TERM, "---\nterm: true\nshort: Y.\nkind: tool\n---\n", &["wrong-type"]),
        case("a list as a name", TERM, "---\nterm: [X]\nshort: Y.\nkind: tool\n---\n", &["wrong-type"]),
        case("a map as a name", TERM, "---\nterm: {x: y}\nshort: Y.\nkind: tool\n---\n", &["wrong-type"]),
        case("a text as a list", TERM, term("aliases: one"), &["wrong-type"]),
        case("a number in a list", TERM, term("aliases: [1]"), &["wrong-type"]),
        case("an empty item", TERM, term("aliases: [a, ]\nmisspellings:\n  -\n"), &["empty-value"]),
        case("a text as a truth value", TERM, term("draft: maybe"), &["wrong-type"]),
        case("a date that does not exist", TERM, term("reviewed: 2026-02-30"), &["invalid-date"]),
        case("a date in words", TERM, term("reviewed: yesterday"), &["invalid-date"]),
        case("a date the other way round", TERM, term("reviewed: 20-11-2026"), &["invalid-date"]),
        case("an address without a scheme", TERM, term("sources: [python.org]"), &["invalid-url"]),
        case("an old address above the root", ARTICLE, article("aliases: [../../evil]"), &["invalid-path"]),
        case("an old address with a NUL", ARTICLE, article("aliases: [\"a\\0b\"]"), &["invalid-path"]),
        case(
            "an old address of 300 letters",
            ARTICLE,
            article(&format!("aliases: [{}]", "a".repeat(300))),
            &["invalid-path"],
        ),
        case("an old address", ARTICLE, article("aliases: [/2024/über uns/, old/page.html]"), &[]),
        case("a name of 300 letters", TERM, term(&format!("aliases: [{}]", "a".repeat(300))), &[]),
        case(
            "a tag above the root",
            "site.yaml",
            "title: X\ntags: [../../evil, {id: A B}]\n",
            &["invalid-id", "invalid-id"],
        ),
        case("a tag of 300 letters", "site.yaml", format!("title: X\ntags: [{}]\n", "a".repeat(300)), &["invalid-id"]),
        case("an address that is a script", TERM, term("sources: [\"javascript:x\"]"), &["invalid-url"]),
        case("an unknown term", TERM, term("related: [nobody]"), &["unknown-term"]),
        case("a term related to itself", TERM, term("related: [x]"), &["self-reference"]),
        case("an undeclared tag", TERM, term("tags: [nothing]"), &["unknown-tag"]),
        case("a confusion without a difference", TERM, term("confused_with: [{term: other}]"), &["missing-field"]),
        case("a spelling that is not its own", TERM, term("weak: [Z]"), &["unknown-spelling"]),
        case("a label of another term", TERM, term("aliases: [oTHER]"), &["duplicate-label"]),
        case("a circle of broader terms", TERM, term("broader: [child]"), &["broader-cycle"]),
        case("an unknown status", TERM, term("versions: [{range: \"1\", status: old}]"), &["unknown-value"]),
        case("an unknown flag colour", TERM, term("flags: {blue: [x]}"), &["unknown-key"]),
        case("a role without a summary", ROLE, "---\ntitle: X\n---\n", &["missing-field"]),
        case(
            "a salary without a source",
            ROLE,
            "---\ntitle: X\nsummary: Y\nsalary: {currency: USD, as_of: 2024}\n---\n",
            &["missing-field"],
        ),
        case(
            "a salary of a vague time",
            ROLE,
            "---\ntitle: X\nsummary: Y\nsalary: {currency: USD, as_of: recent, source: S}\n---\n",
            &["invalid-date"],
        ),
        case(
            "negative years",
            ROLE,
            "---\ntitle: X\nsummary: Y\nsalary: {currency: USD, as_of: 2024, source: S, by_experience: [{min_years: -1, low: 1}]}\n---\n",
            &["invalid-number"],
        ),
        case(
            "a text as an amount",
            ROLE,
            "---\ntitle: X\nsummary: Y\nsalary: {currency: USD, as_of: 2024, source: S, average: lots}\n---\n",
            &["wrong-type"],
        ),
        case(
            "a block of two kinds",
            SHEET,
            "---\ntitle: X\nsummary: Y\nblocks: [{text: a, steps: [b]}]\n---\n",
            &["too-many-fields"],
        ),
        case("a block of no kind", SHEET, "---\ntitle: X\nsummary: Y\nblocks: [{title: a}]\n---\n", &["missing-field"]),
        case("an unknown paper", SHEET, "---\ntitle: X\nsummary: Y\npaper: A3\n---\n", &["unknown-value"]),
        case("no pages at all", SHEET, "---\ntitle: X\nsummary: Y\nmax_pages: 0\n---\n", &["invalid-number"]),
        case(
            "an unknown role in a block",
            SHEET,
            "---\ntitle: X\nsummary: Y\nblocks: [{flags: {role: nobody}}]\n---\n",
            &["unknown-role"],
        ),
    ]
}

fn files() -> Vec<Case> {
    vec![
        case("bytes that are not UTF-8", TERM, b"---\nterm: \xff\xfe\n---\n".to_vec(), &["invalid-utf8"]),
        case("UTF-16", TERM, b"\xff\xfe-\0-\0-\0".to_vec(), &["invalid-utf8"]),
        case("a file of 5 MB", TERM, vec![b'x'; 5 * 1024 * 1024], &["file-too-large"]),
        case("a name with capitals", "content/terms/Big.md", term(""), &["invalid-id"]),
        case("a name with spaces", "content/terms/two words.md", term(""), &["invalid-id"]),
        case("a name with an accent", "content/terms/café.md", term(""), &["invalid-id"]),
        case("an unknown folder", "content/trems/x.md", term(""), &["stray-file"]),
        case("Markdown beside the folders", "content/x.md", term(""), &["stray-file"]),
        case("an author in Markdown", "content/authors/x.md", "---\nname: X\n---\n", &["stray-file"]),
        case(
            "one id in two folders",
            "content/terms/deep/other.md",
            term("").replace("Sound", "Deep"),
            &["duplicate-id"],
        ),
        case(
            "a page that takes the site's address",
            "content/pages/glossary.md",
            "---\ntitle: X\n---\n",
            &["reserved-id"],
        ),
        case("a private file", "content/terms/_x.md", "broken", &[]),
        case("an editor's backup", "content/terms/x.md~", "broken", &[]),
        case("a picture without a size", "content/articles/x.svg", "<svg></svg>", &[]),
        case("a picture that is none", "content/articles/x.png", "no picture", &[]),
        case("a broken template", "templates/term.html", "{% if %}", &["invalid-template"]),
        case("a template that is left open", "templates/term.html", "{% for x in y %}", &["invalid-template"]),
    ]
}

fn markdown() -> Vec<Case> {
    let quotes = format!("{}x\n", "> ".repeat(2_000));
    let stars = format!("{}\n", "*a ".repeat(20_000));
    let brackets = format!("{}\n", "[".repeat(20_000));
    vec![
        case("a link to no file", TERM, term("") + "[x](nobody.md)\n", &["broken-link"]),
        case("a link to no heading", TERM, term("") + "[x](other.md#nowhere)\n", &["unknown-anchor"]),
        case("a link out of the folder", TERM, term("") + "[x](../../../etc/passwd)\n", &["broken-link"]),
        case(
            "an encoded link out of the folder",
            TERM,
            term("") + "[x](%2e%2e/%2e%2e/%2e%2e/etc/passwd)\n",
            &["broken-link"],
        ),
        case("a link to no page", TERM, term("") + "[x](/nowhere/)\n", &["broken-link"]),
        case("a script as a link", TERM, term("") + "[x](javascript:alert(1))\n", &["unsafe-link"]),
        case("data as a picture", TERM, term("") + "![x](data:text/html,x)\n", &["unsafe-link"]),
        case("a missing picture", TERM, term("") + "![x](none.png)\n", &["broken-link"]),
        case("a wiki link to nothing", TERM, term("") + "[[Nobody]]\n", &["unknown-term"]),
        case("an open fence", TERM, term("") + "```rust\nfn main() {\n", &[]),
        case("an open comment", TERM, term("") + "<!-- never closed\n", &[]),
        case("a footnote without a text", TERM, term("") + "A claim.[^none]\n", &["missing-footnote"]),
        case("deep quotes", TERM, term("") + &quotes, &[]),
        case("many open stars", TERM, term("") + &stars, &[]),
        case("many open brackets", TERM, term("") + &brackets, &[]),
        case("a table without cells", TERM, term("") + "|\n|-|\n", &[]),
        case("odd line marks", TERM, term("") + "```rust {0,9-2,x-}\nfn main() {}\n```\n", &["line-mark"]),
        case("a zero-width joiner in a heading", TERM, term("") + "## \u{200d}\n", &[]),
    ]
}

fn all() -> Vec<Case> {
    [front_matter(), yaml(), fields(), files(), markdown()].concat()
}

fn sound() -> Guide {
    Guide::new()
        .file(
            "content/terms/other.md",
            "---\nterm: Other\nshort: Another.\nkind: tool\nbroader: [child]\n---\n".replace("broader: [child]\n", ""),
        )
        .file("content/terms/child.md", "---\nterm: Child\nshort: A child.\nkind: tool\nbroader: [x]\n---\n")
        .file("content/terms/x.md", "---\nterm: Sound\nshort: A sound term.\nkind: tool\n---\n")
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn there_are_a_hundred_cases_and_more() {
    assert!(all().len() >= 100, "{}", all().len());
}

#[test]
fn every_broken_input_is_told_and_harms_nothing() {
    let guide = sound();
    guide.build();
    let before = tree(&guide.out());
    let kept = [TERM, "site.yaml"].map(|path| (path, fs::read(guide.root().join(path)).expect("written")));
    let mut wrong = Vec::new();
    for (name, path, text, expected) in all() {
        guide.write(path, &text);
        let output = guide.run(&["build"]);
        let codes = guide.codes();
        let mut found: Vec<_> = codes.iter().map(String::as_str).collect();
        // `child` names `x`, which is part of the guide in every case.
        found.dedup();
        let mut wanted = expected.clone();
        wanted.dedup();
        if found != wanted {
            wrong.push(format!("{name}: {found:?} instead of {wanted:?}\n{}", stderr(&output)));
        }
        if stderr(&output).contains("panicked") {
            wrong.push(format!("{name}: a panic\n{}", stderr(&output)));
        }
        let success = output.status.code() == Some(i32::from(!expected.is_empty()));
        if !success {
            wrong.push(format!("{name}: exit code {:?}", output.status.code()));
        }
        if !expected.is_empty() && tree(&guide.out()) != before {
            wrong.push(format!("{name}: the site that stood before has changed"));
        }
        fs::remove_file(guide.root().join(path)).expect("written above");
        for (path, bytes) in &kept {
            guide.write(path, bytes);
        }
        guide.build();
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[cfg(unix)]
#[test]
fn links_to_nowhere_and_in_circles_are_told() {
    use std::os::unix::fs::symlink;
    let guide = sound();
    symlink(guide.root().join("content"), guide.root().join("content/terms/loop")).expect("a link");
    assert_eq!(guide.codes(), ["link-loop"]);
    fs::remove_file(guide.root().join("content/terms/loop")).expect("the link");
    symlink("nowhere.md", guide.root().join("content/terms/dangling.md")).expect("a link");
    assert_eq!(guide.codes(), ["unreadable-file"]);
}

#[test]
fn a_folder_without_a_guide_is_told() {
    assert_eq!(Guide::empty().codes(), ["missing-config"]);
}
