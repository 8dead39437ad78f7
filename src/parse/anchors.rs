//! Gives out the anchors of a page: those of headings as GitHub makes them, none of them one of the page's own.
//!
//! What a page has for itself are its sections (`model::sections`) and the few ids inside them that are named here; a
//! test holds the templates to it.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::model::Kind;
use crate::model::sections::{self, MENTIONED, Section};

/// The ids that every page has, or may have.
const EVERYWHERE: [&str; 3] = ["main", "bar-search", MENTIONED.id];

/// The ids that the template of a kind has for itself beside those of its sections.
const fn inside(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Term => &["map"],
        Kind::Role => &["chooser-results", "matrix-caption", "neighbor-caption"],
        Kind::Article => &["series", "read-next"],
        Kind::CheatSheet | Kind::QuestionBank | Kind::Page | Kind::Author => &[],
    }
}

/// The ids that the page of a kind has for itself, or may have.
fn reserved(kind: Kind) -> impl Iterator<Item = &'static str> {
    let sections: &[Section] = match kind {
        Kind::Term => &sections::term::ALL,
        Kind::Role => &sections::role::ALL,
        Kind::Article | Kind::CheatSheet | Kind::QuestionBank | Kind::Page | Kind::Author => &[],
    };
    EVERYWHERE.iter().chain(inside(kind)).copied().chain(sections.iter().map(|section| section.id))
}

/// How ids start that are made with a number, an id or a label behind them: questions, stacks, footnotes.
const PREFIXES: [&str; 5] = ["ask-", "question-", "stack-", "fn-", "fnref-"];

/// Whether the page of a kind has the id `id` for itself, or may have it.
#[must_use]
pub fn is_reserved(kind: Kind, id: &str) -> bool {
    reserved(kind).any(|own| own == id) || has_prefix(id)
}

fn has_prefix(id: &str) -> bool {
    PREFIXES.iter().any(|prefix| id.starts_with(prefix))
}

/// Gives out anchors, each only once on a page.
#[derive(Debug, Clone, Default)]
pub struct Anchors {
    used: BTreeMap<String, usize>,
}

impl Anchors {
    /// Anchors beside those that the page of a kind has for itself.
    #[must_use]
    pub fn of_page(kind: Kind) -> Self {
        let mut anchors = Self::default();
        for id in reserved(kind) {
            anchors.used.insert(id.to_owned(), 0);
        }
        anchors
    }

    /// The anchor of a heading, with a number behind it where it is taken.
    pub fn unique(&mut self, text: &str) -> String {
        let id = heading_id(text);
        let base = match id.as_str() {
            "" => "section".to_owned(),
            id if has_prefix(id) => format!("section-{id}"),
            _ => id,
        };
        let mut candidate = base.clone();
        let mut number = self.used.get(&base).copied().unwrap_or(0);
        while self.used.contains_key(&candidate) {
            number += 1;
            candidate = format!("{base}-{number}");
        }
        self.used.insert(base, number);
        self.used.entry(candidate.clone()).or_insert(0);
        candidate
    }

    /// Takes an id as its author wrote it; whether it was free.
    pub fn take(&mut self, id: &str) -> bool {
        self.used.insert(id.to_owned(), 0).is_none()
    }
}

/// The anchor that GitHub gives a heading: lower case, letters, marks, digits, `_` and `-` kept, a hyphen for each
/// blank, everything else left out (html-pipeline, "TableOfContentsFilter").
#[must_use]
pub fn heading_id(text: &str) -> String {
    let mut id = String::with_capacity(text.len());
    for letter in text.trim().chars() {
        // Of numbers, decimal digits count; `²` and `①` are compatibility forms of others.
        let is_digit = letter.is_numeric() && std::iter::once(letter).nfkd().eq(std::iter::once(letter));
        if letter == ' ' {
            id.push('-');
        } else if letter.is_alphabetic()
            || is_digit
            || is_combining_mark(letter)
            || matches!(letter, '_' | '-' | '‿' | '⁀')
        {
            id.extend(letter.to_lowercase());
        }
    }
    id
}

#[cfg(test)]
mod tests {
    use super::{Anchors, heading_id};
    use crate::model::Kind;

    #[test]
    fn headings_have_the_anchors_that_github_gives_them() {
        for (text, id) in [
            ("What’s C++ / C#?", "whats-c--c"),
            ("A – B", "a--b"),
            ("हिन्दी भाषा", "हिन्दी-भाषा"),
            ("Cafe\u{301}", "cafe\u{301}"),
            ("日本語 の見出し", "日本語-の見出し"),
            ("snake_case & more", "snake_case--more"),
            ("H² 🚀 2.0", "h--20"),
        ] {
            assert_eq!(heading_id(text), id, "{text}");
        }
    }

    #[test]
    fn anchors_are_unique_even_against_numbered_ones() {
        let mut anchors = Anchors::default();
        let ids: Vec<_> = ["Use", "Use 1", "Use", "!"].iter().map(|text| anchors.unique(text)).collect();
        assert_eq!(ids, ["use", "use-1", "use-2", "section"]);
    }

    #[test]
    fn no_heading_gets_an_id_of_the_page_itself() {
        let mut anchors = Anchors::of_page(Kind::Term);
        let ids: Vec<_> = ["Versions", "Main", "fn-1", "Ask 1"].iter().map(|text| anchors.unique(text)).collect();
        assert_eq!(ids, ["versions-1", "main-1", "section-fn-1", "section-ask-1"]);
        assert_eq!(Anchors::of_page(Kind::Article).unique("Versions"), "versions");
    }
}
