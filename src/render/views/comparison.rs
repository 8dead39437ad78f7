//! `comparison.html` and `comparison-index.html`.

use super::super::context::{
    ComparisonCard, ComparisonCell, ComparisonColumn, ComparisonContext, ComparisonIndexContext, ComparisonRow,
    ComparisonSide, ComparisonTable, Link,
};
use super::super::{Renderer, json_ld, markdown};
use super::parts::{self, PageFacts};
use super::pieces;
use crate::model::{Term, TermId};
use crate::parse::markdown::push_plain;
use crate::resolve::Route;

/// The page that compares two terms, whichever comes first.
pub(super) fn route(a: &TermId, b: &TermId) -> Route {
    if a < b { Route::Comparison(a.clone(), b.clone()) } else { Route::Comparison(b.clone(), a.clone()) }
}

/// Fills the page that compares two terms.
pub(super) fn context(renderer: &Renderer, a: &TermId, b: &TermId) -> ComparisonContext {
    let (left, right) = (side(renderer, a, "left-"), side(renderer, b, "right-"));
    let title = title(&left.term.name, &right.term.name);
    let differences = differences(renderer, a, b);
    let plain = differences.first().map(|(text, _)| text.clone()).unwrap_or_default();
    let answer = differences.iter().map(|(text, _)| text.as_str()).collect::<Vec<_>>().join(" ");
    let question = format!("What is the difference between {} and {}?", left.term.name, right.term.name);
    let facts = PageFacts::new(route(a, b), "comparison", &title, &plain)
        .head_title(format!("{} or {}: the difference", left.term.name, right.term.name))
        .parents(vec![Route::ComparisonIndex])
        .data(json_ld::faq(&[(question, answer)]));
    ComparisonContext {
        site: renderer.site.clone(),
        page: parts::meta(renderer, facts),
        table: table(renderer, &[a, b]),
        left,
        right,
        differences_html: differences.into_iter().map(|(_, html)| html).collect(),
        more: more(renderer, a, b),
    }
}

/// The title of the page that compares two terms.
pub(super) fn title(left: &str, right: &str) -> String {
    format!("{left} or {right}?")
}

/// The difference as the first term that tells it does, without markup.
pub(super) fn difference(renderer: &Renderer, a: &TermId, b: &TermId) -> Option<String> {
    let site = &renderer.resolved.site;
    let told = |by: &TermId, of: &TermId| {
        site.terms.get(by)?.front.confused_with.iter().find(|confusion| &confusion.term == of)
    };
    let confusion = told(a, b).or_else(|| told(b, a))?;
    let mut plain = String::new();
    push_plain(&mut plain, &confusion.difference, &site.config.markdown);
    Some(plain.trim_end().to_owned())
}

fn side(renderer: &Renderer, id: &TermId, prefix: &str) -> ComparisonSide {
    let term = renderer.resolved.site.terms.get(id).expect("routes name terms that exist");
    let scope = renderer.scope(&term.file);
    ComparisonSide {
        term: parts::term(renderer, id).expect("the term exists"),
        analogy_html: parts::optional_inline(scope, term.front.analogy.as_ref()),
        in_a_job_ad_html: parts::optional_inline(scope, term.front.in_a_job_ad.as_ref()),
        flags: pieces::flags(scope, &term.front.flags),
        questions: pieces::asks(scope, &term.front.ask, prefix),
    }
}

/// The difference as either term tells it, as written and as HTML; the same words once.
fn differences(renderer: &Renderer, a: &TermId, b: &TermId) -> Vec<(String, String)> {
    let told = |by: &TermId, of: &TermId| {
        let term: &Term = renderer.resolved.site.terms.get(by)?;
        let confusion = term.front.confused_with.iter().find(|confusion| &confusion.term == of)?;
        let html = markdown::inline(renderer.scope(&term.file), &confusion.difference);
        Some((confusion.difference.clone(), html))
    };
    let mut texts: Vec<_> = told(a, b).into_iter().chain(told(b, a)).collect();
    texts.dedup();
    texts
}

