//! Footnotes that are missing, unused or explained twice.
//!
//! Markdown passes over all three: a reference to nothing is text, and a note that nothing refers to is gone.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::model::Mistake;

/// Follows references and texts of footnotes through a document.
#[derive(Debug, Default)]
pub(super) struct Footnotes {
    references: BTreeSet<String>,
    missing: Vec<(String, Range<usize>)>,
    texts: BTreeMap<String, Range<usize>>,
    twice: Vec<(String, Range<usize>)>,
}

impl Footnotes {
    pub(super) fn reference(&mut self, label: &str) {
        self.references.insert(folded(label));
    }

    pub(super) fn text(&mut self, label: &str, range: Range<usize>) {
        if self.texts.insert(folded(label), range.clone()).is_some() {
            self.twice.push((label.to_owned(), range));
        }
    }

    /// Looks at a piece of plain text that starts at byte `at` of `source`: `[^label]` is no reference there.
    pub(super) fn plain(&mut self, source: &str, at: usize, offset: usize) {
        let Some(rest) = source[at..].strip_prefix("[^") else { return };
        let Some(end) = rest.find(']') else { return };
        let label = &rest[..end];
        let is_label = !label.is_empty() && label.len() < 100 && !label.contains(['[', ' ', '\n', '\t']);
        // `[^…](address)` is a link, and a regular expression is often code without its backticks.
        if is_label && label.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ':')) {
            let start = at + offset;
            self.missing.push((label.to_owned(), start..start + label.len() + 3));
        }
    }

    pub(super) fn mistakes(self) -> Vec<Mistake> {
        let mut mistakes = Vec::new();
        for (label, range) in self.missing {
            mistakes.push(Mistake {
                code: "missing-footnote",
                is_error: true,
                message: format!("there is no text for the footnote `[^{label}]`"),
                hint: format!("write it on a line of its own: `[^{label}]: …`"),
                range,
            });
        }
        for (label, range) in self.twice {
            mistakes.push(Mistake {
                code: "duplicate-footnote",
                is_error: true,
                message: format!("the footnote `[^{label}]` has two texts"),
                hint: "give one of them another label".to_owned(),
                range,
            });
        }
        for (label, range) in self.texts.into_iter().filter(|(label, _)| !self.references.contains(label)) {
            mistakes.push(Mistake {
                code: "unused-footnote",
                is_error: false,
                message: format!("nothing refers to the footnote `[^{label}]`, so that readers never see it"),
                hint: format!("refer to it in the text with `[^{label}]`, or take it out"),
                range,
            });
        }
        mistakes
    }
}

/// Labels are compared as CommonMark compares those of links.
fn folded(label: &str) -> String {
    label.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
