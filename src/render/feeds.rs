//! Files that are made from the whole site: sitemap, feed, glossary as data, and what hosts and
//! programs look for at fixed addresses.

use super::Renderer;
use super::glossary;
use super::html::escape;
use crate::model::{DocumentId, Kind};
use crate::resolve::{Route, links};

/// How many articles the feed holds.
const FEED_ENTRIES: usize = 30;

/// The most addresses of one sitemap (sitemaps.org allows 50,000).
const SITEMAP_ENTRIES: usize = 45_000;

/// Every such file by its path below the output folder.
pub(super) fn all(renderer: &Renderer) -> Vec<(String, Vec<u8>)> {
    // A sitemap has whole addresses or none (sitemaps.org, "loc").
    let mut files = if renderer.resolved.base.origin.is_empty() { Vec::new() } else { sitemaps(renderer) };
    files.push((links::FEED.to_owned(), feed(renderer)));
    files.push(("robots.txt".to_owned(), robots(renderer)));
    files.push((links::GLOSSARY.to_owned(), glossary::json(&renderer.resolved)));
    files.push((links::LLMS.to_owned(), llms(renderer)));
    files.push((".nojekyll".to_owned(), String::new()));
    if let Some(domain) = &renderer.resolved.site.config.domain {
        files.push(("CNAME".to_owned(), format!("{domain}\n")));
    }
    files.into_iter().map(|(path, text)| (path, text.into_bytes())).collect()
}

/// The pages that search engines should know, with the day of their last change.
fn sitemaps(renderer: &Renderer) -> Vec<(String, String)> {
    let resolved = &renderer.resolved;
    let entries: Vec<String> = resolved
        .routes
        .values()
        .filter(|route| {
            !matches!(route, Route::Redirect { .. } | Route::NotFound | Route::Search | Route::DesignSystem)
        })
        .map(|route| {
            let address = escape(&resolved.base.absolute(&route.path()));
            let changed = route.document().and_then(|id| changed(renderer, &id));
            let changed = changed.map(|day| format!("<lastmod>{day}</lastmod>")).unwrap_or_default();
            format!("<url><loc>{address}</loc>{changed}</url>\n")
        })
        .collect();
    let set = |entries: &[String]| {
        let body = entries.concat();
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{body}</urlset>\n"
        )
    };
    if entries.len() <= SITEMAP_ENTRIES {
        return vec![(links::SITEMAP.to_owned(), set(&entries))];
    }
    let mut files = Vec::new();
    let mut index = String::new();
    for (part, number) in entries.chunks(SITEMAP_ENTRIES).zip(1..) {
        let name = format!("sitemap-{number}.xml");
        let address = escape(&resolved.base.absolute(&format!("/{name}")));
        index.push_str(&format!("<sitemap><loc>{address}</loc></sitemap>\n"));
        files.push((name, set(part)));
    }
    files.push((links::SITEMAP.to_owned(), format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{index}</sitemapindex>\n")));
    files
}

/// The day of a document's last change that its author wrote down.
fn changed(renderer: &Renderer, id: &DocumentId) -> Option<crate::model::Date> {
    let site = &renderer.resolved.site;
    let published = match id.kind {
        Kind::Article => site.articles.get(&*id.id).map(|article| article.front.date),
        Kind::Term => site.terms.get(&*id.id).and_then(|term| term.front.reviewed),
        Kind::Role => site.roles.get(&*id.id).and_then(|role| role.front.reviewed),
        _ => None,
    };
    site.document(id).and_then(|view| view.common.updated).max(published)
}

/// The newest articles as an Atom feed (RFC 4287).
fn feed(renderer: &Renderer) -> String {
    let resolved = &renderer.resolved;
    let site = &resolved.site;
    let home = escape(&resolved.base.absolute("/"));
    let own = escape(&resolved.base.absolute(links::FEED));
    // Addresses may be relative in a feed, ids may not (RFC 4287, 4.2.6).
    let id_of = |path: &str| match resolved.base.origin.as_str() {
        "" => escape(&format!("urn:plainspeak:{}", resolved.base.link(path))),
        _ => escape(&resolved.base.absolute(path)),
    };
    let newest: Vec<_> =
        resolved.navigation.articles.iter().take(FEED_ENTRIES).filter_map(|id| site.articles.get(id)).collect();
    let day = |date: crate::model::Date| format!("{date}T00:00:00Z");
    let updated = newest.iter().map(|a| a.front.common.updated.unwrap_or(a.front.date)).max();
    // A feed must name a day even where there is no article; any fixed day keeps builds identical.
    let updated = updated.map_or_else(|| "1970-01-01T00:00:00Z".to_owned(), day);
    let mut entries = String::new();
    for article in newest {
        let front = &article.front;
        let path = Route::Article((&*article.id).into()).path();
        let (url, id) = (escape(&resolved.base.absolute(&path)), id_of(&path));
        let author = front.author.as_ref().and_then(|id| site.authors.get(id)).map(|author| author.front.name.as_str());
        let author = author.map(|name| format!("<author><name>{}</name></author>", escape(name))).unwrap_or_default();
        entries.push_str(&format!(
            "<entry><title>{}</title><link href=\"{url}\"/><id>{id}</id><published>{}</published><updated>{}</updated>{author}<summary>{}</summary></entry>\n",
            escape(&front.title),
            day(front.date),
            day(front.common.updated.unwrap_or(front.date)),
            escape(&front.summary),
        ));
    }
    let title = escape(&site.config.title);
    let subtitle = site.config.tagline.as_ref().map(|text| format!("<subtitle>{}</subtitle>\n", escape(text)));
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n<title>{title}</title>\n{}<link href=\"{home}\"/>\n<link rel=\"self\" href=\"{own}\"/>\n<id>{}</id>\n<updated>{updated}</updated>\n<author><name>{title}</name></author>\n{entries}</feed>\n",
        escape(site.config.language()),
        subtitle.unwrap_or_default(),
        id_of("/"),
    )
}

fn robots(renderer: &Renderer) -> String {
    let base = &renderer.resolved.base;
    let sitemap =
        if base.origin.is_empty() { String::new() } else { format!("Sitemap: {}\n", base.absolute(links::SITEMAP)) };
    format!("User-agent: *\nAllow: /\n{sitemap}")
}

/// What the guide holds, as llmstxt.org describes it: titles, addresses and one sentence each.
fn llms(renderer: &Renderer) -> String {
    let resolved = &renderer.resolved;
    let config = &resolved.site.config;
    let mut out = format!("# {}\n", config.title);
    if let Some(about) = config.tagline.as_ref().or(config.description.as_ref()) {
        out.push_str(&format!("\n> {about}\n"));
    }
    let sections = [
        (Kind::Role, "Roles"),
        (Kind::Article, "Guides"),
        (Kind::QuestionBank, "Interview questions"),
        (Kind::CheatSheet, "Cheat sheets"),
        (Kind::Term, "Glossary"),
    ];
    for (kind, title) in sections {
        let documents: Vec<_> = resolved.site.documents().filter(|view| view.id.kind == kind).collect();
        if documents.is_empty() {
            continue;
        }
        out.push_str(&format!("\n## {title}\n\n"));
        for view in documents {
            let Some(route) = Route::of(&view.id) else { continue };
            out.push_str(&format!("- [{}]({}): {}\n", view.title, resolved.base.absolute(&route.path()), view.summary));
        }
    }
    out
}
