//! The sections that a page has: which, in what order, and what those that are folded say in a few words.

use std::collections::BTreeMap;

use super::super::context::{Link, SectionContext, TocEntry};
use crate::model::sections::Section;

/// The sections of one page, in its order.
#[derive(Debug, Clone, Default)]
pub(super) struct Sections(Vec<(Section, Option<String>)>);

impl Sections {
    /// Adds a section where the page has it.
    pub(super) fn with(mut self, section: Section, is_there: bool) -> Self {
        if is_there {
            self.0.push((section, None));
        }
        self
    }

    /// Adds a folded section where the page has it; `verdict` stands beside its heading.
    pub(super) fn folded(mut self, section: Section, is_there: bool, verdict: String) -> Self {
        if is_there {
            self.0.push((section, Some(verdict).filter(|verdict| !verdict.is_empty())));
        }
        self
    }

    /// The sections for templates, by their ids with `_` for `-`.
    pub(super) fn by_id(&self) -> BTreeMap<String, SectionContext> {
        let context = |(section, verdict): &(Section, Option<String>)| {
            let context =
                SectionContext { id: section.id.to_owned(), title: section.title.to_owned(), verdict: verdict.clone() };
            (section.id.replace('-', "_"), context)
        };
        self.0.iter().map(context).collect()
    }

    /// The table of contents, `below` under the section that holds the text of the page.
    pub(super) fn toc(&self, text: Section, below: &[TocEntry]) -> Vec<TocEntry> {
        let entry = |(section, _): &(Section, Option<String>)| TocEntry {
            id: section.id.to_owned(),
            title: section.title.to_owned(),
            children: if *section == text { below.to_vec() } else { Vec::new() },
        };
        self.0.iter().map(entry).collect()
    }

    /// What the row of jumps at the top of a phone leads to.
    pub(super) fn jumps(&self) -> Vec<Link> {
        let jump = |(section, _): &(Section, Option<String>)| {
            Some(Link { title: section.jump?.to_owned(), url: format!("#{}", section.id) })
        };
        self.0.iter().filter_map(jump).collect()
    }
}
