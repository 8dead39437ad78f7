//! `question-bank.html` and `question-bank-index.html`: what to ask.

use std::sync::Arc;

use serde::Serialize;

use super::site::{Link, PageMeta, QuestionContext, RoleRef, SiteContext, TermRef};

/// What `question-bank.html` shows.
#[derive(Debug, Clone, Serialize)]
pub struct QuestionBankContext {
    /// What is the same on every page.
    pub site: Arc<SiteContext>,
    /// The head and the frame of this page.
    pub page: PageMeta,
    /// The title.
    pub title: String,
    /// What it holds.
    pub summary: String,
    /// The role for which one asks.
    pub role: Option<RoleRef>,
    /// How many questions it holds.
    pub question_count: usize,
    /// The topics, in order.
    pub topics: Vec<QuestionTopic>,
    /// The text of the file; may be empty.
    pub body_html: String,
    /// Cheat sheets for the same role.
    pub cheat_sheets: Vec<Link>,
    /// The topics of the site that it belongs to.
    pub tags: Vec<Link>,
}

/// Questions about one thing.
#[derive(Debug, Clone, Serialize)]
pub struct QuestionTopic {
    /// The anchor.
    pub id: String,
    /// What they are about.
    pub title: String,
    /// Why one asks about it.
    pub why_html: Option<String>,
    /// The terms that come up.
    pub terms: Vec<TermRef>,
    /// The questions.
    pub questions: Vec<QuestionContext>,
}

/// What `question-bank-index.html` shows.
#[derive(Debug, Clone, Serialize)]
pub struct QuestionBankIndexContext {
    /// What is the same on every page.
    pub site: Arc<SiteContext>,
    /// The head and the frame of this page.
    pub page: PageMeta,
    /// All question banks, by title.
    pub banks: Vec<QuestionBankCard>,
}

/// A question bank in a list.
#[derive(Debug, Clone, Serialize)]
pub struct QuestionBankCard {
    /// The title.
    pub title: String,
    /// Its page.
    pub url: String,
    /// What it holds.
    pub summary: String,
    /// The role for which one asks: its title.
    pub role: Option<String>,
    /// How many questions it holds.
    pub question_count: usize,
    /// What they are about.
    pub topics: Vec<String>,
}
