//! The words around a term, the closest first, and the same as a picture.

use std::collections::{BTreeMap, BTreeSet};

use super::super::super::Renderer;
use super::super::super::context::{RelatedContext, TermRef};
use super::super::super::figures::{MapNeighbour, MapRelation, TermMap, term_map};
use super::super::parts;
use crate::model::TermId;
use crate::resolve::Relations;
use crate::resolve::navigation::sort_key;

/// What one term has to do with another, the closest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Relation {
    Broader,
    Implies,
    Narrower,
    Related,
}

impl Relation {
    /// The relation in words, read after the other term's name; that two words go together needs no words.
    const fn words(self) -> Option<&'static str> {
        match self {
            Self::Broader => Some("what it belongs to"),
            Self::Implies => Some("already meant"),
            Self::Narrower => Some("one kind of it"),
            Self::Related => None,
        }
    }

    /// The line of the map on which the other term stands.
    const fn line(self) -> MapRelation {
        match self {
            Self::Broader => MapRelation::Broader,
            Self::Implies => MapRelation::Implies,
            Self::Narrower => MapRelation::Narrower,
            Self::Related => MapRelation::Related,
        }
    }

    /// How close a relation is by itself, in points; a shared neighbor or role adds one each.
    const fn points(self) -> usize {
        match self {
            Self::Broader => 6,
            Self::Implies | Self::Narrower => 5,
            Self::Related => 4,
        }
    }
}

/// The most points that shared neighbors, or shared roles, add.
const MOST_SHARED: usize = 4;

/// The words around a term as a list and, if there are at least two, as a picture.
pub(super) fn words(renderer: &Renderer, id: &TermId, relations: &Relations) -> (Vec<RelatedContext>, Option<TermMap>) {
    let ranked = ranked(renderer, id, relations);
    let map = map(renderer, id, relations, &ranked);
    let context =
        |(relation, term): (Relation, TermRef)| RelatedContext { term, relation: relation.words().map(str::to_owned) };
    (ranked.into_iter().map(context).collect(), map)
}

/// The words around a term, the closest first: more general ones, those it implies, more special ones, related ones; each once.
fn ranked(renderer: &Renderer, id: &TermId, relations: &Relations) -> Vec<(Relation, TermRef)> {
    let implies = renderer.resolved.site.terms.get(id).map(|term| term.front.implies.as_slice()).unwrap_or_default();
    let of_each = [
        (Relation::Broader, relations.broader.iter().collect::<Vec<_>>()),
        (Relation::Implies, implies.iter().collect()),
        (Relation::Narrower, relations.narrower.iter().collect()),
        (Relation::Related, relations.related.iter().collect()),
    ];
    let mut closest: BTreeMap<&TermId, Relation> = BTreeMap::new();
    for (relation, ids) in of_each {
        for other in ids {
            closest.entry(other).or_insert(relation);
        }
    }
    let own = neighbors(relations);
    let mut words: Vec<(usize, Relation, TermRef)> = closest
        .into_iter()
        .filter_map(|(other, relation)| {
            let points = relation.points() + shared(renderer, relations, &own, other);
            Some((points, relation, parts::term(renderer, other)?))
        })
        .collect();
    words.sort_by_cached_key(|(points, _, term)| (std::cmp::Reverse(*points), sort_key(&term.name)));
    words.into_iter().map(|(_, relation, term)| (relation, term)).collect()
}

fn neighbors(relations: &Relations) -> BTreeSet<&TermId> {
    relations.broader.iter().chain(&relations.narrower).chain(&relations.related).chain(&relations.implies).collect()
}

/// How much two terms share: neighbors, and roles that use both.
fn shared(renderer: &Renderer, relations: &Relations, own: &BTreeSet<&TermId>, other: &TermId) -> usize {
    let Some(others) = renderer.resolved.relations.get(other) else { return 0 };
    let neighbors = neighbors(others).intersection(own).count();
    let roles = others.roles.intersection(&relations.roles).count();
    neighbors.min(MOST_SHARED) + roles.min(MOST_SHARED)
}

/// The neighborhood as a picture: the same words, and those that people take for the term.
fn map(renderer: &Renderer, id: &TermId, relations: &Relations, ranked: &[(Relation, TermRef)]) -> Option<TermMap> {
    let own = parts::term(renderer, id)?;
    let stop = |relation: MapRelation, term: &TermRef| MapNeighbour {
        relation,
        name: term.name.clone(),
        url: term.url.clone(),
        kind: term.kind.clone(),
        kind_label: term.kind_label.clone(),
    };
    let confused = parts::terms_by_name(renderer, relations.confused_with.keys());
    let confused = confused.iter().map(|term| stop(MapRelation::Confused, term));
    let stops: Vec<_> = ranked.iter().map(|(relation, term)| stop(relation.line(), term)).chain(confused).collect();
    term_map(&own.name, &own.kind, &own.kind_label, &stops)
}
