//! `topic.html` and `topic-index.html`: everything that carries one tag.

use std::sync::Arc;

use serde::Serialize;

use super::article::ArticleCard;
use super::comparison::ComparisonCard;
use super::home::KindCount;
use super::site::{DocumentRef, PageMeta, RoleRef, SiteContext, TermRef};
use crate::render::figures::FieldMap;

/// What `topic.html` shows.
#[derive(Debug, Clone, Serialize)]
pub struct TopicContext {
    /// What is the same on every page.
    pub site: Arc<SiteContext>,
    /// The head and the frame of this page.
    pub page: PageMeta,
    /// The topic's name.
    pub title: String,
    /// What it is, in one sentence.
    pub summary: Option<String>,
    /// Its terms by kind, in the order of kinds; `examples` holds all of them here.
    pub kinds: Vec<KindCount>,
    /// How its terms relate, if enough of them do.
    pub map: Option<FieldMap>,
    /// How many terms it has.
    pub term_count: usize,
    /// Where its words are studied, if they are enough for a deck.
    pub study_url: Option<String>,
    /// Its roles.
    pub roles: Vec<RoleRef>,
    /// Its guides, newest first.
    pub articles: Vec<ArticleCard>,
    /// Its cheat sheets, question banks and pages.
    pub documents: Vec<DocumentRef>,
    /// Comparisons of its terms.
    pub comparisons: Vec<ComparisonCard>,
}

/// What `topic-index.html` shows.
#[derive(Debug, Clone, Serialize)]
pub struct TopicIndexContext {
    /// What is the same on every page.
    pub site: Arc<SiteContext>,
    /// The head and the frame of this page.
    pub page: PageMeta,
    /// All topics that hold something, in the order of `site.yaml`.
    pub topics: Vec<TopicCard>,
}

/// A topic in a list.
#[derive(Debug, Clone, Serialize)]
pub struct TopicCard {
    /// The name.
    pub title: String,
    /// Its page.
    pub url: String,
    /// What it is, in one sentence.
    pub summary: Option<String>,
    /// How many terms and documents it holds.
    pub count: usize,
    /// A few of its terms.
    pub examples: Vec<TermRef>,
}
