//! `decode.html`: paste a job advert, see it explained.

use std::sync::Arc;

use serde::Serialize;

use super::site::{PageMeta, QuestionContext, RoleRef, SiteContext, TermRef};

/// What `decode.html` shows.
#[derive(Debug, Clone, Serialize)]
pub struct DecodeContext {
    /// What is the same on every page.
    pub site: Arc<SiteContext>,
    /// The head and the frame of this page.
    pub page: PageMeta,
    /// Adverts to try it with; three.
    pub samples: Vec<SampleAd>,
    /// The first sample, decoded at build time: what a reader without JavaScript sees, and what the script replaces.
    pub example: Option<DecodeResult>,
}

/// An advert to try the decoder with.
#[derive(Debug, Clone, Serialize)]
pub struct SampleAd {
    /// Its id: `backend`.
    pub id: String,
    /// What it is: `Backend developer, start-up`.
    pub title: String,
    /// The text.
    pub text: String,
}

/// A decoded advert.
#[derive(Debug, Clone, Serialize)]
pub struct DecodeResult {
    /// The text, cut where terms start and end.
    pub segments: Vec<DecodedSegment>,
    /// The roles that it may describe, best first.
    pub roles: Vec<DecodedRole>,
    /// Its terms, once each, in the order of their first use.
    pub terms: Vec<TermRef>,
    /// What to ask.
    pub questions: Vec<QuestionContext>,
    /// Remarks on the advert: terms that imply others, roles that are mixed.
    pub notes_html: Vec<String>,
    /// Words that look like jargon and are not in the glossary.
    pub unknown: Vec<String>,
}

/// A piece of a decoded text.
#[derive(Debug, Clone, Serialize)]
pub struct DecodedSegment {
    /// The text as it was written.
    pub text: String,
    /// The term that it names, if it is jargon.
    pub term: Option<TermRef>,
}

/// A role that an advert may describe.
#[derive(Debug, Clone, Serialize)]
pub struct DecodedRole {
    /// The role.
    pub role: RoleRef,
    /// How well it fits, from 0 to 100.
    pub score: u32,
    /// How well it fits, in words: `Fits well`.
    pub label: String,
    /// The terms that speak for it.
    pub evidence: Vec<TermRef>,
}
