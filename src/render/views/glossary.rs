//! `glossary.html`.

use std::collections::BTreeMap;

use super::super::context::{ActiveFilter, FilterLink, GlossaryContext, GlossaryEntry, LetterGroup, LetterLink};
use super::super::{Renderer, json_ld};
use super::parts::{self, PageFacts};
use crate::model::{TermId, TermKind};
use crate::parse::markdown::slug;
use crate::resolve::Route;
use crate::resolve::navigation::sort_key;

/// The group of names that start with no letter.
const DIGITS: &str = "0–9";

/// Fills the glossary, or the part of it that one kind makes up.
pub(super) fn context(renderer: &Renderer, only: Option<TermKind>) -> GlossaryContext {
    let resolved = &renderer.resolved;
    let mut ids: Vec<&TermId> = resolved
        .site
        .terms
        .iter()
        .filter(|(_, term)| only.is_none_or(|kind| term.front.kind == kind))
        .map(|(id, _)| id)
        .collect();
    ids.sort_by_cached_key(|id| sort_key(&resolved.site.terms[*id].front.term));
    let mut groups: BTreeMap<String, Vec<GlossaryEntry>> = BTreeMap::new();
    for id in &ids {
        let Some(entry) = entry(renderer, id) else { continue };
        groups.entry(letter(&entry.term.name)).or_default().push(entry);
    }
    let count = ids.len();
    let letters = letters(&groups);
    let groups: Vec<_> =
        groups.into_iter().map(|(letter, entries)| LetterGroup { id: group_id(&letter), letter, entries }).collect();
    let (title, description) = match only {
        None => ("Glossary".to_owned(), format!("{count} tech words in plain English, from A to Z.")),
        Some(kind) => (
            kind.plural().to_owned(),
            format!("{count} tech words in plain English: {}.", kind.plural().to_lowercase()),
        ),
    };
    let route = only.map_or(Route::Glossary, Route::GlossaryKind);
    let parents = if only.is_some() { vec![Route::Glossary] } else { Vec::new() };
    let facts = PageFacts::new(route, "glossary", &title, &description).parents(parents);
    let facts = if only.is_none() { facts.data(json_ld::defined_term_set(renderer)) } else { facts };
    GlossaryContext {
        site: renderer.site.clone(),
        page: parts::meta(renderer, facts),
        letters,
        groups,
        count,
        kinds: kinds(renderer, only),
        topics: topics(renderer),
        active_filter: only
            .map(|kind| ActiveFilter { title: kind.plural().to_owned(), clear_url: renderer.link(&Route::Glossary) }),
    }
}

fn entry(renderer: &Renderer, id: &TermId) -> Option<GlossaryEntry> {
    let front = &renderer.resolved.site.terms.get(id)?.front;
    let topics: Vec<_> = front.tags().iter().map(|tag| tag.as_str()).collect();
    Some(GlossaryEntry { term: parts::term(renderer, id)?, aliases: front.aliases.clone(), topics: topics.join(" ") })
}

/// The letter under which a name stands.
fn letter(name: &str) -> String {
    let first = sort_key(name).chars().next().unwrap_or('\u{1}');
    if first.is_alphabetic() { first.to_uppercase().collect() } else { DIGITS.to_owned() }
}

fn group_id(letter: &str) -> String {
    if letter == DIGITS { "letter-0".to_owned() } else { format!("letter-{}", slug(letter)) }
}

/// A to Z, the other letters that names start with, and digits where there are any.
fn letters(groups: &BTreeMap<String, Vec<GlossaryEntry>>) -> Vec<LetterLink> {
    let mut all: Vec<String> = ('A'..='Z').map(String::from).collect();
    all.extend(groups.keys().filter(|letter| letter.as_str() != DIGITS && !letter.is_ascii()).cloned());
    if groups.contains_key(DIGITS) {
        all.insert(0, DIGITS.to_owned());
    }
    let link = |letter: String| {
        let url = groups.contains_key(&letter).then(|| format!("#{}", group_id(&letter)));
        LetterLink { letter, url }
    };
    all.into_iter().map(link).collect()
}

fn kinds(renderer: &Renderer, active: Option<TermKind>) -> Vec<FilterLink> {
    let count = |kind: TermKind| renderer.resolved.site.terms.values().filter(|term| term.front.kind == kind).count();
    let counted = TermKind::ALL.into_iter().map(|kind| (kind, count(kind))).filter(|(_, count)| *count > 0);
    counted
        .map(|(kind, count)| FilterLink {
            id: kind.slug().to_owned(),
            title: kind.plural().to_owned(),
            url: renderer.link(&Route::GlossaryKind(kind)),
            count,
            active: active == Some(kind),
        })
        .collect()
}

fn topics(renderer: &Renderer) -> Vec<FilterLink> {
    let site = &renderer.resolved.site;
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for tag in site.terms.values().flat_map(|term| term.front.tags()) {
        *counts.entry(tag.as_str()).or_default() += 1;
    }
    let tags = site.config.tags.iter().filter_map(|tag| Some((tag, *counts.get(tag.id())?)));
    tags.map(|(tag, count)| FilterLink {
        id: tag.id().to_owned(),
        title: tag.title(),
        url: renderer.link(&Route::Topic(tag.id().into())),
        count,
        active: false,
    })
    .collect()
}
