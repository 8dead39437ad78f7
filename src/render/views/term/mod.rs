//! `term.html`.

mod related;

use super::super::context::{
    AcceptContext, CertificateContext, ConfusionContext, FactContext, HomonymContext, Link, TermContext, TrendContext,
};
use super::super::markdown::{self, Scope};
use super::super::{Renderer, json_ld, study};
use super::parts::{self, PageFacts};
use super::pieces;
use super::sections::Sections;
use crate::model::front::Date;
use crate::model::sections::term as section;
use crate::model::term::Since;
use crate::model::{DocumentId, Kind, Term, TermFront, TermId};
use crate::resolve::labels::fold;
use crate::resolve::{Relations, Route, search_string};

/// Fills the page of a term.
///
/// # Panics
/// Never for a route of this site: routes name terms that exist.
pub(super) fn context(renderer: &Renderer, id: &TermId) -> TermContext {
    let resolved = &renderer.resolved;
    let term = resolved.site.terms.get(id).expect("routes name terms that exist");
    let relations = resolved.relations.get(id).cloned().unwrap_or_default();
    let front = &term.front;
    let scope = renderer.scope(&term.file);
    let (backlinks, mentions) = parts::backlinks(renderer, &DocumentId::new(Kind::Term, id.as_str()), &front.term);
    let (intro_html, body_html) = pieces::split_intro(&parts::body(renderer, &term.view()));
    let (related, map) = related::words(renderer, id, &relations);
    let mut context = TermContext {
        site: renderer.site.clone(),
        page: parts::meta(renderer, facts_of_page(renderer, id, front)),
        sections: std::collections::BTreeMap::new(),
        toc: Vec::new(),
        jumps: Vec::new(),
        kind_url: renderer.link(&Route::GlossaryKind(front.kind)),
        aliases: front.aliases.clone(),
        say_it: front.say_it.clone(),
        facts: facts(front),
        trend: trend(scope, front),
        accept: accept(renderer, scope, front),
        analogy_html: parts::optional_inline(scope, front.analogy.as_ref()),
        search_string: search_string::of_term(front),
        study_url: front.tags().iter().find_map(|tag| study::url(resolved, &Route::Topic(tag.clone()))),
        intro_html,
        body_html,
        questions: pieces::asks(scope, &front.ask, "ask-"),
        ask_the_team_html: front.ask_the_team.iter().map(|question| markdown::inline(scope, question)).collect(),
        hear: pieces::heard(renderer, scope, &front.hear),
        seen_ad: pieces::seen(scope, front.seen.as_ref().and_then(|seen| seen.ad.as_ref())),
        in_a_job_ad_html: parts::optional_inline(scope, front.in_a_job_ad.as_ref()),
        seen_resume: pieces::seen(scope, front.seen.as_ref().and_then(|seen| seen.resume.as_ref())),
        flags: pieces::flags(scope, &front.flags),
        confused_with: confusions(renderer, id, &relations),
        homonyms: homonyms(renderer, id, front),
        versions: pieces::versions(scope, &front.versions),
        certificates: certificates(scope, front),
        implies: parts::terms_by_name(renderer, &front.implies),
        broader: parts::terms_by_name(renderer, &relations.broader),
        related,
        map,
        roles: relations.roles.iter().filter_map(|role| parts::role(renderer, role)).collect(),
        backlinks,
        mentions,
        cheat_sheets: sheets(renderer, id),
        topics: parts::topics(renderer, front.tags()),
        sources: parts::sources(&front.sources),
        reviewed: front.reviewed.map(parts::month),
        term: parts::term(renderer, id).expect("the term exists"),
    };
    arrange(renderer, term, &mut context);
    context
}

fn facts_of_page<'a>(renderer: &Renderer, id: &TermId, front: &TermFront) -> PageFacts<'a> {
    PageFacts::new(Route::Term(id.clone()), "term", &front.term, &front.short)
        .head_title(format!("{}: what it means, in plain words", front.term))
        .parents(vec![Route::Glossary])
        .data(json_ld::defined_term(renderer, id))
}

