//! Finds what an author should look at, beyond what stops a build.
//!
//! Runs over the resolved site and over the pages as they will ship; called by `plainspeak
//! check`. Each finding is a lint with a code that `site.yaml` can switch off or make an error.
//! Invariant: reads only, and no network; the same site gives the same findings in the same order. Links to other hosts
//! are the exception, and asked for apart.

mod dates;
pub mod editorial;
mod external;
mod glossary;
mod hierarchy;
mod output;
mod reading;
mod search;
mod sheets;
mod spellings;
mod texts;
mod unknown;

use std::collections::BTreeMap;

use crate::diagnostics::nearest::did_you_mean;
use crate::diagnostics::{Diagnostic, Diagnostics, Severity};
use crate::load::CONFIG_FILE;
use crate::model::config::LintLevel;
use crate::model::{Date, SiteConfig};
use crate::render::Renderer;
use crate::resolve::ResolvedSite;
use crate::source::{FilePath, Span};

pub use external::{External, check_external};
pub use reading::grade;

/// Every lint: its code, and what it finds.
pub const LINTS: [(&str, &str); 34] = [
    ("long-short", "a short definition over the limit of site.yaml"),
    ("hard-short", "a short definition above the reading grade of site.yaml"),
    ("circular-short", "two short definitions that explain each term by the other"),
    ("undefined-jargon", "an acronym or a CamelCase name that is used in several places and has no entry"),
    ("jargon-in-short", "a short definition that leans on an acronym or a CamelCase name without an entry"),
    ("never-linked", "a term that no other page mentions"),
    ("undeclared-word", "a spelling that is an English word and is not declared ambiguous"),
    ("eager-exclusion", "an exclusion that takes away what ads say: `knowledge of GCP`"),
    ("missing-alias", "a spelling that the guide uses and that is no alias of its term"),
    ("no-alias", "a term that is found by its exact name alone"),
    ("stale-review", "a review date older than the limit of site.yaml"),
    ("future-date", "a date that is in the future"),
    ("date-order", "a text that was updated before it was written"),
    ("related-above", "two related terms of which one stands above the other"),
    ("missing-alt", "a picture without a description"),
    ("orphan-page", "a plain page that no page and no navigation leads to"),
    ("draft", "a document that is still a draft"),
    ("empty-body", "a document without a text"),
    ("broken-output", "a link, an anchor or an id that is wrong in the pages as they ship"),
    ("sheet-overflow", "a cheat sheet that holds more than its pages take"),
    ("search-expectation", "a query of site.yaml whose first answer is another one"),
    ("thin-answer", "a good or weak answer with fewer words than the limits of site.yaml"),
    ("repeated-answer", "one weak answer on several questions"),
    ("expired-version", "a version that is called modern and gets no fixes any more"),
    ("conflicting-fact", "a year or a maker that a text and the entry tell differently"),
    ("old-pay", "figures of pay that are older than two years"),
    ("bare-source", "a source that is a home page"),
    ("misspelled-name", "a wrong spelling that is a right name elsewhere"),
    ("alias-in-disguise", "an alias that the entry's own text calls a part, a kind or a product of its subject"),
    ("contradicting-relation", "two terms that imply each other, or one accepted in place of what it implies"),
    ("british-spelling", "a British spelling in a guide whose language is en-US"),
    ("repeated-heading", "a heading that stands in more texts than the limit of site.yaml"),
    ("changed-since-review", "an entry that was changed after its review"),
    ("dead-link", "a link to another host that leads nowhere; looked for with `--external`"),
];

/// Finds everything, sorted. `today` decides what is stale.
#[must_use]
pub fn check(renderer: &Renderer, today: Date) -> Diagnostics {
    let resolved = &renderer.resolved;
    let mut found = of_sources(renderer, today);
    output::check(renderer, &mut found);
    search::check(resolved, &mut found);
    leveled(found, resolved)
}

/// Finds what can be found without rendering every page, sorted: what `serve` shows as warnings.
#[must_use]
pub fn check_sources(renderer: &Renderer, today: Date) -> Diagnostics {
    leveled(of_sources(renderer, today), &renderer.resolved)
}

fn of_sources(renderer: &Renderer, today: Date) -> Diagnostics {
    let resolved = &*renderer.resolved;
    let mut found = Diagnostics::new();
    unknown_lints(&resolved.site.config, &mut found);
    glossary::check(resolved, today, &mut found);
    dates::check(resolved, today, &mut found);
    hierarchy::check(resolved, &mut found);
    unknown::check(resolved, &mut found);
    spellings::check(resolved, &mut found);
    texts::check(resolved, &mut found);
    sheets::check(renderer, &mut found);
    editorial::check(resolved, today, &mut found);
    found
}

fn leveled(found: Diagnostics, resolved: &ResolvedSite) -> Diagnostics {
    let mut leveled = with_levels(found, &resolved.site.config);
    leveled.sort();
    leveled
}

/// Finds the cheat sheets that will not fit their paper: `build` says so, too, as whoever prints one may never run
/// `check`.
#[must_use]
pub fn sheet_overflow(renderer: &Renderer) -> Diagnostics {
    let mut found = Diagnostics::new();
    sheets::check(renderer, &mut found);
    with_levels(found, &renderer.resolved.site.config)
}

/// A warning of a lint at a field of a document's front matter.
fn at_field(file: &FilePath, text: &str, field: &str, code: &'static str, message: String) -> Diagnostic {
    Diagnostic::warning(code, crate::parse::locate_span(file, text, field), message)
}

/// Reports levels for lints that do not exist.
fn unknown_lints(config: &SiteConfig, found: &mut Diagnostics) {
    for code in config.lints.keys() {
        if LINTS.iter().all(|(known, _)| known != code) {
            let span = Span::new(&FilePath::from(CONFIG_FILE), 0..0);
            let hint = did_you_mean(code, LINTS.iter().map(|(known, _)| *known));
            found.push(Diagnostic::error("unknown-lint", span, format!("there is no lint `{code}`")).maybe_hint(hint));
        }
    }
}

/// Gives each finding the level that `site.yaml` wants.
fn with_levels(found: Diagnostics, config: &SiteConfig) -> Diagnostics {
    let levels: &BTreeMap<String, LintLevel> = &config.lints;
    let mut leveled = Diagnostics::new();
    for mut diagnostic in found {
        match levels.get(diagnostic.code) {
            Some(LintLevel::Off) => continue,
            Some(LintLevel::Error) => diagnostic.severity = Severity::Error,
            Some(LintLevel::Warn) => diagnostic.severity = Severity::Warning,
            None => {}
        }
        leveled.push(diagnostic);
    }
    leveled
}

/// Every automatic link with its reason, a line each: what `check --links` prints.
#[must_use]
pub fn links(resolved: &ResolvedSite) -> String {
    let mut out = String::new();
    for document in resolved.site.documents() {
        for link in &resolved.page_links(&document.id).links {
            let place = crate::source::position(&document.body.source, document.body.offset + link.range.start);
            let text = document.body.text()[link.range.clone()].replace('\n', " ");
            out.push_str(&format!(
                "{}:{}:{}: `{text}` → {} ({})\n",
                document.file, place.line, place.column, link.term, link.reason
            ));
        }
    }
    out
}