/// Terms side by side: what each is, belongs to, implies; its spellings; who uses it.
pub(super) fn table(renderer: &Renderer, ids: &[&TermId]) -> ComparisonTable {
    let resolved = &renderer.resolved;
    let terms: Vec<(&TermId, &Term)> =
        ids.iter().filter_map(|id| Some((*id, resolved.site.terms.get(*id)?.as_ref()))).collect();
    let columns = terms
        .iter()
        .map(|(id, term)| ComparisonColumn { title: term.front.term.clone(), url: Some(resolved.term_link(id)) })
        .collect();
    let text =
        |text: &str| ComparisonCell { text_html: Some(super::super::html::escape(text)), ..ComparisonCell::default() };
    let row = |label: &str, cell: &dyn Fn(&TermId, &Term) -> ComparisonCell| ComparisonRow {
        label: label.to_owned(),
        cells: terms.iter().map(|(id, term)| cell(id, term)).collect(),
    };
    let named =
        |ids: Vec<TermId>| ComparisonCell { terms: parts::terms_by_name(renderer, &ids), ..ComparisonCell::default() };
    let relations = |id: &TermId| resolved.relations.get(id).cloned().unwrap_or_default();
    let rows = vec![
        row("In one sentence", &|_, term| text(&term.front.short)),
        row("What it is", &|_, term| text(term.front.kind.label())),
        row("Think of", &|_, term| ComparisonCell {
            text_html: parts::optional_inline(renderer.scope(&term.file), term.front.analogy.as_ref()),
            ..ComparisonCell::default()
        }),
        row("Belongs to", &|id, _| named(relations(id).broader.into_iter().collect())),
        row("Already means", &|_, term| named(term.front.implies.clone())),
        row("Also written", &|_, term| ComparisonCell {
            items: term.front.aliases.clone(),
            ..ComparisonCell::default()
        }),
        row("Roles that use it", &|id, _| ComparisonCell {
            items: relations(id)
                .roles
                .iter()
                .filter_map(|role| parts::role(renderer, role))
                .map(|role| role.title)
                .collect(),
            ..ComparisonCell::default()
        }),
    ];
    let filled = |cell: &ComparisonCell| cell.text_html.is_some() || !cell.items.is_empty() || !cell.terms.is_empty();
    ComparisonTable { columns, rows: rows.into_iter().filter(|row| row.cells.iter().any(filled)).collect() }
}

fn more(renderer: &Renderer, a: &TermId, b: &TermId) -> Vec<Link> {
    let relations = &renderer.resolved.relations;
    let of = |id: &TermId, but: &TermId| {
        let others = relations.get(id).map(|relations| relations.confused_with.keys().cloned().collect::<Vec<_>>());
        let (id, but) = (id.clone(), but.clone());
        others.unwrap_or_default().into_iter().filter(move |other| *other != but).map(move |other| (id.clone(), other))
    };
    let pairs = of(a, b).chain(of(b, a));
    pairs
        .filter_map(|(one, other)| {
            let card = card(renderer, &one, &other)?;
            Some(Link { title: format!("{} or {}?", card.left.name, card.right.name), url: card.url })
        })
        .collect()
}

/// The card of a comparison, the terms in the order of its address.
pub(super) fn card(renderer: &Renderer, a: &TermId, b: &TermId) -> Option<ComparisonCard> {
    let (a, b) = if a < b { (a, b) } else { (b, a) };
    Some(ComparisonCard {
        left: parts::term(renderer, a)?,
        right: parts::term(renderer, b)?,
        url: renderer.link(&route(a, b)),
        difference_html: differences(renderer, a, b).into_iter().next().map(|(_, html)| html).unwrap_or_default(),
    })
}

/// Every comparison that `keep` accepts, by the names of its terms.
pub(super) fn cards(renderer: &Renderer, keep: impl Fn(&TermId, &TermId) -> bool) -> Vec<ComparisonCard> {
    let relations = renderer.resolved.relations.iter();
    let pairs = relations
        .flat_map(|(a, relations)| relations.confused_with.keys().filter(move |b| a < *b).map(move |b| (a, b)));
    let mut cards: Vec<_> = pairs.filter(|(a, b)| keep(a, b)).filter_map(|(a, b)| card(renderer, a, b)).collect();
    cards.sort_by_cached_key(|card| crate::resolve::navigation::sort_key(&card.left.name));
    cards
}

/// Fills the list of comparisons.
pub(super) fn index(renderer: &Renderer) -> ComparisonIndexContext {
    let description = "Pairs of words that are taken for each other, and the difference in one sentence each.";
    let facts = PageFacts::new(Route::ComparisonIndex, "comparison-index", "Not the same thing", description);
    ComparisonIndexContext {
        site: renderer.site.clone(),
        page: parts::meta(renderer, facts),
        comparisons: cards(renderer, |_, _| true),
    }
}
