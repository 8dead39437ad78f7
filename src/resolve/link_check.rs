//! What is wrong with the links, pictures and Markdown of a guide's texts.
//!
//! Runs with every build and every save. Anchors that no text has are left to the page itself, which may make them.

use super::ResolvedSite;
use super::base_url::decode;
use super::links::{Target, of_config, scheme, target};
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::load::CONFIG_FILE;
use crate::model::{DocumentView, Link, LinkKind, Mistake};
use crate::parse::{MarkdownText, locate_span, markdown, markdown_texts};
use crate::source::{FilePath, Span};

/// Reports every link and picture of every text and of `site.yaml` that leads nowhere.
pub fn check(resolved: &ResolvedSite, diagnostics: &mut Diagnostics) {
    for document in resolved.site.documents() {
        diagnostics.extend(check_document(resolved, &document));
        diagnostics.extend(check_front(resolved, &document));
    }
    let file = FilePath::from(CONFIG_FILE);
    for (field, url) in of_config(&resolved.site.config) {
        if let Err(broken) = target(resolved, &file, &url) {
            diagnostics.push(broken.at(locate_span(&file, &resolved.site.config_source, &field)));
        }
    }
    pictures(resolved, diagnostics);
}

/// Reports pictures of front matter that are no files of the guide.
fn pictures(resolved: &ResolvedSite, diagnostics: &mut Diagnostics) {
    let site = &resolved.site;
    let images = site.articles.values().filter_map(|article| {
        Some((&article.file, &article.body.source, "image.src", article.front.image.as_ref()?.src.as_str()))
    });
    let photos = site
        .authors
        .values()
        .filter_map(|author| Some((&author.file, &author.body.source, "photo", author.front.photo.as_deref()?)));
    for (file, source, field, src) in images.chain(photos) {
        let link = Link { kind: LinkKind::Image, target: src.to_owned(), text: String::new(), range: 0..0 };
        diagnostics.extend(judge(resolved, file, &link).map(|mut found| {
            found.span = locate_span(file, source, field);
            found
        }));
    }
}

/// Reports what is wrong with one body: its Markdown, and the links and pictures that lead nowhere.
#[must_use]
pub fn check_document(resolved: &ResolvedSite, document: &DocumentView<'_>) -> Vec<Diagnostic> {
    let outline = &document.body.outline;
    let mut found: Vec<_> = outline.mistakes.iter().map(|mistake| told(document.file, mistake)).collect();
    for link in &outline.links {
        let written = document.body.source.get(link.range.clone()).unwrap_or_default();
        if link.kind == LinkKind::Link && written.starts_with("[](") {
            found.push(
                Diagnostic::error(EMPTY_LINK, Span::new(document.file, link.range.clone()), "the link has no text")
                    .hint("write what a reader sees between the brackets"),
            );
        }
        found.extend(judge(resolved, document.file, link));
    }
    found
}

/// Reports the same for the longer texts of front matter, at their fields.
fn check_front(resolved: &ResolvedSite, document: &DocumentView<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for MarkdownText { text, range, is_html } in markdown_texts(&document.body.source) {
        let outline = markdown::outline(&text, 0, &resolved.site.config.markdown);
        let mistakes = outline.mistakes.iter().filter(|_| is_html).map(|mistake| told(document.file, mistake));
        let counts = |link: &&Link| is_html || matches!(link.kind, LinkKind::Link | LinkKind::Image | LinkKind::Wiki);
        let links = outline.links.iter().filter(counts).filter_map(|link| match link.kind {
            LinkKind::Wiki => super::wiki_mistake(resolved, document.file, link),
            _ => judge(resolved, document.file, link),
        });
        found.extend(mistakes.chain(links).map(|mut found| {
            found.span.range = range.clone();
            found
        }));
    }
    found
}

const EMPTY_LINK: &str = "empty-link";

/// A mistake of a text as a diagnostic.
fn told(file: &FilePath, mistake: &Mistake) -> Diagnostic {
    let span = Span::new(file, mistake.range.clone());
    let make = if mistake.is_error { Diagnostic::error } else { Diagnostic::warning };
    make(mistake.code, span, mistake.message.clone()).hint(mistake.hint.clone())
}

