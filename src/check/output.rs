//! Checks the pages as they ship: every link, anchor and id of the HTML itself.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::render::Renderer;
use crate::resolve::base_url::decode;
use crate::resolve::routes::file_of;
use crate::resolve::{ResolvedSite, Route};
use crate::source::{FilePath, Span};

/// What one page asks for and what it offers.
#[derive(Debug, Default)]
struct Page {
    links: BTreeSet<String>,
    ids: BTreeSet<String>,
    twice: Vec<String>,
}

pub(super) fn check(renderer: &Renderer, found: &mut Diagnostics) {
    let resolved = &renderer.resolved;
    let routes: Vec<(&String, &Route)> = resolved.routes.iter().collect();
    let pages: Vec<(&String, &Route, Result<Page, String>)> = routes
        .into_par_iter()
        .map(|(path, route)| {
            let page = renderer.page(route).map(|html| read(&html)).map_err(|error| error.to_string());
            (path, route, page)
        })
        .collect();
    let files: BTreeSet<String> =
        renderer.site_files().into_iter().map(|(path, _)| path).chain(renderer.assets.files.keys().cloned()).collect();
    let ids: BTreeMap<String, &BTreeSet<String>> =
        pages.iter().filter_map(|(path, _, page)| Some((file_of(path), &page.as_ref().ok()?.ids))).collect();
    for (path, route, page) in &pages {
        let page = match page {
            Ok(page) => page,
            Err(reason) => {
                found.push(finding(resolved, route, reason.clone()));
                continue;
            }
        };
        for id in &page.twice {
            found.push(finding(resolved, route, format!("the page `{path}` has the id `{id}` twice")));
        }
        for link in &page.links {
            if let Some(problem) = problem(resolved, path, link, &ids, &files) {
                found.push(finding(resolved, route, format!("the page `{path}` links to `{link}`, {problem}")));
            }
        }
    }
}

/// The finding stands at the file of the page's document, or at the templates.
fn finding(resolved: &ResolvedSite, route: &Route, message: String) -> Diagnostic {
    let document = route.document();
    let view = document.as_ref().and_then(|id| resolved.site.document(id));
    let file = view.map_or_else(|| FilePath::from("templates"), |view| view.file.clone());
    Diagnostic::error("broken-output", Span::new(&file, 0..0), message)
}

fn problem(
    resolved: &ResolvedSite,
    page: &str,
    link: &str,
    ids: &BTreeMap<String, &BTreeSet<String>>,
    files: &BTreeSet<String>,
) -> Option<&'static str> {
    let (address, anchor) = link.split_once('#').unwrap_or((link, ""));
    let external = address.contains("://")
        || address.starts_with("//")
        || address.starts_with("mailto:")
        || address.starts_with("tel:");
    if external {
        return None;
    }
    let file = if address.is_empty() {
        file_of(page)
    } else {
        let path = decode(address.split('?').next().unwrap_or_default());
        let Some(below) = path.strip_prefix(&resolved.base.path) else {
            return Some("which leaves the base path");
        };
        file_of(&format!("/{below}"))
    };
    match ids.get(&file) {
        Some(known) if anchor.is_empty() || known.contains(&decode(anchor)) => None,
        Some(_) => Some("which is no place on that page"),
        None if files.contains(&file) => None,
        None => Some("which is no page and no file"),
    }
}

/// Reads the attributes `id`, `href` and `src` of every tag. The HTML is our own, with quoted
/// attributes; comments, scripts and styles hold no tags that count.
fn read(html: &str) -> Page {
    let mut page = Page::default();
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        rest = &rest[open + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, rest)| rest);
            continue;
        }
        let raw = ["script", "style"].into_iter().find(|name| rest.starts_with(name));
        rest = tag(rest, &mut page);
        if let Some(name) = raw {
            rest = rest.split_once(&format!("</{name}")).map_or("", |(_, rest)| rest);
        }
    }
    page
}

/// Reads one tag and gives back what follows it.
fn tag<'a>(text: &'a str, page: &mut Page) -> &'a str {
    let mut rest = text;
    loop {
        let Some(at) = rest.find(['"', '>']) else { return "" };
        if rest.as_bytes()[at] == b'>' {
            return &rest[at + 1..];
        }
        let name = rest[..at].trim_end_matches('=').rsplit([' ', '\n', '\t']).next().unwrap_or_default();
        let Some((value, after)) = rest[at + 1..].split_once('"') else { return "" };
        match name {
            "id" if !page.ids.insert(unescape(value)) => page.twice.push(unescape(value)),
            "href" | "src" => {
                page.links.insert(unescape(value));
            }
            _ => {}
        }
        rest = after;
    }
}

fn unescape(text: &str) -> String {
    text.replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&#x2F;", "/")
        .replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn a_page_is_read_for_ids_and_links() {
        let page = read(
            "<p id=\"a\" class='x'><a href=\"/b/?c=1&amp;d=2\">x > y</a><script>\"<a id=\\\"z\\\">\"</script><i id=\"a\"><!-- <b id=\"q\"> -->",
        );
        assert_eq!(page.ids.into_iter().collect::<Vec<_>>(), ["a"]);
        assert_eq!(page.twice, ["a"]);
        assert_eq!(page.links.into_iter().collect::<Vec<_>>(), ["/b/?c=1&d=2"]);
    }
}