/// Says which sections the page has, once its parts are known.
fn arrange(renderer: &Renderer, term: &Term, context: &mut TermContext) {
    let text = parts::toc(&term.body.outline);
    let mentions = renderer.resolved.mentions().get(&DocumentId::new(Kind::Term, &term.id)).map_or(0, |m| m.total);
    let certificates: Vec<_> = context.certificates.iter().map(|one| one.name.as_str()).collect();
    let closest: Vec<_> = context.related.iter().take(5).map(|word| word.term.name.as_str()).collect();
    let has_words = !context.questions.is_empty() || !context.hear.is_empty() || !context.ask_the_team_html.is_empty();
    let sections = Sections::default()
        .with(section::MEANING, !context.intro_html.is_empty())
        .with(section::ASK, has_words)
        .with(section::AD, context.in_a_job_ad_html.is_some() || context.seen_ad.is_some())
        .with(section::RESUME, context.flags.is_some() || context.seen_resume.is_some())
        .with(section::NOT_THE_SAME, !context.confused_with.is_empty() || !context.homonyms.is_empty())
        .folded(section::MORE, !context.body_html.is_empty(), pieces::text_verdict(&text))
        .folded(section::VERSIONS, !context.versions.is_empty(), pieces::versions_verdict(&term.front.versions))
        .folded(section::CERTIFICATES, !certificates.is_empty(), certificates.join(" · "))
        .folded(section::RELATED, !context.related.is_empty() || context.map.is_some(), closest.join(" · "))
        .folded(section::MENTIONED, !context.backlinks.is_empty(), pieces::count(mentions, "page", "pages"))
        .folded(section::SOURCES, !context.sources.is_empty(), parts::hosts(&context.sources));
    context.sections = sections.by_id();
    context.toc = sections.toc(section::MORE, &text);
    context.jumps = sections.jumps();
}

/// Maker, license and year, each where it is known.
fn facts(front: &TermFront) -> Vec<FactContext> {
    let fact = |label: &str, text: Option<String>| text.map(|text| FactContext { label: label.to_owned(), text });
    [
        fact("Maker", front.maker.clone()),
        fact("License", front.license.map(|license| license.label().to_owned())),
        fact("Since", front.since.map(since)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn since(since: Since) -> String {
    let month = since.month().and_then(|month| Date::parse(&format!("{}-{month:02}-01", since.year())));
    month.map_or_else(|| since.year().to_string(), Date::month)
}

fn trend(scope: Scope<'_>, front: &TermFront) -> Option<TrendContext> {
    front.status.as_ref().map(|status| TrendContext {
        slug: status.trend.slug().to_owned(),
        label: status.trend.label().to_owned(),
        note_html: parts::optional_inline(scope, status.note.as_ref()),
        as_of: status.as_of.map(parts::month),
    })
}

/// Who can be taken instead, those who learn fastest first.
pub(in crate::render::views) fn accept(renderer: &Renderer, scope: Scope<'_>, front: &TermFront) -> Vec<AcceptContext> {
    let mut accept: Vec<_> = front.accept.iter().collect();
    accept.sort_by_key(|one| one.ramp_up);
    let context = |one: &crate::model::term::Accept| {
        Some(AcceptContext {
            term: parts::term(renderer, &one.term)?,
            ramp_up: one.ramp_up.label().to_owned(),
            note_html: parts::optional_inline(scope, one.note.as_ref()),
        })
    };
    accept.into_iter().filter_map(context).collect()
}

fn certificates(scope: Scope<'_>, front: &TermFront) -> Vec<CertificateContext> {
    let certificates = front.certificates.iter();
    certificates
        .map(|one| CertificateContext {
            name: one.name.clone(),
            by: one.by.clone(),
            means_html: markdown::inline(scope, &one.means),
        })
        .collect()
}

fn confusions(renderer: &Renderer, id: &TermId, relations: &Relations) -> Vec<ConfusionContext> {
    let confused = relations.confused_with.iter();
    confused
        .filter_map(|(other, difference)| {
            let file = &renderer.resolved.site.terms.get(id)?.file;
            Some(ConfusionContext {
                term: parts::term(renderer, other)?,
                difference_html: markdown::inline(renderer.scope(file), difference),
                compare_url: renderer.link(&super::comparison::route(id, other)),
            })
        })
        .collect()
}

/// The labels of a term that others have, too, with those others.
fn homonyms(renderer: &Renderer, id: &TermId, front: &TermFront) -> Vec<HomonymContext> {
    let site = &renderer.resolved.site;
    let others = |label: &String| {
        let folded = fold(label);
        let has = |other: &TermFront| other.homonyms.iter().any(|own| fold(own) == folded);
        let ids = site.terms.iter().filter(|(other, term)| *other != id && has(&term.front)).map(|(other, _)| other);
        HomonymContext { label: label.clone(), terms: parts::terms_by_name(renderer, ids) }
    };
    front.homonyms.iter().map(others).filter(|homonym| !homonym.terms.is_empty()).collect()
}

fn sheets(renderer: &Renderer, id: &TermId) -> Vec<Link> {
    let sheets = renderer.resolved.navigation.sheets_of_term.get(id);
    let ids = sheets.into_iter().flatten().map(|sheet| DocumentId::new(Kind::CheatSheet, sheet.as_str()));
    ids.filter_map(|id| parts::page_link(renderer, Some(&id))).collect()
}
