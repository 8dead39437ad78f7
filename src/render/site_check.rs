//! What only rendering can tell of a site: anchors that templates make, languages that can be coloured, templates that
//! nothing uses, files of the guide's own that browsers would drop.
//!
//! Runs after `resolve`, for `build`, `check` and `serve` alike, so that what is an error in one is one in the others.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::{Renderer, assets, highlight};
use crate::diagnostics::nearest::{did_you_mean, nearest};
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::parse::html;
use crate::resolve::Route;
use crate::resolve::link_check::{self, Unproven};
use crate::source::{FilePath, Span};

/// Reports all of it.
pub fn check_site(renderer: &Renderer, found: &mut Diagnostics) {
    found.extend(unknown_anchors(renderer, link_check::unproven(&renderer.resolved)));
    languages(renderer, found);
    assets::check(&renderer.resolved, found);
}

/// Those of these links whose page has no such anchor.
#[must_use]
pub fn unknown_anchors(renderer: &Renderer, unproven: Vec<Unproven>) -> Vec<Diagnostic> {
    let paths: BTreeSet<&str> = unproven.iter().map(|link| link.path.as_str()).collect();
    let ids: BTreeMap<&str, BTreeSet<String>> = paths
        .into_par_iter()
        .filter_map(|path| {
            let route = renderer.resolved.routes.get(path)?;
            // A page that cannot be rendered is told with its template.
            let page = renderer.page(route).ok()?;
            let tags = html::tags(&page);
            let names =
                tags.iter().flat_map(|tag| [tag.attribute("id"), tag.attribute("name").filter(|_| tag.name == "a")]);
            Some((path, names.flatten().map(str::to_owned).collect()))
        })
        .collect();
    let unknown = |link: &&Unproven| ids.get(link.path.as_str()).is_some_and(|ids| !ids.contains(&link.anchor));
    unproven
        .iter()
        .filter(unknown)
        .map(|link| {
            let near = nearest(&link.anchor, ids[link.path.as_str()].iter().map(String::as_str));
            let document = renderer.resolved.routes.get(&link.path).and_then(Route::document);
            let view = document.as_ref().and_then(|id| renderer.resolved.site.document(id));
            let page = view.map_or_else(|| format!("the page `{}`", link.path), |view| format!("`{}`", view.file));
            let message = format!("{page} has no heading `#{}`", link.anchor);
            Diagnostic::error("unknown-anchor", link.span.clone(), message)
                .maybe_hint(near.map(|near| format!("did you mean `#{near}`?")))
        })
        .collect()
}

/// Reports languages of code blocks that cannot be coloured.
fn languages(renderer: &Renderer, found: &mut Diagnostics) {
    for document in renderer.resolved.site.documents() {
        for (language, range) in &document.body.outline.languages {
            if highlight::is_known(language) {
                continue;
            }
            let span = Span::new(document.file, range.clone());
            let message = format!("the language `{language}` of the code is not known, so that it has no colors");
            let hint = did_you_mean(language, highlight::COMMON.iter().copied())
                .unwrap_or_else(|| "leave it out, or write `text`".to_owned());
            found.push(Diagnostic::warning("unknown-language", span, message).hint(hint));
        }
    }
}

/// Reports templates of the guide's own that nothing asks for.
#[must_use]
pub fn unused_templates<'a>(own: impl Iterator<Item = (&'a FilePath, &'a str)>) -> Vec<Diagnostic> {
    let own: Vec<_> = own.collect();
    let names: Vec<&str> = crate::theme::templates().map(|(name, _)| name).collect();
    let mentioned = |name: &str| {
        own.iter().any(|(_, text)| text.contains(&format!("\"{name}\"")) || text.contains(&format!("'{name}'")))
    };
    let components = |text: &str| text.contains("{% component") || text.contains("{%- component");
    own.iter()
        .filter_map(|(path, text)| {
            let name = path.as_str().trim_start_matches("templates/");
            if names.contains(&name) || mentioned(name) || components(text) {
                return None;
            }
            let message = format!("nothing uses the template `{name}`");
            let hint = did_you_mean(name, names.iter().copied())
                .unwrap_or_else(|| "name it in another template, or take it out".to_owned());
            Some(Diagnostic::warning("unused-template", Span::new(path, 0..0), message).hint(hint))
        })
        .collect()
}
