//! `comparison.html` and `comparison-index.html`: two terms that people take for each other.
//!
//! [`ComparisonTable`] also serves roles beside their neighbours and cheat sheets.

use std::sync::Arc;

use serde::Serialize;

use super::site::{FlagsContext, Link, PageMeta, QuestionContext, SiteContext, TermRef};

/// What `comparison.html` shows.
#[derive(Debug, Clone, Serialize)]
pub struct ComparisonContext {
    /// What is the same on every page.
    pub site: Arc<SiteContext>,
    /// The head and the frame of this page.
    pub page: PageMeta,
    /// The first term, by id.
    pub left: ComparisonSide,
    /// The second term.
    pub right: ComparisonSide,
    /// The difference, as either term tells it: one or two texts.
    pub differences_html: Vec<String>,
    /// The facts of both, side by side; two columns in the order left, right.
    pub table: ComparisonTable,
    /// Other comparisons of either term.
    pub more: Vec<Link>,
}

/// One of two terms that are compared.
#[derive(Debug, Clone, Serialize)]
pub struct ComparisonSide {
    /// The term.
    pub term: TermRef,
    /// Its comparison from plain life.
    pub analogy_html: Option<String>,
    /// How it shows up in an advert.
    pub in_a_job_ad_html: Option<String>,
    /// What a resume shows.
    pub flags: Option<FlagsContext>,
    /// What to ask.
    pub questions: Vec<QuestionContext>,
}

/// Things side by side.
#[derive(Debug, Clone, Serialize)]
pub struct ComparisonTable {
    /// What is compared.
    pub columns: Vec<ComparisonColumn>,
    /// In which respects; every row has one cell a column.
    pub rows: Vec<ComparisonRow>,
}

/// One of the things that a table compares.
#[derive(Debug, Clone, Serialize)]
pub struct ComparisonColumn {
    /// Its name.
    pub title: String,
    /// Its page; none for the page one is on.
    pub url: Option<String>,
}

/// One respect in which things are compared.
#[derive(Debug, Clone, Serialize)]
pub struct ComparisonRow {
    /// The respect: `Kind`, `Builds`, `Must have`.
    pub label: String,
    /// What it is for each column.
    pub cells: Vec<ComparisonCell>,
}

/// What a table says of one thing in one respect. Any of the three; all empty shows a dash.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ComparisonCell {
    /// A text.
    pub text_html: Option<String>,
    /// A list of short texts.
    pub items: Vec<String>,
    /// A list of terms.
    pub terms: Vec<TermRef>,
}

/// What `comparison-index.html` shows.
#[derive(Debug, Clone, Serialize)]
pub struct ComparisonIndexContext {
    /// What is the same on every page.
    pub site: Arc<SiteContext>,
    /// The head and the frame of this page.
    pub page: PageMeta,
    /// All comparisons, by name.
    pub comparisons: Vec<ComparisonCard>,
}

/// A comparison in a list.
#[derive(Debug, Clone, Serialize)]
pub struct ComparisonCard {
    /// The first term.
    pub left: TermRef,
    /// The second term.
    pub right: TermRef,
    /// The page that compares them.
    pub url: String,
    /// The difference.
    pub difference_html: String,
}
