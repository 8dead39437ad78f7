//! A lint of the graph of terms: what stands above a term is not merely related to it.

use std::collections::BTreeSet;

use super::at_field;
use crate::diagnostics::Diagnostics;
use crate::resolve::ResolvedSite;
use crate::resolve::relations::above;

pub(super) fn check(resolved: &ResolvedSite, found: &mut Diagnostics) {
    let mut told = BTreeSet::new();
    for (id, term) in &resolved.site.terms {
        let higher = above(&resolved.relations, id);
        for other in resolved.relations.get(id).into_iter().flat_map(|own| &own.related) {
            if !higher.contains(other) || !told.insert((id.clone(), other.clone())) {
                continue;
            }
            // The finding stands where the relation is written.
            let writer = if term.front.related.contains(other) { Some(term) } else { resolved.site.terms.get(other) };
            let Some(writer) = writer else { continue };
            let message = format!("`{other}` is `related` to `{id}` and stands above it in `broader`");
            let hint = "take it out of `related`: what is above is connected already (SKOS Reference, S27)";
            found.push(at_field(&writer.file, &writer.body.source, "related", "related-above", message).hint(hint));
        }
    }
}
