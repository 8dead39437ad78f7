//! `article.html` and `article-index.html`: guides to read.

use std::sync::Arc;

use serde::Serialize;

use super::site::{
    Backlink, DateText, DocumentRef, ImageContext, Link, PageMeta, SiteContext, SourceLink, TermRef, TocEntry,
};

/// What `article.html` shows.
#[derive(Debug, Clone, Serialize)]
pub struct ArticleContext {
    /// What is the same on every page.
    pub site: Arc<SiteContext>,
    /// The head and the frame of this page.
    pub page: PageMeta,
    /// The title.
    pub title: String,
    /// What it says, in one or two sentences.
    pub summary: String,
    /// The day on which it came out.
    pub date: DateText,
    /// Minutes to read it, at least 1.
    pub reading_minutes: usize,
    /// For whom it is, in words, where it is not for recruiters: `For developers`.
    pub audience: Option<String>,
    /// Who wrote it.
    pub author: Option<AuthorContext>,
    /// The picture at its head.
    pub image: Option<ImageContext>,
    /// The headings of the body.
    pub toc: Vec<TocEntry>,
    /// The text.
    pub body_html: String,
    /// The series that it is a part of.
    pub series: Option<SeriesContext>,
    /// The terms that it explains in passing, by name.
    pub terms: Vec<TermRef>,
    /// What to read next.
    pub related: Vec<DocumentRef>,
    /// Pages that mention it.
    pub backlinks: Vec<Backlink>,
    /// The list of all of them, where there are more.
    pub mentions: Option<Link>,
    /// The topics it belongs to.
    pub topics: Vec<Link>,
}

/// A person who writes.
#[derive(Debug, Clone, Serialize)]
pub struct AuthorContext {
    /// The name.
    pub name: String,
    /// The first letters of the name, at most two; shown where there is no picture.
    pub initials: String,
    /// A sentence about the person.
    pub bio_html: Option<String>,
    /// The picture.
    pub photo: Option<ImageContext>,
    /// Addresses of the person elsewhere.
    pub links: Vec<SourceLink>,
}

/// A series of articles.
#[derive(Debug, Clone, Serialize)]
pub struct SeriesContext {
    /// Its name.
    pub name: String,
    /// The number of this article in it.
    pub part: u32,
    /// All its parts, in order.
    pub parts: Vec<SeriesPart>,
}

/// A part of a series.
#[derive(Debug, Clone, Serialize)]
pub struct SeriesPart {
    /// Its number.
    pub number: u32,
    /// Its title.
    pub title: String,
    /// Its page.
    pub url: String,
    /// Whether it is the article one reads.
    pub current: bool,
}

/// What `article-index.html` shows.
#[derive(Debug, Clone, Serialize)]
pub struct ArticleIndexContext {
    /// What is the same on every page.
    pub site: Arc<SiteContext>,
    /// The head and the frame of this page.
    pub page: PageMeta,
    /// The articles of this page of the list, newest first.
    pub articles: Vec<ArticleCard>,
    /// The pages of the list, if there is more than one.
    pub pager: Option<Pager>,
}

/// An article in a list.
#[derive(Debug, Clone, Serialize)]
pub struct ArticleCard {
    /// The title.
    pub title: String,
    /// Its page.
    pub url: String,
    /// What it says.
    pub summary: String,
    /// The day on which it came out.
    pub date: DateText,
    /// Minutes to read it.
    pub reading_minutes: usize,
    /// Who wrote it.
    pub author: Option<String>,
    /// The series and part, in words: `Reading resumes, part 2`.
    pub series: Option<String>,
    /// The picture at its head.
    pub image: Option<ImageContext>,
}

/// The pages of a long list.
#[derive(Debug, Clone, Serialize)]
pub struct Pager {
    /// The number of this page, from 1.
    pub number: usize,
    /// How many there are.
    pub total: usize,
    /// The page before.
    pub previous_url: Option<String>,
    /// The page after.
    pub next_url: Option<String>,
    /// Links to pages: first, last and the neighbours; gaps have no address.
    pub pages: Vec<PagerPage>,
}

/// A page of a long list.
#[derive(Debug, Clone, Serialize)]
pub struct PagerPage {
    /// Its number, or `…` for a gap.
    pub label: String,
    /// Its address; none for a gap.
    pub url: Option<String>,
    /// Whether it is the page one sees.
    pub current: bool,
}
