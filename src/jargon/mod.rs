//! Which words are jargon: one table of spellings, one set of rules.

use std::ops::Range;

use crate::model::config::{LinkFrequency, MarkdownConfig};
use crate::model::{Body, Site, TermId};

/// The spellings of all terms, built once for a site.
#[derive(Debug, Clone, Default)]
pub struct Table {}

/// What decides which matches of a page become links.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageRules {
    /// The term whose own page it is.
    pub own: Option<TermId>,
    /// Whether terms are linked by themselves at all.
    pub autolink: bool,
    /// How often a term is linked.
    pub frequency: LinkFrequency,
}

/// The jargon links of one page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PageLinks {
    /// The links in order, in bytes of the body. Each starts and ends inside text events; only
    /// text and soft breaks lie between.
    pub links: Vec<JargonLink>,
    /// Backslashes that suppressed a match and are not shown, in bytes of the body.
    pub hidden: Vec<usize>,
}

impl PageLinks {
    /// A page without jargon.
    #[must_use]
    pub const fn none() -> Self {
        Self { links: Vec::new(), hidden: Vec::new() }
    }
}

/// A term found in a plain text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// The term.
    pub term: TermId,
}

impl JargonLink {
    /// Why the words are a link.
    #[must_use]
    pub const fn reason(&self) -> &'static str {
        ""
    }
}

/// One link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JargonLink {
    /// Where it stands, in bytes of the body.
    pub range: Range<usize>,
    /// The term it leads to.
    pub term: TermId,
}

impl Table {
    /// Builds the table of a site.
    #[must_use]
    pub fn build(_site: &Site) -> Self {
        Self {}
    }

    /// Finds the links of a page.
    #[must_use]
    pub fn link(&self, _body: &Body, _rules: &PageRules, _markdown: &MarkdownConfig) -> PageLinks {
        PageLinks::none()
    }

    /// Finds the terms of a plain text.
    #[must_use]
    pub fn scan(&self, _text: &str) -> Vec<Match> {
        Vec::new()
    }

    /// The term that a hand-written `[[name]]` means: an id or a spelling.
    #[must_use]
    pub fn lookup(&self, _name: &str) -> Option<&TermId> {
        None
    }

    /// The spelling or id nearest to `name`.
    #[must_use]
    pub fn nearest(&self, _name: &str) -> Option<&str> {
        None
    }
}

/// A sentence as plain text, and the part of it that was asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sentence {
    /// The sentence, at most 200 characters; cut ends show an ellipsis.
    pub text: String,
    /// The part, in bytes of the text.
    pub mark: Range<usize>,
}

/// The sentence of a body that holds `range`, in bytes of the body.
#[must_use]
pub fn sentence(_body: &Body, _range: &Range<usize>, _markdown: &MarkdownConfig) -> Sentence {
    Sentence::default()
}
