//! Which words are jargon: one table of spellings, one set of rules.
//!
//! The table is built once for a site; a scan takes one pass over a text, whatever the number of
//! terms. Links on pages, the decoder and the checks ask the same functions.
//! Invariant: matches never overlap, never cross the border of a block or of an inline element,
//! and say why they count.

mod ambiguity;
pub mod blocks;
mod clean;
pub mod commonness;
pub mod cues;
pub mod fold;
mod foreign;
pub mod forms;
mod judge;
pub mod looks;
mod reason;
pub mod scan;
mod sentence;
mod signs;
mod table;

use std::collections::BTreeSet;
use std::ops::Range;

pub use foreign::Match;
pub use reason::Reason;
pub use sentence::{Sentence, sentence};
pub use table::{Class, Spelling, Table};

use crate::model::config::{LinkFrequency, MarkdownConfig};
use crate::model::{Body, TermId};

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

/// One link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JargonLink {
    /// Where it stands, in bytes of the body.
    pub range: Range<usize>,
    /// The term it leads to.
    pub term: TermId,
    /// Why the words are a link.
    pub reason: Reason,
}

impl Table {
    /// Finds the links of a page.
    #[must_use]
    pub fn link(&self, body: &Body, rules: &PageRules, markdown: &MarkdownConfig) -> PageLinks {
        let mut page = PageLinks::none();
        let mut used: BTreeSet<(usize, TermId)> = BTreeSet::new();
        for block in blocks::of_markdown(body.text(), markdown) {
            let section = match rules.frequency {
                LinkFrequency::Section => block.section,
                LinkFrequency::Page | LinkFrequency::Every => 0,
            };
            used.extend(block.wiki.iter().filter_map(|name| Some((section, self.lookup(name)?.clone()))));
            let opaque = blocks::addresses(&block.text);
            let scan = self.scan_block(&block.text, &opaque);
            page.hidden.extend(scan.suppressed.iter().filter_map(|at| block.byte_in_body(*at)));
            if !rules.autolink {
                continue;
            }
            for found in scan.found {
                let term = &self.terms[self.spellings[found.spelling].term];
                let Some(range) = block.in_body(&found.range) else { continue };
                // A backslash that Markdown itself took away suppresses, too: `\.NET`.
                let escaped = block.starts_piece(found.range.start) && body.text()[..range.start].ends_with('\\');
                if escaped || rules.own.as_ref() == Some(term) {
                    continue;
                }
                let first = used.insert((section, term.clone()));
                if first || rules.frequency == LinkFrequency::Every {
                    page.links.push(JargonLink { range, term: term.clone(), reason: found.reason });
                }
            }
        }
        page
    }

    /// Finds the terms of a text of the guide's own, which is technical by declaration.
    #[must_use]
    pub fn scan_own(&self, text: &str) -> Vec<Match> {
        let mut matches = Vec::new();
        for part in blocks::of_plain_text(text) {
            let block = &text[part.range.clone()];
            matches.extend(self.scan_block(block, &blocks::addresses(block)).found.into_iter().map(|found| Match {
                range: part.range.start + found.range.start..part.range.start + found.range.end,
                term: self.terms[self.spellings[found.spelling].term].clone(),
                others: Vec::new(),
                reason: found.reason,
            }));
        }
        matches
    }
}
