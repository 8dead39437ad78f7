//! [`ResolvedSite`] → the search index: the files that `static/search.js` reads.
//!
//! Runs during `render`, once for each generation of a site. Ranking is not done here: the module
//! of the reader's browser is its only implementation. What both sides must agree on, the folding
//! of words, is in [`words`] and in `tests/vectors/tokens.json`. Invariant: the same site gives
//! the same files, byte for byte.

mod documents;
mod postings;
mod shards;
pub mod words;

use std::collections::BTreeMap;

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::model::Term;
use crate::parse::locate_span;
use crate::resolve::ResolvedSite;

/// The folder of the index below the site's root.
pub const FOLDER: &str = "search-index";

/// Every file of the index by its path below [`FOLDER`]; `index.json` is the one to read first.
#[must_use]
pub fn index(resolved: &ResolvedSite) -> Vec<(String, Vec<u8>)> {
    let documents = documents::collect(resolved);
    let postings = postings::collect(&documents);
    shards::write(resolved, &documents, &postings)
}

/// Reports names of two terms that a search cannot tell apart: `C.D.` and `CD` are one key.
///
/// A spelling that its term declares ambiguous may be shared: its author knows.
pub fn check(resolved: &ResolvedSite, diagnostics: &mut Diagnostics) {
    let mut owners: BTreeMap<String, (&Term, String, &str)> = BTreeMap::new();
    for term in resolved.site.terms.values() {
        let front = &term.front;
        let declared = [&front.weak, &front.common_word, &front.case_sensitive];
        let is_declared = |label: &str| declared.iter().any(|list| list.iter().any(|one| one == label));
        let aliases = front.aliases.iter().enumerate().map(|(at, label)| (format!("aliases[{at}]"), label.as_str()));
        let labels = std::iter::once(("term".to_owned(), front.term.as_str())).chain(aliases);
        for (field, label) in labels.filter(|(_, label)| !is_declared(label)) {
            let key = words::squash(label);
            match owners.get(&key) {
                Some((owner, other_field, other)) if owner.id != term.id => {
                    // The same label twice is told by the check of labels.
                    if crate::resolve::labels::fold(other) == crate::resolve::labels::fold(label) {
                        continue;
                    }
                    let span = locate_span(&term.file, &term.body.source, &field);
                    let there = locate_span(&owner.file, &owner.body.source, other_field);
                    let message =
                        format!("a search cannot tell `{label}` of `{}` from `{other}` of `{}`", term.id, owner.id);
                    diagnostics.push(
                        Diagnostic::error("duplicate-key", span, message)
                            .label(there, format!("`{}` has it here", owner.id))
                            .hint("keep it on one of them, or list it under `weak` where it is ambiguous"),
                    );
                }
                Some(_) => {}
                None if key.is_empty() => {}
                None => {
                    owners.insert(key, (term, field, label));
                }
            }
        }
    }
}