/// What is wrong with one link or picture, if anything is.
fn judge(resolved: &ResolvedSite, file: &FilePath, link: &Link) -> Option<Diagnostic> {
    let span = || Span::new(file, link.range.clone());
    let written = link.target.trim();
    if link.kind == LinkKind::Wiki || (link.kind.is_picture() && starts_with_ignoring_case(written, "data:image/")) {
        return None;
    }
    if written.is_empty() {
        let markdown = matches!(link.kind, LinkKind::Link | LinkKind::Image);
        let message = "the link leads nowhere: its address is empty";
        return markdown
            .then(|| Diagnostic::error(EMPTY_LINK, span(), message).hint("write the address, or take it out"));
    }
    match target(resolved, file, written) {
        Err(broken) => Some(broken.at(span())),
        Ok(Target::External(address)) if link.kind.is_loaded() => {
            let unreadable = !Target::is_elsewhere(&address) && scheme(&address).is_none();
            let message = format!(
                "browsers leave out `{address}`: the site's content-security-policy allows the guide's own files only"
            );
            let hint = "put the file into the guide, beside the text or into `static/`, or link to it instead";
            (!unreadable).then(|| Diagnostic::warning("blocked-content", span(), message).hint(hint))
        }
        Ok(Target::Page { .. }) if link.kind.is_picture() => {
            let message = format!("`{written}` is a page, not a picture");
            Some(Diagnostic::error("broken-link", span(), message).hint("link to it: `[text](address)`"))
        }
        Ok(_) => None,
    }
}

fn starts_with_ignoring_case(text: &str, start: &str) -> bool {
    text.get(..start.len()).is_some_and(|text| text.eq_ignore_ascii_case(start))
}

/// A link to an anchor that no heading and no id of a text has: one that the page's template makes, or none at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unproven {
    /// Where the link stands.
    pub span: Span,
    /// The path of the page.
    pub path: String,
    /// The anchor.
    pub anchor: String,
}

/// Every link whose anchor only the page itself can prove.
#[must_use]
pub fn unproven(resolved: &ResolvedSite) -> Vec<Unproven> {
    let mut found: Vec<_> = resolved.site.documents().flat_map(|document| unproven_of(resolved, &document)).collect();
    let file = FilePath::from(CONFIG_FILE);
    for (field, url) in of_config(&resolved.site.config) {
        let span = || locate_span(&file, &resolved.site.config_source, &field);
        found.extend(target(resolved, &file, &url).ok().and_then(|target| unproven_at(resolved, &target, span)));
    }
    found
}

/// The links of one document whose anchors only the page itself can prove.
#[must_use]
pub fn unproven_of(resolved: &ResolvedSite, document: &DocumentView<'_>) -> Vec<Unproven> {
    let own = |link: &Link, range: std::ops::Range<usize>| {
        if link.kind == LinkKind::Wiki || !link.target.contains('#') {
            return None;
        }
        let target = target(resolved, document.file, link.target.trim()).ok()?;
        unproven_at(resolved, &target, || Span::new(document.file, range))
    };
    let mut found: Vec<_> =
        document.body.outline.links.iter().filter_map(|link| own(link, link.range.clone())).collect();
    for MarkdownText { text, range, .. } in markdown_texts(&document.body.source) {
        let outline = markdown::outline(&text, 0, &resolved.site.config.markdown);
        found.extend(outline.links.iter().filter_map(|link| own(link, range.clone())));
    }
    found
}

fn unproven_at(resolved: &ResolvedSite, target: &Target, span: impl FnOnce() -> Span) -> Option<Unproven> {
    let Target::Page { path, document, suffix } = target else { return None };
    let anchor = suffix.split_once('#').map(|(_, anchor)| decode(anchor)).filter(|anchor| !anchor.is_empty())?;
    let view = document.as_ref().and_then(|id| resolved.site.document(id));
    let is_known = view.is_some_and(|view| {
        let outline = &view.body.outline;
        outline.headings.iter().any(|heading| heading.id == anchor) || outline.anchors.contains(&anchor)
    });
    // Browsers know the top of every page by this name (HTML Standard, "Scrolling to a fragment").
    let is_top = anchor.eq_ignore_ascii_case("top");
    (!is_known && !is_top && resolved.routes.contains_key(path)).then(|| Unproven {
        span: span(),
        path: path.clone(),
        anchor,
    })
}
