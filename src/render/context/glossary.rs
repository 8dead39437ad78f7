//! `glossary.html`: all terms from A to Z, or those of one kind.

use std::sync::Arc;

use serde::Serialize;

use super::site::{PageMeta, SiteContext, TermRef};

/// What `glossary.html` shows. Serves `/glossary/` and `/glossary/kind/<kind>/`.
#[derive(Debug, Clone, Serialize)]
pub struct GlossaryContext {
    /// What is the same on every page.
    pub site: Arc<SiteContext>,
    /// The head and the frame of this page.
    pub page: PageMeta,
    /// The letters from A to Z, `0–9` for the rest; those without terms have no address.
    pub letters: Vec<LetterLink>,
    /// The terms by first letter.
    pub groups: Vec<LetterGroup>,
    /// How many terms the page lists.
    pub count: usize,
    /// The kinds, each with the page that lists it.
    pub kinds: Vec<FilterLink>,
    /// The topics, each with its page.
    pub topics: Vec<FilterLink>,
    /// The filter that made this page, if it does not list everything.
    pub active_filter: Option<ActiveFilter>,
}

/// A letter of the bar.
#[derive(Debug, Clone, Serialize)]
pub struct LetterLink {
    /// The letter.
    pub letter: String,
    /// Where its terms stand (`#letter-d`), if there are any.
    pub url: Option<String>,
}

/// The terms that start with one letter.
#[derive(Debug, Clone, Serialize)]
pub struct LetterGroup {
    /// The letter.
    pub letter: String,
    /// Its anchor: `letter-d`.
    pub id: String,
    /// The terms.
    pub entries: Vec<GlossaryEntry>,
}

/// A line of the glossary.
#[derive(Debug, Clone, Serialize)]
pub struct GlossaryEntry {
    /// The term.
    pub term: TermRef,
    /// Other spellings; shown and found by the filter box.
    pub aliases: Vec<String>,
    /// The ids of its topics, with spaces between: `python data`.
    pub topics: String,
}

/// A filter, as a link that works without JavaScript.
#[derive(Debug, Clone, Serialize)]
pub struct FilterLink {
    /// The kind or the topic as in [`TermRef::kind`] and [`GlossaryEntry::topics`].
    pub id: String,
    /// The filter in words: `Frameworks`.
    pub title: String,
    /// The page that lists what passes.
    pub url: String,
    /// How many terms pass.
    pub count: usize,
    /// Whether this page is that page.
    pub active: bool,
}

/// The filter that made a page.
#[derive(Debug, Clone, Serialize)]
pub struct ActiveFilter {
    /// The filter in words: `Frameworks`.
    pub title: String,
    /// The page without the filter.
    pub clear_url: String,
}
