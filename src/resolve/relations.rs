//! The graph of terms: what authors wrote on one side, made to hold on both.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::model::{RoleId, Site, TermId};
use crate::parse::locate_span;

/// What a term has to do with others. All lists are sorted by id and hold no term twice.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Relations {
    /// More general terms.
    pub broader: BTreeSet<TermId>,
    /// More special terms: those that name this one as broader.
    pub narrower: BTreeSet<TermId>,
    /// Related terms, whoever wrote it.
    pub related: BTreeSet<TermId>,
    /// Terms that are known to anyone who knows this one, through any number of steps.
    pub implies: BTreeSet<TermId>,
    /// Terms that people take for this one, with the difference, whoever wrote it.
    pub confused_with: BTreeMap<TermId, String>,
    /// Roles that use the term.
    pub roles: BTreeSet<RoleId>,
}

/// Builds the graph.
pub(super) fn relate(site: &Site, diagnostics: &mut Diagnostics) -> BTreeMap<TermId, Relations> {
    let mut graph: BTreeMap<TermId, Relations> =
        site.terms.keys().map(|id| (id.clone(), Relations::default())).collect();
    let mut add = |of: &TermId, change: &mut dyn FnMut(&mut Relations)| {
        if let Some(relations) = graph.get_mut(of) {
            change(relations);
        }
    };
    for (id, term) in &site.terms {
        let front = &term.front;
        for broader in front.broader.iter().filter(|other| site.terms.contains_key(*other)) {
            add(id, &mut |own| {
                own.broader.insert(broader.clone());
            });
            add(broader, &mut |other| {
                other.narrower.insert(id.clone());
            });
        }
        for related in front.related.iter().filter(|other| site.terms.contains_key(*other)) {
            add(id, &mut |own| {
                own.related.insert(related.clone());
            });
            add(related, &mut |other| {
                other.related.insert(id.clone());
            });
        }
        for confusion in front.confused_with.iter().filter(|c| site.terms.contains_key(&c.term)) {
            let difference = &confusion.difference;
            add(id, &mut |own| {
                own.confused_with.insert(confusion.term.clone(), difference.clone());
            });
            add(&confusion.term, &mut |other| {
                other.confused_with.entry(id.clone()).or_insert_with(|| difference.clone());
            });
        }
        let implied = reachable(site, id);
        add(id, &mut |own| own.implies.clone_from(&implied));
    }
    for (id, role) in &site.roles {
        let skills = role.front.must_have.iter().chain(&role.front.nice_to_have);
        for term in role.front.uses.iter().chain(skills.flat_map(|skill| &skill.terms)) {
            add(term, &mut |own| {
                own.roles.insert(id.clone());
            });
        }
    }
    report_cycles(site, diagnostics);
    graph
}

/// Every term that stands above `id` in `broader`, through any number of steps.
#[must_use]
pub fn above(graph: &BTreeMap<TermId, Relations>, id: &TermId) -> BTreeSet<TermId> {
    let mut found = BTreeSet::new();
    let mut open = vec![id];
    while let Some(next) = open.pop() {
        for broader in graph.get(next).into_iter().flat_map(|relations| &relations.broader) {
            if found.insert(broader.clone()) {
                open.push(broader);
            }
        }
    }
    found
}

/// Every term that `id` implies, directly or through others, without itself.
fn reachable(site: &Site, id: &TermId) -> BTreeSet<TermId> {
    let mut found = BTreeSet::new();
    let mut open = vec![id];
    while let Some(next) = open.pop() {
        for implied in site.terms.get(next).into_iter().flat_map(|term| &term.front.implies) {
            if implied != id && site.terms.contains_key(implied) && found.insert(implied.clone()) {
                open.push(implied);
            }
        }
    }
    found
}

/// Reports terms that are broader than themselves by way of others.
fn report_cycles(site: &Site, diagnostics: &mut Diagnostics) {
    let mut done: BTreeSet<&TermId> = BTreeSet::new();
    for start in site.terms.keys() {
        let mut path: Vec<&TermId> = Vec::new();
        find_cycle(site, start, &mut path, &mut done, diagnostics);
    }
}

fn find_cycle<'a>(
    site: &'a Site,
    id: &'a TermId,
    path: &mut Vec<&'a TermId>,
    done: &mut BTreeSet<&'a TermId>,
    diagnostics: &mut Diagnostics,
) {
    if let Some(at) = path.iter().position(|step| *step == id) {
        let names: Vec<_> = path[at..].iter().chain([&id]).map(|step| format!("`{step}`")).collect();
        let term = &site.terms[path[path.len() - 1]];
        let span = locate_span(&term.file, &term.body.source, "broader");
        let message = format!("`broader` goes in a circle: {}", names.join(" → "));
        diagnostics.push(Diagnostic::error("broader-cycle", span, message).hint("take one of the steps out"));
        return;
    }
    if !done.insert(id) {
        return;
    }
    path.push(id);
    for broader in site.terms.get(id).into_iter().flat_map(|term| &term.front.broader) {
        // A long chain is still shallow: authors nest a few levels, and each id is entered once.
        if path.len() < 1_000 && (path.contains(&broader) || !done.contains(broader)) {
            find_cycle(site, broader, path, done, diagnostics);
        }
    }
    path.pop();
}
