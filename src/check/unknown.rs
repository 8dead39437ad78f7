//! Jargon without an entry: acronyms and CamelCase names that the guide uses and does not explain.

use std::collections::{BTreeMap, BTreeSet};

use pulldown_cmark::{Event, Tag, TagEnd};

use super::at_field;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::jargon::looks::{KNOWN, is_jargon, is_word_letter};
use crate::model::DocumentView;
use crate::parse::markdown::events;
use crate::resolve::ResolvedSite;
use crate::resolve::labels::fold;
use crate::source::Span;

pub(super) fn check(resolved: &ResolvedSite, found: &mut Diagnostics) {
    let labels = labels(resolved);
    let mut uses: BTreeMap<String, Vec<Span>> = BTreeMap::new();
    for document in resolved.site.documents() {
        for (word, span) in words(resolved, &document) {
            if !is_explained(&word, &labels) {
                uses.entry(word).or_default().push(span);
            }
        }
    }
    for (word, places) in uses {
        if places.len() >= resolved.site.config.limits.undefined_uses {
            let message = format!("`{word}` is used in {} places and has no entry", places.len());
            let first = places.into_iter().next().expect("a word is used somewhere");
            found.push(
                Diagnostic::warning("undefined-jargon", first, message)
                    .hint(format!("write a term `{word}`, add it to a term's `aliases`, or say it in plain words")),
            );
        }
    }
    for term in resolved.site.terms.values() {
        for word in term.front.short.split(|c: char| !is_word_letter(c)).filter(|word| is_jargon(word)) {
            if !is_explained(word, &labels) {
                let message = format!("`short` leans on `{word}`, which has no entry");
                found.push(
                    at_field(&term.file, &term.body.source, "short", "jargon-in-short", message)
                        .hint("say it in plain words, or write an entry for it"),
                );
            }
        }
    }
}

/// Every spelling that has an entry, and every word of those spellings.
fn labels(resolved: &ResolvedSite) -> BTreeSet<String> {
    let mut labels = BTreeSet::new();
    let site = &resolved.site;
    let terms = site.terms.values().flat_map(|term| {
        let front = &term.front;
        std::iter::once(&front.term).chain(&front.aliases).chain(&front.misspellings).chain(&front.exclude)
    });
    let roles = site.roles.values().flat_map(|role| std::iter::once(&role.front.title).chain(&role.front.also_called));
    let companies = site.roles.values().flat_map(|role| role.front.examples.iter().map(|example| &example.company));
    let authors = site.authors.values().map(|author| &author.front.name);
    for label in terms.chain(roles).chain(companies).chain(authors).chain([&site.config.title]) {
        labels.insert(fold(label));
        labels.extend(label.split(|c: char| !is_word_letter(c)).filter(|word| !word.is_empty()).map(fold));
    }
    labels
}

fn is_explained(word: &str, labels: &BTreeSet<String>) -> bool {
    let folded = fold(word);
    let singular = folded.strip_suffix('s').unwrap_or(&folded);
    KNOWN.contains(&word) || labels.contains(&folded) || labels.contains(singular)
}

/// The words of a body that look like jargon, code and links left out.
fn words(resolved: &ResolvedSite, document: &DocumentView<'_>) -> Vec<(String, Span)> {
    let mut found = Vec::new();
    for (text, offset) in running_text(resolved, document) {
        let mut at = 0;
        for word in text.split(|c: char| !is_word_letter(c)) {
            if is_jargon(word) {
                let start = offset + at;
                found.push((word.to_owned(), Span::new(document.file, start..start + word.len())));
            }
            at += word.len();
            at += text[at..].chars().next().map_or(0, char::len_utf8);
        }
    }
    found
}

/// The running text of a body in its parts, each with its place in the file; code, links and pictures left out. Lines
/// of a paragraph are one part where no markup stands between them.
pub(super) fn running_text(resolved: &ResolvedSite, document: &DocumentView<'_>) -> Vec<(String, usize)> {
    let body = document.body;
    let mut parts: Vec<(String, usize)> = Vec::new();
    let mut inside = 0_usize;
    for (event, range) in events(body.text(), &resolved.site.config.markdown) {
        let text = match &event {
            Event::Start(Tag::CodeBlock(_) | Tag::Link { .. } | Tag::Image { .. }) => {
                inside += 1;
                continue;
            }
            Event::End(TagEnd::CodeBlock | TagEnd::Link | TagEnd::Image) => {
                inside = inside.saturating_sub(1);
                continue;
            }
            Event::Text(text) if inside == 0 => &**text,
            Event::SoftBreak if inside == 0 => "\n",
            _ => continue,
        };
        let start = body.offset + range.start;
        match parts.last_mut() {
            Some((part, at)) if *at + part.len() == start => part.push_str(text),
            _ => parts.push((text.to_owned(), start)),
        }
    }
    parts
}
