//! `term.html`: one glossary entry.

use std::sync::Arc;

use serde::Serialize;

use super::site::{
    Backlink, DateText, FlagsContext, Link, PageMeta, QuestionContext, RoleRef, SiteContext, SourceLink, TermRef,
    TocEntry, VersionContext,
};
use crate::render::figures::TermMap;

/// What `term.html` shows.
#[derive(Debug, Clone, Serialize)]
pub struct TermContext {
    /// What is the same on every page.
    pub site: Arc<SiteContext>,
    /// The head and the frame of this page.
    pub page: PageMeta,
    /// The term itself: name, kind, short definition.
    pub term: TermRef,
    /// The glossary page that lists the terms of this kind.
    pub kind_url: String,
    /// Other spellings of the same thing.
    pub aliases: Vec<String>,
    /// How to pronounce it.
    pub say_it: Option<String>,
    /// One comparison from plain life.
    pub analogy_html: Option<String>,
    /// How it shows up in an advert, and what it tells.
    pub in_a_job_ad_html: Option<String>,
    /// The long explanation; may be empty.
    pub body_html: String,
    /// The headings of the body and the page's own sections.
    pub toc: Vec<TocEntry>,
    /// Terms that anyone who knows this one knows too.
    pub implies: Vec<TermRef>,
    /// The more general terms.
    pub broader: Vec<TermRef>,
    /// The more special terms.
    pub narrower: Vec<TermRef>,
    /// Related terms.
    pub related: Vec<TermRef>,
    /// Terms that people take for this one; written here or on the other term.
    pub confused_with: Vec<ConfusionContext>,
    /// The neighbourhood as a picture, if there are at least two neighbours.
    pub map: Option<TermMap>,
    /// Versions and what they tell.
    pub versions: Vec<VersionContext>,
    /// What it means on a resume, or none if nothing is written.
    pub flags: Option<FlagsContext>,
    /// Questions for a screening call.
    pub questions: Vec<QuestionContext>,
    /// The roles that use it.
    pub roles: Vec<RoleRef>,
    /// Pages that mention it, in a steady order; at most twelve.
    pub backlinks: Vec<Backlink>,
    /// How many more pages mention it.
    pub backlinks_more: usize,
    /// Cheat sheets that define it.
    pub cheat_sheets: Vec<Link>,
    /// The topics it belongs to.
    pub topics: Vec<Link>,
    /// Where the facts come from.
    pub sources: Vec<SourceLink>,
    /// When a person last checked it: month and year.
    pub reviewed: Option<DateText>,
}

/// A term that people take for this one.
#[derive(Debug, Clone, Serialize)]
pub struct ConfusionContext {
    /// The other term.
    pub term: TermRef,
    /// The difference.
    pub difference_html: String,
    /// The page that compares the two.
    pub compare_url: String,
}
