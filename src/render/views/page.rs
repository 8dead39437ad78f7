//! `page.html`, `search.html`, `not-found.html` and `redirect.html`.

use std::cmp::Reverse;

use super::super::Renderer;
use super::super::context::{Link, NotFoundContext, PageContext, RedirectContext, SearchContext};
use super::parts::{self, PageFacts};
use crate::model::{Kind, Page, PageId, TermId};
use crate::resolve::Route;

/// Fills a plain page.
pub(super) fn context(renderer: &Renderer, id: &PageId) -> PageContext {
    let page = renderer.resolved.site.pages.get(id).expect("routes name pages that exist");
    let front = &page.front;
    let facts = PageFacts::new(Route::Page(id.clone()), "page", &front.title, description(page));
    PageContext {
        site: renderer.site.clone(),
        page: parts::meta(renderer, facts),
        title: front.title.clone(),
        summary: front.summary.clone(),
        body_html: parts::body(renderer, &page.view()),
        toc: parts::toc(&page.body.outline),
    }
}

/// What a plain page is about: its summary, else its first words.
pub(super) fn description(page: &Page) -> &str {
    page.front.summary.as_ref().unwrap_or(&page.body.outline.lead)
}

/// How many words are offered under the search box where `site.yaml` names none.
const OFTEN: usize = 6;

/// Words that are looked up most: those that `site.yaml` names, else those that most pages mention.
pub(super) fn often_ids(renderer: &Renderer) -> Vec<TermId> {
    let resolved = &renderer.resolved;
    let named = &resolved.site.config.often_looked_up;
    if !named.is_empty() {
        return named.clone();
    }
    let terms = resolved.mentions().iter().filter(|(id, _)| id.kind == Kind::Term);
    let mut mentioned: Vec<_> = terms.map(|(id, by)| (Reverse(by.total), TermId(id.id.clone()))).collect();
    mentioned.sort();
    mentioned.into_iter().map(|(_, id)| id).take(OFTEN).collect()
}

/// The words that are looked up most, as links.
pub(super) fn often(renderer: &Renderer) -> Vec<Link> {
    let terms = parts::terms(renderer, &often_ids(renderer));
    terms.into_iter().map(|term| Link { title: term.name, url: term.url }).collect()
}

/// Fills the search page.
pub(super) fn search(renderer: &Renderer) -> SearchContext {
    let facts = PageFacts::new(Route::Search, "search", "Search", "Find a tech word, a role or a guide.");
    SearchContext { site: renderer.site.clone(), page: parts::meta(renderer, facts), often: often(renderer) }
}

/// Fills the page for addresses that lead nowhere.
pub(super) fn not_found(renderer: &Renderer) -> NotFoundContext {
    let description = "There is no page at this address.";
    let facts = PageFacts::new(Route::NotFound, "not-found", "Page not found", description);
    NotFoundContext { site: renderer.site.clone(), page: parts::meta(renderer, facts), links: often(renderer) }
}

/// Fills the page that leads on to the page at the path `to`.
pub(super) fn redirect(renderer: &Renderer, to: &str) -> RedirectContext {
    let resolved = &renderer.resolved;
    let document = resolved.routes.get(to).and_then(Route::document);
    let view = document.as_ref().and_then(|id| resolved.site.document(id));
    RedirectContext {
        language: resolved.site.config.language().to_owned(),
        title: view.map_or_else(|| resolved.site.config.title.clone(), |view| view.title.to_owned()),
        url: resolved.base.link(to),
        canonical_url: (!resolved.base.origin.is_empty()).then(|| resolved.base.absolute(to)),
    }
}
