//! The pieces that several kinds of pages are made of.

use std::collections::BTreeSet;

use super::super::context::{
    Backlink, DateText, DocumentRef, ImageContext, Link, PageMeta, RoleRef, SourceLink, TermRef, TocEntry,
};
use super::super::html::escape;
use super::super::markdown::{self, Scope};
use super::super::{Renderer, assets, json_ld};
use super::card;
use crate::jargon;
use crate::model::front::{Date, Url};
use crate::model::{DocumentId, DocumentView, Kind, Outline, RoleId, TagId, TermId};
use crate::resolve::base_url::encode_path;
use crate::resolve::links::{Target, target};
use crate::resolve::mentions::Mention;
use crate::resolve::{BaseUrl, Route};
use crate::source::FilePath;

/// What a page is, for [`meta`] to fill the rest.
pub(super) struct PageFacts<'a> {
    pub(super) route: Route,
    /// The kind of page as a class.
    pub(super) kind: &'a str,
    pub(super) title: String,
    /// The title in search results, without the site's name; the title where none is given.
    pub(super) head_title: Option<String>,
    pub(super) description: String,
    /// The lists above the page.
    pub(super) parents: Vec<Route>,
    /// The structured data of the page itself, beside its breadcrumbs.
    pub(super) data: Vec<serde_json::Value>,
}

impl<'a> PageFacts<'a> {
    pub(super) fn new(route: Route, kind: &'a str, title: &str, description: &str) -> Self {
        Self {
            route,
            kind,
            title: title.to_owned(),
            head_title: None,
            description: description.to_owned(),
            parents: Vec::new(),
            data: Vec::new(),
        }
    }

    pub(super) fn parents(mut self, parents: Vec<Route>) -> Self {
        self.parents = parents;
        self
    }

    pub(super) fn head_title(mut self, title: String) -> Self {
        self.head_title = Some(title);
        self
    }

    pub(super) fn data(mut self, data: serde_json::Value) -> Self {
        self.data.push(data);
        self
    }
}

/// Fills the head and the frame of a page.
pub(super) fn meta(renderer: &Renderer, facts: PageFacts<'_>) -> PageMeta {
    let resolved = &renderer.resolved;
    let config = &resolved.site.config;
    let base = &resolved.base;
    let path = facts.route.path();
    let own_title = facts.head_title.unwrap_or_else(|| facts.title.clone());
    let head_title = match facts.route {
        Route::Home => config.tagline.as_ref().map_or(own_title, |tagline| format!("{}: {tagline}", config.title)),
        _ => format!("{own_title} · {}", config.title),
    };
    let mut breadcrumbs = Vec::new();
    if facts.route != Route::Home {
        breadcrumbs.push(Link { title: "Home".to_owned(), url: renderer.link(&Route::Home) });
    }
    breadcrumbs.extend(
        facts.parents.iter().map(|parent| Link { title: list_title(renderer, parent), url: renderer.link(parent) }),
    );
    let document = facts.route.document();
    let view = document.as_ref().and_then(|id| resolved.site.document(id));
    let (previous, next) = document
        .as_ref()
        .and_then(|id| resolved.navigation.neighbours.get(id))
        .map(|(before, after)| (page_link(renderer, before.as_ref()), page_link(renderer, after.as_ref())))
        .unwrap_or_default();
    let mut data = facts.data;
    if breadcrumbs.len() > 1 {
        data.push(json_ld::breadcrumbs(base, &breadcrumbs, &facts.title, &path));
    }
    let own_url = base.link(&path);
    let section_url = section(renderer, &facts.route, &facts.parents, &own_url);
    let is_article = facts.kind == "article";
    PageMeta {
        title: facts.title,
        head_title,
        description: facts.description,
        canonical_url: (!base.origin.is_empty()).then(|| base.absolute(&path)),
        print_url: base.absolute(&path).trim_start_matches("https://").trim_start_matches("http://").to_owned(),
        kind: facts.kind.to_owned(),
        language: config.language().to_owned(),
        section_is_page: section_url.as_ref() == Some(&own_url),
        section_url,
        breadcrumbs,
        json_ld: (!data.is_empty()).then(|| json_ld::script(&data)),
        og_type: if is_article { "article" } else { "website" }.to_owned(),
        og_image: card::social_image(renderer, &facts.route),
        noindex: matches!(facts.route, Route::NotFound | Route::Search | Route::DesignSystem),
        edit_url: view.as_ref().and_then(|view| edit_url(renderer, view.file)),
        updated: view.as_ref().and_then(|view| view.common.updated).map(day),
        previous,
        next,
        print_definitions: document.as_ref().map(|id| linked_terms(renderer, id)).unwrap_or_default(),
    }
}

