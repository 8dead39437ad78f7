//! What is the same on every page.

use super::super::assets::BuiltAssets;
use super::super::context::{NavLink, ScriptUrl, SiteContext};
use super::super::decoder;
use super::super::highlight::Highlighter;
use super::super::markdown::{self, Scope};
use super::super::study;
use crate::load::CONFIG_FILE;
use crate::model::config::NavigationLink;
use crate::resolve::{ResolvedSite, Route, links};
use crate::search;
use crate::source::FilePath;

/// Languages that are written from right to left.
const RIGHT_TO_LEFT: [&str; 9] = ["ar", "fa", "he", "ur", "ps", "sd", "ug", "yi", "dv"];

/// Makes the context that all pages share.
pub(crate) fn context(resolved: &ResolvedSite, assets: &BuiltAssets, highlighter: &Highlighter) -> SiteContext {
    let config = &resolved.site.config;
    let base = &resolved.base;
    let link = |route: Route| base.link(&route.path());
    let file = FilePath::from(CONFIG_FILE);
    let scope = Scope { resolved, assets, highlighter, file: &file };
    let primary = config.language().split('-').next().unwrap_or_default().to_lowercase();
    let navigation =
        if config.navigation.is_empty() { default_navigation(resolved) } else { config.navigation.clone() };
    let study_path = Route::Study.path();
    let named = navigation.iter().chain(&config.footer_links).any(|entry| entry.url == study_path);
    let any_deck = !study::decks(resolved).is_empty();
    let script_url = |name: &str, path: String| ScriptUrl { name: name.to_owned(), url: base.link(&path) };
    let repository = config.repository.as_ref().map(|url| url.0.trim_end_matches('/').to_owned());
    SiteContext {
        title: config.title.clone(),
        tagline: config.tagline.clone(),
        description: config.description.clone(),
        language: config.language().to_owned(),
        direction: if RIGHT_TO_LEFT.contains(&primary.as_str()) { "rtl" } else { "ltr" }.to_owned(),
        root_url: base.path.clone(),
        home_url: link(Route::Home),
        glossary_url: link(Route::Glossary),
        search_url: link(Route::Search),
        decode_url: Some(link(Route::Decode)),
        study_url: (!named && any_deck).then(|| link(Route::Study)),
        feed_url: base.link(links::FEED),
        navigation: navigation.iter().map(|entry| nav_link(resolved, assets, entry)).collect(),
        footer_html: config.footer.as_ref().map(|text| markdown::inline(scope, text)),
        footer_links: config.footer_links.iter().map(|entry| nav_link(resolved, assets, entry)).collect(),
        subscribe_url: config.subscribe.as_ref().map(|url| url.0.clone()),
        suggest_url: repository.as_ref().map(|url| format!("{url}/issues/new")),
        repository_url: repository,
        script_urls: vec![
            script_url("search-index", format!("/{}/", search::FOLDER)),
            script_url("jargon-table", format!("/{}", decoder::TABLE)),
            script_url("jargon-texts", format!("/{}", decoder::TEXTS)),
            script_url("study-cards", format!("/{}", study::FILE)),
        ],
        assets: assets.urls.clone(),
    }
}

/// The navigation of a guide that names none: the lists that hold something.
fn default_navigation(resolved: &ResolvedSite) -> Vec<NavigationLink> {
    let site = &resolved.site;
    let entries = [
        ("Glossary", Route::Glossary, !site.terms.is_empty()),
        ("Roles", Route::RoleIndex, !site.roles.is_empty()),
        ("Guides", Route::ArticleIndex, !site.articles.is_empty()),
        ("Cheat sheets", Route::CheatSheetIndex, !site.cheat_sheets.is_empty()),
        ("Questions", Route::QuestionBankIndex, !site.question_banks.is_empty()),
        ("Decode an ad", Route::Decode, !site.terms.is_empty()),
    ];
    let kept = entries.into_iter().filter(|(_, _, any)| *any);
    kept.map(|(title, route, _)| NavigationLink { title: title.to_owned(), url: route.path() }).collect()
}

fn nav_link(resolved: &ResolvedSite, assets: &BuiltAssets, entry: &NavigationLink) -> NavLink {
    // A target that is wrong was reported; it is written as it is.
    let (url, external) = links::target(resolved, &FilePath::from(CONFIG_FILE), &entry.url)
        .map_or_else(|_| (entry.url.clone(), true), |target| assets.href(&resolved.base, target));
    NavLink { title: entry.title.clone(), url, external }
}
