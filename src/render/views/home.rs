//! `home.html`.

use super::super::context::{CountLink, HomeContext, Specimen, TermRef};
use super::super::{Renderer, json_ld};
use super::parts::{self, PageFacts};
use super::{article, comparison, page, question_bank, role, topic};
use crate::resolve::Route;

/// How many guides, roles, comparisons and examples the page shows.
const ARTICLES: usize = 3;
const ROLES: usize = 8;
const COMPARISONS: usize = 3;
const EXAMPLES: usize = 4;

/// Fills the first page.
pub(super) fn context(renderer: &Renderer) -> HomeContext {
    let site = &renderer.resolved.site;
    let config = &site.config;
    let description = config.description.as_ref().or(config.tagline.as_ref()).cloned().unwrap_or_default();
    let facts = PageFacts::new(Route::Home, "home", &config.title, &description).data(json_ld::web_site(renderer));
    let count = |route: Route, count: usize| (count > 0).then(|| CountLink { url: renderer.link(&route), count });
    let articles = renderer.resolved.navigation.articles.iter().take(ARTICLES);
    let comparisons = comparison::cards(renderer, |_, _| true);
    let mut roles = role::loose_roles(renderer);
    roles.truncate(ROLES);
    let ids: Vec<_> = site.terms.keys().collect();
    let terms: Vec<TermRef> = parts::terms_by_name(renderer, ids);
    HomeContext {
        site: renderer.site.clone(),
        page: parts::meta(renderer, facts),
        often: page::often(renderer),
        specimen: specimen(renderer),
        decode_url: renderer.site.decode_url.clone(),
        roles_link: count(Route::RoleIndex, site.roles.len()),
        questions_link: count(Route::QuestionBankIndex, question_bank::total(renderer)),
        sheets_link: count(Route::CheatSheetIndex, site.cheat_sheets.len()),
        glossary_link: CountLink { url: renderer.link(&Route::Glossary), count: site.terms.len() },
        articles_link: count(Route::ArticleIndex, site.articles.len()),
        hubs: role::hubs(renderer),
        roles,
        articles: articles.filter_map(|id| article::card(renderer, id)).collect(),
        comparisons_url: (!comparisons.is_empty()).then(|| renderer.link(&Route::ComparisonIndex)),
        comparisons: comparisons.into_iter().take(COMPARISONS).collect(),
        kinds: topic::kinds(renderer, &terms, EXAMPLES),
        topics: topic::cards(renderer),
    }
}

/// An entry as a taste of the guide: the first of the words looked up most.
fn specimen(renderer: &Renderer) -> Option<Specimen> {
    let id = page::often_ids(renderer).into_iter().next()?;
    let term = renderer.resolved.site.terms.get(&id)?;
    let scope = renderer.scope(&term.file);
    Some(Specimen {
        term: parts::term(renderer, &id)?,
        say_it: term.front.say_it.clone(),
        in_a_job_ad_html: parts::optional_inline(scope, term.front.in_a_job_ad.as_ref()),
        question: term.front.ask.first().map(|ask| ask.question.clone()),
    })
}