/// The link of the navigation that a page belongs to: itself, a list above it, or the one whose address begins its own.
fn section(renderer: &Renderer, route: &Route, parents: &[Route], own_url: &str) -> Option<String> {
    let home = renderer.resolved.base.path.len();
    let entries = || renderer.site.navigation.iter().filter(|entry| !entry.external && entry.url.len() > home);
    let prefix = entries().filter(|entry| own_url.starts_with(&entry.url)).max_by_key(|entry| entry.url.len());
    let above = || {
        // Two words side by side are a part of the glossary where comparisons have no link of their own.
        let fallback = matches!(route, Route::Comparison(..) | Route::ComparisonIndex).then_some(&Route::Glossary);
        let lists = parents.iter().rev().chain(fallback).map(|parent| renderer.link(parent));
        lists.into_iter().find_map(|url| entries().find(|entry| entry.url == url))
    };
    prefix.or_else(above).map(|entry| entry.url.clone())
}

/// The name of a list of pages, as breadcrumbs show it.
fn list_title(renderer: &Renderer, route: &Route) -> String {
    match route {
        Route::Glossary => "Glossary".to_owned(),
        Route::RoleIndex => "Roles".to_owned(),
        Route::ArticleIndex => "Guides".to_owned(),
        Route::CheatSheetIndex => "Cheat sheets".to_owned(),
        Route::QuestionBankIndex => "Interview questions".to_owned(),
        Route::ComparisonIndex => "Comparisons".to_owned(),
        Route::TopicIndex => "Topics".to_owned(),
        other => other
            .document()
            .and_then(|id| renderer.resolved.site.document(&id).map(|view| view.title.to_owned()))
            .unwrap_or_default(),
    }
}

fn edit_url(renderer: &Renderer, file: &FilePath) -> Option<String> {
    let config = &renderer.resolved.site.config;
    let repository = renderer.site.repository_url.as_ref()?;
    Some(format!("{repository}/edit/{}/{}", config.branch(), file.as_str()))
}

pub(super) fn page_link(renderer: &Renderer, id: Option<&DocumentId>) -> Option<Link> {
    let view = renderer.resolved.site.document(id?)?;
    Some(Link { title: view.title.to_owned(), url: renderer.document_link(&view.id) })
}

/// The terms linked on a page, once each, by name.
pub(super) fn linked_terms(renderer: &Renderer, id: &DocumentId) -> Vec<TermRef> {
    let linked: BTreeSet<&TermId> = renderer.resolved.page_links(id).links.iter().map(|link| &link.term).collect();
    let mut terms: Vec<_> = linked.into_iter().filter_map(|id| term(renderer, id)).collect();
    sort_terms(&mut terms);
    terms
}

pub(super) fn sort_terms(terms: &mut [TermRef]) {
    terms.sort_by_cached_key(|term| crate::resolve::navigation::sort_key(&term.name));
}

pub(super) fn term(renderer: &Renderer, id: &TermId) -> Option<TermRef> {
    let term = renderer.resolved.site.terms.get(id)?;
    Some(TermRef {
        id: id.to_string(),
        name: term.front.term.clone(),
        url: renderer.resolved.term_link(id),
        kind: term.front.kind.slug().to_owned(),
        kind_label: term.front.kind.label().to_owned(),
        short: term.front.short.clone(),
    })
}

/// The terms with these ids, in this order.
pub(super) fn terms<'a>(renderer: &Renderer, ids: impl IntoIterator<Item = &'a TermId>) -> Vec<TermRef> {
    ids.into_iter().filter_map(|id| term(renderer, id)).collect()
}

/// The terms with these ids, by name.
pub(super) fn terms_by_name<'a>(renderer: &Renderer, ids: impl IntoIterator<Item = &'a TermId>) -> Vec<TermRef> {
    let mut found = terms(renderer, ids);
    sort_terms(&mut found);
    found
}

pub(super) fn role(renderer: &Renderer, id: &RoleId) -> Option<RoleRef> {
    let role = renderer.resolved.site.roles.get(id)?;
    Some(RoleRef {
        id: id.to_string(),
        title: role.front.title.clone(),
        url: renderer.link(&Route::Role(id.clone())),
        summary: role.front.summary.clone(),
    })
}

pub(super) fn document_ref(renderer: &Renderer, id: &DocumentId) -> Option<DocumentRef> {
    let view = renderer.resolved.site.document(id)?;
    Some(DocumentRef {
        kind: id.kind.slug().to_owned(),
        kind_label: kind_label(id.kind).to_owned(),
        title: view.title.to_owned(),
        url: renderer.resolved.link(id)?,
        summary: view.summary.to_owned(),
    })
}

/// A kind as readers know it.
pub(super) const fn kind_label(kind: Kind) -> &'static str {
    match kind {
        Kind::Term => "Glossary",
        Kind::Role => "Role",
        Kind::Article => "Guide",
        Kind::CheatSheet => "Cheat sheet",
        Kind::QuestionBank => "Interview questions",
        Kind::Page => "Page",
        Kind::Author => "Author",
    }
}

