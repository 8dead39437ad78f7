//! Links to other hosts: do they still lead somewhere?
//!
//! Only asked for with `check --external`, as it takes time and a network. Answers of servers are kept for a week, so
//! that nobody is asked twice for nothing; what could not be reached is asked for again each time.

mod ask;
mod cache;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::time::SystemTime;

use self::ask::Answer;
use self::cache::Cache;
use super::with_levels;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::load::CONFIG_FILE;
use crate::model::LinkKind;
use crate::model::config::LintLevel;
use crate::parse::locate_span;
use crate::resolve::{ResolvedSite, links};
use crate::source::{FilePath, Span};

/// The lint that reports what is found.
const CODE: &str = "dead-link";

/// What a check of links to other hosts gives.
#[derive(Debug, Clone, Default)]
pub struct External {
    /// The dead links.
    pub diagnostics: Diagnostics,
    /// How many addresses were asked for.
    pub asked: usize,
    /// How many answers were still known.
    pub known: usize,
}

/// Asks for every address of another host that the guide links to. Answers are kept in the file `kept`.
#[must_use]
pub fn check_external(resolved: &ResolvedSite, kept: &Path, now: SystemTime) -> External {
    let config = &resolved.site.config;
    if config.lints.get(CODE) == Some(&LintLevel::Off) {
        return External::default();
    }
    let places = places(resolved);
    let mut cache = Cache::read(kept, now);
    let unknown: BTreeSet<&str> = places.keys().map(String::as_str).filter(|url| cache.get(url).is_none()).collect();
    let answers = ask::all(&unknown);
    for (url, answer) in &answers {
        if let Answer::Status(status) = answer {
            cache.insert(url, *status);
        }
    }
    cache.save(kept);
    let mut found = Diagnostics::new();
    for (url, spans) in &places {
        let known = cache.get(url).map(Answer::Status);
        let Some(problem) = known.as_ref().or_else(|| answers.get(url.as_str())).and_then(Answer::problem) else {
            continue;
        };
        found.extend(spans.iter().map(|span| {
            Diagnostic::warning(CODE, span.clone(), format!("`{url}` leads nowhere: {problem}"))
                .hint("mend the address, take another source, or leave the link out")
        }));
    }
    let mut diagnostics = with_levels(found, config);
    diagnostics.sort();
    External { diagnostics, asked: unknown.len(), known: places.len() - unknown.len() }
}

/// Every address of another host with the places that name it; anchors are left out.
fn places(resolved: &ResolvedSite) -> BTreeMap<String, Vec<Span>> {
    let mut places: BTreeMap<String, Vec<Span>> = BTreeMap::new();
    let own = resolved.site.config.base_url.as_ref().map(|url| url.0.as_str());
    let mut add = |url: &str, place: &dyn Fn() -> Span| {
        let url = url.split('#').next().unwrap_or_default();
        let is_web = url.starts_with("https://") || url.starts_with("http://");
        if is_web && !own.is_some_and(|own| url.starts_with(own)) {
            places.entry(url.to_owned()).or_default().push(place());
        }
    };
    for document in resolved.site.documents() {
        for link in document.body.outline.links.iter().filter(|link| link.kind != LinkKind::Wiki) {
            add(&link.target, &|| Span::new(document.file, link.range.clone()));
        }
    }
    for term in resolved.site.terms.values() {
        for (index, source) in term.front.sources.iter().enumerate() {
            add(&source.0, &|| locate_span(&term.file, &term.body.source, &format!("sources[{index}]")));
        }
    }
    let file = FilePath::from(CONFIG_FILE);
    for (field, url) in links::of_config(&resolved.site.config) {
        add(&url, &|| locate_span(&file, &resolved.site.config_source, &field));
    }
    places
}
