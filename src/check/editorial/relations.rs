//! Relations of terms that contradict each other.

use std::collections::BTreeSet;

use super::super::at_field;
use crate::diagnostics::Diagnostics;
use crate::model::{Term, TermId};
use crate::resolve::ResolvedSite;

pub(super) fn check(resolved: &ResolvedSite, found: &mut Diagnostics) {
    for (id, term) in &resolved.site.terms {
        needless_accept(resolved, id, term, found);
        circle(resolved, id, term, found);
    }
}

/// Someone who already knows a thing needs no time to learn it.
fn needless_accept(resolved: &ResolvedSite, id: &TermId, term: &Term, found: &mut Diagnostics) {
    for (at, accept) in term.front.accept.iter().enumerate() {
        if implied(resolved, &accept.term).contains(id) {
            let message = format!("`{}` already implies `{id}`, so nobody has to learn it", accept.term);
            let field = format!("accept[{at}].term");
            found.push(
                at_field(&term.file, &term.body.source, &field, "contradicting-relation", message)
                    .hint("take the one out of `accept`, or the other out of `implies`"),
            );
        }
    }
}

/// Two terms that imply each other are one term, or one of them does not.
fn circle(resolved: &ResolvedSite, id: &TermId, term: &Term, found: &mut Diagnostics) {
    for (at, other) in term.front.implies.iter().enumerate() {
        if other > id && implied(resolved, other).contains(id) {
            let message = format!("`{id}` and `{other}` imply each other");
            let field = format!("implies[{at}]");
            found.push(
                at_field(&term.file, &term.body.source, &field, "contradicting-relation", message)
                    .hint("keep the one that holds for nearly everyone"),
            );
        }
    }
}

/// Everything that a term implies, over any number of steps.
fn implied(resolved: &ResolvedSite, id: &TermId) -> BTreeSet<TermId> {
    let mut known = BTreeSet::new();
    let mut open = vec![id.clone()];
    while let Some(next) = open.pop() {
        let implies = resolved.site.terms.get(&next).map(|term| term.front.implies.as_slice()).unwrap_or_default();
        open.extend(implies.iter().filter(|other| known.insert((*other).clone())).cloned());
    }
    known
}
