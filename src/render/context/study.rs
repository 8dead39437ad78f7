//! `study.html`: flash cards and a quiz.

use std::sync::Arc;

use serde::Serialize;

use super::site::{PageMeta, SiteContext};

/// What `study.html` shows.
#[derive(Debug, Clone, Serialize)]
pub struct StudyContext {
    /// What is the same on every page.
    pub site: Arc<SiteContext>,
    /// The head and the frame of this page.
    pub page: PageMeta,
    /// The decks to choose from: those of topics, of roles and of cheat sheets; groups without decks are left out.
    pub groups: Vec<DeckGroup>,
}

/// Decks of one kind of page.
#[derive(Debug, Clone, Serialize)]
pub struct DeckGroup {
    /// What they belong to: `Topics`.
    pub title: String,
    /// The decks.
    pub decks: Vec<DeckLink>,
}

/// A deck in the list of decks.
#[derive(Debug, Clone, Serialize)]
pub struct DeckLink {
    /// The id that the address of the page names: `topic:python`.
    pub id: String,
    /// The name of what it belongs to.
    pub title: String,
    /// The page that it belongs to.
    pub url: String,
    /// How many words it holds.
    pub count: usize,
}