pub(super) fn topics(renderer: &Renderer, tags: &[TagId]) -> Vec<Link> {
    let config = &renderer.resolved.site.config;
    let known = tags.iter().filter_map(|id| config.tag(id).map(|tag| (id, tag)));
    known.map(|(id, tag)| Link { title: tag.title(), url: renderer.link(&Route::Topic(id.clone())) }).collect()
}

pub(super) fn day(date: Date) -> DateText {
    DateText { iso: date.to_string(), text: date.long() }
}

pub(super) fn month(date: Date) -> DateText {
    DateText { iso: date.to_string(), text: date.month() }
}

pub(super) fn sources(urls: &[Url]) -> Vec<SourceLink> {
    urls.iter()
        .map(|url| {
            let host = BaseUrl::parse(&url.0).origin;
            let host = host.split("://").last().unwrap_or_default().trim_start_matches("www.").to_owned();
            SourceLink { url: url.0.clone(), host }
        })
        .collect()
}

/// The hosts of sources, each once: `kubernetes.io · docs.aws.amazon.com`.
pub(super) fn hosts(sources: &[SourceLink]) -> String {
    let mut hosts: Vec<&str> = Vec::new();
    for source in sources {
        if !hosts.contains(&source.host.as_str()) {
            hosts.push(&source.host);
        }
    }
    hosts.join(" · ")
}

pub(super) fn toc(outline: &Outline) -> Vec<TocEntry> {
    let mut entries: Vec<TocEntry> = Vec::new();
    let top = outline.headings.iter().map(|heading| heading.level).min().unwrap_or(2);
    for heading in outline.headings.iter().filter(|heading| heading.level <= top + 1) {
        let entry = TocEntry { id: heading.id.clone(), title: heading.text.clone(), children: Vec::new() };
        match entries.last_mut() {
            Some(last) if heading.level > top => last.children.push(entry),
            _ => entries.push(entry),
        }
    }
    entries
}

pub(super) fn optional_inline(scope: Scope<'_>, text: Option<&String>) -> Option<String> {
    text.map(|text| markdown::inline(scope, text))
}

/// A picture that front matter names.
pub(super) fn image(
    renderer: &Renderer,
    file: &FilePath,
    src: &str,
    alt: &str,
    credit: Option<&String>,
) -> Option<ImageContext> {
    let Ok(Target::Asset { path, .. }) = target(&renderer.resolved, file, src) else { return None };
    let (src, size) = (renderer.assets.link(&path), assets::size(&renderer.resolved, &path));
    Some(ImageContext {
        src,
        alt: alt.to_owned(),
        credit: credit.cloned(),
        width: size.map(|(width, _)| width),
        height: size.map(|(_, height)| height),
    })
}

/// Pages that mention a document, with the words in which they do, and the list of all where there are more.
pub(super) fn backlinks(renderer: &Renderer, id: &DocumentId, name: &str) -> (Vec<Backlink>, Option<Link>) {
    let Some(mentioned) = renderer.resolved.mentions().get(id) else { return (Vec::new(), None) };
    let links = mentioned.first.iter().filter_map(|mention| backlink(renderer, mention));
    let links: Vec<_> = links.collect();
    let all = (mentioned.total > mentioned.first.len()).then(|| Link {
        title: format!("All {} pages that mention {name}", mentioned.total),
        url: format!("{}?q={}", renderer.link(&Route::Search), in_query(name)),
    });
    (links, all)
}

/// A text as the value of a query.
fn in_query(text: &str) -> String {
    encode_path(text).replace('&', "%26").replace('+', "%2B")
}

/// One page that mentions another.
fn backlink(renderer: &Renderer, mention: &Mention) -> Option<Backlink> {
    let from = renderer.resolved.site.document(&mention.from)?;
    let markdown = &renderer.resolved.site.config.markdown;
    let sentence = jargon::sentence(from.body, &mention.range, markdown);
    Some(Backlink {
        kind_label: kind_label(mention.from.kind).to_owned(),
        title: from.title.to_owned(),
        url: renderer.resolved.link(&mention.from)?,
        sentence_html: (!sentence.text.is_empty()).then(|| marked(&sentence)),
    })
}

fn marked(sentence: &jargon::Sentence) -> String {
    let text = &sentence.text;
    match sentence.mark.clone() {
        mark if mark.end <= text.len() && !mark.is_empty() => format!(
            "{}<mark>{}</mark>{}",
            escape(&text[..mark.start]),
            escape(&text[mark.clone()]),
            escape(&text[mark.end..])
        ),
        _ => escape(text),
    }
}

/// Minutes to read so many words, at 230 a minute (Brysbaert 2019, silent reading of non-fiction).
pub(super) fn reading_minutes(words: usize) -> usize {
    words.div_ceil(230).max(1)
}

/// A document's body as HTML.
pub(super) fn body(renderer: &Renderer, view: &DocumentView<'_>) -> String {
    markdown::body(renderer.scope(view.file), view)
}
