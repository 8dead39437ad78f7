//! Lints of bodies and of what leads to them.

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::model::{DocumentId, Kind, LinkKind};
use crate::resolve::{ResolvedSite, Route};
use crate::source::Span;

pub(super) fn check(resolved: &ResolvedSite, found: &mut Diagnostics) {
    for document in resolved.site.documents() {
        for link in &document.body.outline.links {
            if link.kind == LinkKind::Image && link.text.trim().is_empty() {
                let span = Span::new(document.file, link.range.clone());
                found.push(
                    Diagnostic::warning(
                        "missing-alt",
                        span,
                        format!("the picture `{}` has no description", link.target),
                    )
                    .hint("say what it shows between the brackets: `![A map of roles](map.svg)`"),
                );
            }
        }
        let needs_text = matches!(document.id.kind, Kind::Term | Kind::Article | Kind::Page);
        if needs_text && document.body.is_empty() {
            let message = format!("the {} `{}` has no text", document.id.kind.noun(), document.id.id);
            found.push(
                Diagnostic::warning("empty-body", Span::new(document.file, 0..0), message)
                    .hint("write it below the front matter, or mark the file with `draft: true`"),
            );
        }
        if document.common.draft {
            let message = format!("the {} `{}` is a draft", document.id.kind.noun(), document.id.id);
            found.push(Diagnostic::warning("draft", Span::new(document.file, 0..0), message));
        }
    }
    for (id, file) in &resolved.site.drafts {
        let message = format!("the {} `{}` is a draft and not part of the site", id.kind.noun(), id.id);
        found.push(Diagnostic::warning("draft", Span::new(file, 0..0), message).hint("publish it with `draft: false`"));
    }
    orphans(resolved, found);
}

/// Plain pages that nothing leads to; every other kind is in a list.
fn orphans(resolved: &ResolvedSite, found: &mut Diagnostics) {
    let config = &resolved.site.config;
    for (id, page) in &resolved.site.pages {
        let path = Route::Page(id.clone()).path();
        let entries = config.navigation.iter().chain(&config.footer_links);
        let listed = entries.into_iter().any(|entry| entry.url.trim_matches('/') == path.trim_matches('/'));
        let mentioned = resolved.mentions().contains_key(&DocumentId::new(Kind::Page, id.as_str()));
        if !listed && !mentioned {
            let message = format!("nothing leads to the page `{id}`");
            found.push(
                Diagnostic::warning("orphan-page", Span::new(&page.file, 0..0), message)
                    .hint(format!("add it to `navigation` or `footer_links` in `site.yaml`: `url: {path}`")),
            );
        }
    }
}
