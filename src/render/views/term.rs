//! `term.html`.

use super::super::context::{ConfusionContext, Link, TermContext, TocEntry};
use super::super::figures::{MapNeighbour, MapRelation, term_map};
use super::super::{Renderer, json_ld};
use super::parts::{self, PageFacts};
use crate::model::{DocumentId, Kind, TermId};
use crate::resolve::{Relations, Route};

/// Fills the page of a term.
///
/// # Panics
/// Never for a route of this site: routes name terms that exist.
pub(super) fn context(renderer: &Renderer, id: &TermId) -> TermContext {
    let resolved = &renderer.resolved;
    let term = resolved.site.terms.get(id).expect("routes name terms that exist");
    let relations = resolved.relations.get(id).cloned().unwrap_or_default();
    let front = &term.front;
    let view = term.view();
    let scope = renderer.scope(&term.file);
    let kind = Route::GlossaryKind(front.kind);
    let document = DocumentId::new(Kind::Term, id.as_str());
    let (backlinks, backlinks_more) = parts::backlinks(renderer, &document);
    let facts = PageFacts::new(Route::Term(id.clone()), "term", &front.term, &front.short)
        .head_title(format!("{}: what it means, in plain words", front.term))
        .parents(vec![Route::Glossary])
        .data(json_ld::defined_term(renderer, id));
    let term_ref = parts::term(renderer, id).expect("the term exists");
    let mut context = TermContext {
        site: renderer.site.clone(),
        page: parts::meta(renderer, facts),
        kind_url: renderer.link(&kind),
        aliases: front.aliases.clone(),
        say_it: front.say_it.clone(),
        analogy_html: parts::optional_inline(scope, front.analogy.as_ref()),
        in_a_job_ad_html: parts::optional_inline(scope, front.in_a_job_ad.as_ref()),
        body_html: parts::body(renderer, &view),
        toc: Vec::new(),
        implies: parts::terms_by_name(renderer, &front.implies),
        broader: parts::terms_by_name(renderer, &relations.broader),
        narrower: parts::terms_by_name(renderer, &relations.narrower),
        related: parts::terms_by_name(renderer, &relations.related),
        confused_with: confusions(renderer, id, &relations),
        map: map(renderer, id, &relations),
        versions: parts::versions(scope, &front.versions),
        flags: parts::flags(scope, &front.flags),
        questions: parts::asks(scope, &front.ask, "ask-"),
        roles: relations.roles.iter().filter_map(|role| parts::role(renderer, role)).collect(),
        backlinks,
        backlinks_more,
        cheat_sheets: sheets(renderer, id),
        topics: parts::topics(renderer, front.tags()),
        sources: parts::sources(&front.sources),
        reviewed: front.reviewed.map(parts::month),
        term: term_ref,
    };
    context.toc = parts::toc(&term.body.outline).into_iter().chain(sections(&context)).collect();
    context
}

/// The sections behind the body that the page has, in the order of the template.
fn sections(context: &TermContext) -> impl Iterator<Item = TocEntry> + use<> {
    let all = [
        (context.in_a_job_ad_html.is_some(), "in-a-job-ad", "In a job ad"),
        (!context.confused_with.is_empty(), "not-the-same", "Not the same as"),
        (!context.versions.is_empty(), "versions", "Versions"),
        (context.flags.is_some(), "on-a-resume", "On a resume"),
        (!context.questions.is_empty(), "what-to-ask", "What to ask"),
        (context.map.is_some(), "map", "Where it stands"),
    ];
    let there = all.into_iter().filter(|(there, ..)| *there);
    there.map(|(_, id, title)| TocEntry { id: id.to_owned(), title: title.to_owned(), children: Vec::new() })
}

fn confusions(renderer: &Renderer, id: &TermId, relations: &Relations) -> Vec<ConfusionContext> {
    let confused = relations.confused_with.iter();
    confused
        .filter_map(|(other, difference)| {
            Some(ConfusionContext {
                term: parts::term(renderer, other)?,
                difference_html: super::super::markdown::inline(
                    renderer.scope(&renderer.resolved.site.terms.get(id)?.file),
                    difference,
                ),
                compare_url: renderer.link(&super::comparison::route(id, other)),
            })
        })
        .collect()
}

fn map(renderer: &Renderer, id: &TermId, relations: &Relations) -> Option<super::super::figures::TermMap> {
    let own = parts::term(renderer, id)?;
    let implies = renderer.resolved.site.terms.get(id).map(|term| term.front.implies.clone()).unwrap_or_default();
    let of = |relation: MapRelation, ids: Vec<&TermId>| {
        parts::terms_by_name(renderer, ids).into_iter().map(move |term| MapNeighbour {
            relation,
            name: term.name,
            url: term.url,
            kind: term.kind,
            kind_label: term.kind_label,
        })
    };
    let neighbours: Vec<_> = of(MapRelation::Broader, relations.broader.iter().collect())
        .chain(of(MapRelation::Narrower, relations.narrower.iter().collect()))
        .chain(of(MapRelation::Implies, implies.iter().collect()))
        .chain(of(MapRelation::Related, relations.related.iter().collect()))
        .chain(of(MapRelation::Confused, relations.confused_with.keys().collect()))
        .collect();
    term_map(&own.name, &own.kind, &own.kind_label, &neighbours)
}

fn sheets(renderer: &Renderer, id: &TermId) -> Vec<Link> {
    let sheets = renderer.resolved.navigation.sheets_of_term.get(id);
    let ids = sheets.into_iter().flatten().map(|sheet| DocumentId::new(Kind::CheatSheet, sheet.as_str()));
    ids.filter_map(|id| parts::page_link(renderer, Some(&id))).collect()
}
