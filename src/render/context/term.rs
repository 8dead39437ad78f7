//! `term.html`: one glossary entry.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use super::site::{
    Backlink, DateText, FlagsContext, Link, PageMeta, QuestionContext, RoleRef, SectionContext, SiteContext,
    SourceLink, TermRef, TocEntry, VersionContext,
};
use crate::render::figures::TermMap;

/// What `term.html` shows.
#[derive(Debug, Clone, Serialize)]
pub struct TermContext {
    /// What is the same on every page.
    pub site: Arc<SiteContext>,
    /// The head and the frame of this page.
    pub page: PageMeta,
    /// The sections that the page has, by their ids with `_` for `-`.
    pub sections: BTreeMap<String, SectionContext>,
    /// The same as a table of contents.
    pub toc: Vec<TocEntry>,
    /// The sections that the row at the top of a phone leads to.
    pub jumps: Vec<Link>,
    /// The term itself: name, kind, short definition.
    pub term: TermRef,
    /// The glossary page that lists the terms of this kind.
    pub kind_url: String,
    /// Other spellings of the same thing.
    pub aliases: Vec<String>,
    /// How to pronounce it.
    pub say_it: Option<String>,
    /// Maker, license and the like, each in a word or two.
    pub facts: Vec<FactContext>,
    /// Where it is heading.
    pub trend: Option<TrendContext>,
    /// Who can be taken instead.
    pub accept: Vec<AcceptContext>,
    /// One comparison from plain life.
    pub analogy_html: Option<String>,
    /// What finds people who name it in a resume database.
    pub search_string: String,
    /// Where its words are studied.
    pub study_url: Option<String>,
    /// The first paragraph of the text.
    pub intro_html: String,
    /// The rest of the text; may be empty.
    pub body_html: String,
    /// Questions for a screening call.
    pub questions: Vec<QuestionContext>,
    /// What to ask the hiring manager.
    pub ask_the_team_html: Vec<String>,
    /// Words that candidates say around it.
    pub hear: Vec<HeardContext>,
    /// A line of a job ad, decoded.
    pub seen_ad: Option<SeenContext>,
    /// How it shows up in a job ad, and what it tells.
    pub in_a_job_ad_html: Option<String>,
    /// A line of a resume, decoded.
    pub seen_resume: Option<SeenContext>,
    /// What it means on a resume, or none if nothing is written.
    pub flags: Option<FlagsContext>,
    /// Terms that people take for this one; written here or on the other term.
    pub confused_with: Vec<ConfusionContext>,
    /// Labels that it shares with other terms.
    pub homonyms: Vec<HomonymContext>,
    /// Versions and what they tell.
    pub versions: Vec<VersionContext>,
    /// Certificates and what they prove.
    pub certificates: Vec<CertificateContext>,
    /// Terms that anyone who knows this one knows too.
    pub implies: Vec<TermRef>,
    /// The more general terms.
    pub broader: Vec<TermRef>,
    /// The words around it, the closest first.
    pub related: Vec<RelatedContext>,
    /// The neighborhood as a picture, if there are at least two neighbors.
    pub map: Option<TermMap>,
    /// The roles that use it.
    pub roles: Vec<RoleRef>,
    /// Pages that mention it, in a steady order; at most twelve.
    pub backlinks: Vec<Backlink>,
    /// The list of all of them, where there are more.
    pub mentions: Option<Link>,
    /// Cheat sheets that define it.
    pub cheat_sheets: Vec<Link>,
    /// The topics it belongs to.
    pub topics: Vec<Link>,
    /// Where the facts come from.
    pub sources: Vec<SourceLink>,
    /// When a person last checked it: month and year.
    pub reviewed: Option<DateText>,
}

/// A fact at a glance.
#[derive(Debug, Clone, Serialize)]
pub struct FactContext {
    /// What it is about: `Maker`.
    pub label: String,
    /// The fact.
    pub text: String,
}

/// Where a thing is heading.
#[derive(Debug, Clone, Serialize)]
pub struct TrendContext {
    /// As a class: `rising`, `established`, `fading` or `retired`.
    pub slug: String,
    /// In words.
    pub label: String,
    /// Why one says so.
    pub note_html: Option<String>,
    /// The month for which that is true.
    pub as_of: Option<DateText>,
}

/// Someone who can be taken instead.
#[derive(Debug, Clone, Serialize)]
pub struct AcceptContext {
    /// What they know.
    pub term: TermRef,
    /// How long a good person needs: `weeks`.
    pub ramp_up: String,
    /// What they bring, and what will be new to them.
    pub note_html: Option<String>,
}

/// A line as one meets it, and what it means.
#[derive(Debug, Clone, Serialize)]
pub struct SeenContext {
    /// The line.
    pub line: String,
    /// What it means.
    pub means_html: String,
}

/// A word that candidates say.
#[derive(Debug, Clone, Serialize)]
pub struct HeardContext {
    /// The word.
    pub word: String,
    /// What it means.
    pub means_html: String,
    /// Its entry, where it has one.
    pub term: Option<TermRef>,
}

/// A certificate.
#[derive(Debug, Clone, Serialize)]
pub struct CertificateContext {
    /// Its name.
    pub name: String,
    /// Who gives it.
    pub by: Option<String>,
    /// What it proves, and what it does not.
    pub means_html: String,
}

/// A label that several terms have.
#[derive(Debug, Clone, Serialize)]
pub struct HomonymContext {
    /// The label.
    pub label: String,
    /// The other terms that have it.
    pub terms: Vec<TermRef>,
}

/// A word around a term.
#[derive(Debug, Clone, Serialize)]
pub struct RelatedContext {
    /// The other term.
    pub term: TermRef,
    /// What it has to do with this one, in words, where it is more than that the two go together.
    pub relation: Option<String>,
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
