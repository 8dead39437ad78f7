//! `topic.html` and `topic-index.html`.

use std::collections::BTreeMap;

use super::super::context::{KindCount, TermRef, TopicCard, TopicContext, TopicIndexContext};
use super::super::figures::{FieldMap, FieldRelation, FieldTerm, FieldTie, field_map};
use super::super::{Renderer, study};
use super::parts::{self, PageFacts};
use super::{article, comparison};
use crate::model::config::Tag;
use crate::model::{ArticleId, DocumentId, Kind, RoleId, TagId, TermId, TermKind};
use crate::resolve::Route;

/// How many articles a topic lists; the rest is in the list of guides.
const ARTICLES: usize = 50;

/// How many terms a topic's card shows.
const CARD_TERMS: usize = 5;

fn documents<'a>(renderer: &'a Renderer, tag: &TagId) -> &'a [DocumentId] {
    renderer.resolved.navigation.by_tag.get(tag).map(Vec::as_slice).unwrap_or_default()
}

fn of_kind(documents: &[DocumentId], kind: Kind) -> impl Iterator<Item = &DocumentId> {
    documents.iter().filter(move |document| document.kind == kind)
}

/// Terms by kind, in the order of kinds; each with the first `shown` of its terms.
pub(super) fn kinds(renderer: &Renderer, terms: &[TermRef], shown: usize) -> Vec<KindCount> {
    let of = |kind: TermKind| terms.iter().filter(move |term| term.kind == kind.slug());
    let counted = TermKind::ALL.into_iter().filter(|kind| of(*kind).next().is_some());
    counted
        .map(|kind| KindCount {
            kind: kind.slug().to_owned(),
            plural: kind.plural().to_owned(),
            url: renderer.link(&Route::GlossaryKind(kind)),
            count: of(kind).count(),
            examples: of(kind).take(shown).cloned().collect(),
        })
        .collect()
}

/// What a topic is, in one sentence.
pub(super) fn description(tag: &Tag) -> String {
    match tag.summary() {
        "" => format!("{}: its words, roles and guides, in plain English.", tag.title()),
        summary => summary.to_owned(),
    }
}

/// Fills the page of a topic.
pub(super) fn context(renderer: &Renderer, tag: &TagId) -> TopicContext {
    let declared = renderer.resolved.site.config.tag(tag).expect("routes name tags that exist");
    let all = documents(renderer, tag);
    let title = declared.title();
    let summary = declared.summary();
    let description = description(declared);
    let facts =
        PageFacts::new(Route::Topic(tag.clone()), "topic", &title, &description).parents(vec![Route::TopicIndex]);
    let term_ids: Vec<TermId> = of_kind(all, Kind::Term).map(|id| TermId(id.id.clone())).collect();
    let terms = parts::terms(renderer, &term_ids);
    let rest = [Kind::CheatSheet, Kind::QuestionBank, Kind::Page].into_iter().flat_map(|kind| of_kind(all, kind));
    TopicContext {
        site: renderer.site.clone(),
        page: parts::meta(renderer, facts),
        kinds: kinds(renderer, &terms, usize::MAX),
        map: map(renderer, &terms),
        term_count: terms.len(),
        study_url: study::url(&renderer.resolved, &Route::Topic(tag.clone())),
        roles: of_kind(all, Kind::Role).filter_map(|id| parts::role(renderer, &RoleId(id.id.clone()))).collect(),
        articles: of_kind(all, Kind::Article)
            .take(ARTICLES)
            .filter_map(|id| article::card(renderer, &ArticleId(id.id.clone())))
            .collect(),
        documents: rest.filter_map(|id| parts::document_ref(renderer, id)).collect(),
        comparisons: comparison::cards(renderer, |a, b| term_ids.contains(a) && term_ids.contains(b)),
        summary: (!summary.is_empty()).then(|| summary.to_owned()),
        title,
    }
}

/// How the terms of the topic relate, drawn by kind and then by name.
fn map(renderer: &Renderer, terms: &[TermRef]) -> Option<FieldMap> {
    let mut sorted: Vec<(TermKind, &TermRef)> = Vec::new();
    for kind in TermKind::ALL {
        sorted.extend(terms.iter().filter(|term| term.kind == kind.slug()).map(|term| (kind, term)));
    }
    let places: BTreeMap<&str, usize> = sorted.iter().map(|(_, term)| &*term.id).zip(0..).collect();
    let mut ties: Vec<FieldTie> = Vec::new();
    for (id, place) in &places {
        let Some(term) = renderer.resolved.site.terms.get(*id) else { continue };
        let front = &term.front;
        let written = [
            (FieldRelation::Broader, &front.broader),
            (FieldRelation::Implies, &front.implies),
            (FieldRelation::Related, &front.related),
        ];
        for (relation, others) in written {
            let inside = others.iter().filter_map(|other| places.get(other.as_str()));
            ties.extend(inside.map(|other| (*place, relation, *other)));
        }
    }
    let drawn = sorted.iter().map(|(kind, term)| FieldTerm {
        name: term.name.clone(),
        url: term.url.clone(),
        kind: term.kind.clone(),
        kind_label: kind.plural().to_owned(),
    });
    field_map(&drawn.collect::<Vec<_>>(), &ties)
}

/// The topics that hold something, in the order of `site.yaml`.
pub(super) fn cards(renderer: &Renderer) -> Vec<TopicCard> {
    let tags = renderer.resolved.site.config.tags.iter();
    let cards = tags.map(|tag| {
        let id = TagId::from(tag.id());
        let all = documents(renderer, &id);
        let terms: Vec<TermId> = of_kind(all, Kind::Term).take(CARD_TERMS).map(|id| TermId(id.id.clone())).collect();
        TopicCard {
            title: tag.title(),
            url: renderer.link(&Route::Topic(id)),
            summary: (!tag.summary().is_empty()).then(|| tag.summary().to_owned()),
            count: all.len(),
            examples: parts::terms(renderer, &terms),
        }
    });
    cards.filter(|card| card.count > 0).collect()
}

/// Fills the list of topics.
pub(super) fn index(renderer: &Renderer) -> TopicIndexContext {
    let facts = PageFacts::new(Route::TopicIndex, "topic-index", "Topics", "The guide by topic.");
    TopicIndexContext { site: renderer.site.clone(), page: parts::meta(renderer, facts), topics: cards(renderer) }
}
