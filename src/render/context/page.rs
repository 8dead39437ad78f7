//! `page.html`, `not-found.html`, `search.html` and `redirect.html`: plain pages.

use std::sync::Arc;

use serde::Serialize;

use super::site::{Link, PageMeta, SiteContext, TocEntry};

/// What `page.html` shows.
#[derive(Debug, Clone, Serialize)]
pub struct PageContext {
    /// What is the same on every page.
    pub site: Arc<SiteContext>,
    /// The head and the frame of this page.
    pub page: PageMeta,
    /// The title.
    pub title: String,
    /// What it says, in one sentence.
    pub summary: Option<String>,
    /// The text.
    pub body_html: String,
    /// The headings of the text.
    pub toc: Vec<TocEntry>,
}

/// What `not-found.html` shows.
#[derive(Debug, Clone, Serialize)]
pub struct NotFoundContext {
    /// What is the same on every page.
    pub site: Arc<SiteContext>,
    /// The head and the frame of this page.
    pub page: PageMeta,
    /// Places to go on from: the navigation or the most looked-up terms.
    pub links: Vec<Link>,
}

/// What `search.html` shows.
#[derive(Debug, Clone, Serialize)]
pub struct SearchContext {
    /// What is the same on every page.
    pub site: Arc<SiteContext>,
    /// The head and the frame of this page.
    pub page: PageMeta,
    /// Queries to try while the box is empty: terms that are looked up most.
    pub often: Vec<Link>,
}

/// What `redirect.html` shows: the page that an alias or an old address leads through.
#[derive(Debug, Clone, Serialize)]
pub struct RedirectContext {
    /// The language of the site, as a tag.
    pub language: String,
    /// The title of the page it leads to.
    pub title: String,
    /// The address it leads to, as the browser needs it.
    pub url: String,
    /// The full address it leads to, if the site knows where it will live.
    pub canonical_url: Option<String>,
}
