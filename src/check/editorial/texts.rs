//! Headings that say nothing, and reviews that a later change has overtaken.

use std::collections::BTreeMap;

use super::super::at_field;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::model::{Date, DocumentView};
use crate::resolve::ResolvedSite;
use crate::resolve::labels::fold;
use crate::source::Span;

pub(super) fn check(resolved: &ResolvedSite, found: &mut Diagnostics) {
    headings(resolved, found);
    for (reviewed, document) in reviews(resolved) {
        if let (Some(reviewed), Some(updated)) = (reviewed, document.common.updated)
            && updated > reviewed
        {
            let message = format!("`{}` was changed on {updated}, after its review", document.id.id);
            found.push(
                at_field(document.file, &document.body.source, "reviewed", "changed-since-review", message)
                    .hint("read it again and write today's date, or take `reviewed` away"),
            );
        }
    }
}

fn reviews(resolved: &ResolvedSite) -> impl Iterator<Item = (Option<Date>, DocumentView<'_>)> {
    let terms = resolved.site.terms.values().map(|term| (term.front.reviewed, term.view()));
    terms.chain(resolved.site.roles.values().map(|role| (role.front.reviewed, role.view())))
}

/// One heading in many documents tells nothing about any of them.
fn headings(resolved: &ResolvedSite, found: &mut Diagnostics) {
    let mut uses: BTreeMap<String, Vec<(Span, &str)>> = BTreeMap::new();
    let documents: Vec<_> = resolved.site.documents().collect();
    for document in &documents {
        for heading in &document.body.outline.headings {
            let span = Span::new(document.file, heading.range.clone());
            uses.entry(fold(&heading.text)).or_default().push((span, &heading.text));
        }
    }
    let most = resolved.site.config.limits.repeated_headings;
    for places in uses.into_values().filter(|places| places.len() > most) {
        let count = places.len();
        let (span, text) = places.into_iter().next().expect("a heading stands somewhere");
        let message = format!("the heading `{text}` stands in {count} texts, so it says nothing about any of them");
        found.push(
            Diagnostic::warning("repeated-heading", span, message)
                .hint("write what follows: a heading belongs to its own text"),
        );
    }
}
