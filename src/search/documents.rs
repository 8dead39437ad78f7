//! What a reader can find: every document with a page, and the comparisons.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use rayon::prelude::*;
use serde::Serialize;
use serde_json::Value;

use super::words::{bracketed, spoken, squash};
use crate::model::term::License;
use crate::model::{DocumentId, DocumentView, Kind, TermFront};
use crate::parse::markdown;
use crate::resolve::{ResolvedSite, Route};

/// One page that can be found.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    /// What it is.
    pub(super) kind: EntryKind,
    /// The kind of a term: `language`; empty for the rest.
    pub(super) term_kind: &'static str,
    /// Its id, the last part of its address.
    pub(super) id: String,
    /// Its title.
    pub(super) title: String,
    /// What it is, in one sentence.
    pub(super) short: String,
    /// Its topics.
    pub(super) tags: Vec<String>,
    /// Other names, shown where they match.
    pub(super) aliases: Vec<String>,
    /// Spellings that match and are never shown: misspellings, signs as they are spoken.
    pub(super) hidden: Vec<String>,
    /// Its text, without code and without markup.
    pub(super) text: String,
    /// The numbers of the two terms that a comparison compares.
    pub(super) compares: Option<(usize, usize)>,
}

/// The kinds of pages in the order of the index: among equals, an earlier kind comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum EntryKind {
    /// A glossary entry.
    Term,
    /// A job.
    Role,
    /// Two terms side by side.
    Comparison,
    /// A dated text.
    Article,
    /// A printable page.
    CheatSheet,
    /// Interview questions.
    QuestionBank,
    /// A plain page.
    Page,
}

impl EntryKind {
    pub(super) const ALL: [Self; 7] =
        [Self::Term, Self::Role, Self::Comparison, Self::Article, Self::CheatSheet, Self::QuestionBank, Self::Page];

    /// Its name in the index, and the folder of its pages below the site's root.
    pub(super) const fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Term => ("term", "terms/"),
            Self::Role => ("role", "roles/"),
            Self::Comparison => ("comparison", "compare/"),
            Self::Article => ("article", "articles/"),
            Self::CheatSheet => ("cheat-sheet", "cheat-sheets/"),
            Self::QuestionBank => ("question-bank", "interviews/"),
            Self::Page => ("page", ""),
        }
    }

    const fn of(kind: Kind) -> Option<Self> {
        Some(match kind {
            Kind::Term => Self::Term,
            Kind::Role => Self::Role,
            Kind::Article => Self::Article,
            Kind::CheatSheet => Self::CheatSheet,
            Kind::QuestionBank => Self::QuestionBank,
            Kind::Page => Self::Page,
            Kind::Author => return None,
        })
    }
}

/// Every page that can be found, by kind, and within a kind those first that most pages mention.
pub(super) fn collect(resolved: &ResolvedSite) -> Vec<Entry> {
    let mut documents: Vec<(EntryKind, DocumentView<'_>)> =
        resolved.site.documents().filter_map(|view| Some((EntryKind::of(view.id.kind)?, view))).collect();
    let mentions = resolved.mentions();
    let mentioned = |id: &DocumentId| mentions.get(id).map_or(0, |by| by.total);
    documents.sort_by_cached_key(|(kind, view)| (*kind, Reverse(mentioned(&view.id)), view.id.id.clone()));
    let mut entries: Vec<Entry> = documents.par_iter().map(|(kind, view)| entry(resolved, *kind, view)).collect();
    let first_after_roles = entries.partition_point(|entry| entry.kind < EntryKind::Comparison);
    let pairs = comparisons(resolved, &entries[..first_after_roles]);
    entries.splice(first_after_roles..first_after_roles, pairs);
    entries
}

fn entry(resolved: &ResolvedSite, kind: EntryKind, view: &DocumentView<'_>) -> Entry {
    let site = &resolved.site;
    let id: &str = &view.id.id;
    let mut text = front_text(resolved, view);
    match kind {
        EntryKind::CheatSheet => text.push_str("Cheat sheet. "),
        EntryKind::QuestionBank => text.push_str("Interview questions. "),
        _ => {}
    }
    markdown::push_plain(&mut text, view.body.text(), &site.config.markdown);
    let mut entry = Entry {
        kind,
        term_kind: "",
        id: id.to_owned(),
        title: view.title.to_owned(),
        short: view.summary.to_owned(),
        tags: view.common.tags.iter().map(ToString::to_string).collect(),
        aliases: Vec::new(),
        hidden: Vec::new(),
        text,
        compares: None,
    };
    if let Some(term) = site.terms.get(id).filter(|_| kind == EntryKind::Term) {
        entry.term_kind = term.front.kind.slug();
        entry.aliases.extend(term.front.names().skip(1).cloned());
        let labels: Vec<_> = term.front.names().collect();
        // The two halves of a name are shown in it.
        entry.hidden = labels.iter().filter_map(|label| bracketed(label)).flatten().collect();
        entry.hidden.extend(labels.iter().filter_map(|label| spoken(label)));
        entry.hidden.extend_from_slice(&term.front.misspellings);
    }
    if let Some(role) = site.roles.get(id).filter(|_| kind == EntryKind::Role) {
        entry.aliases.clone_from(&role.front.also_called);
    }
    if site.config.language().starts_with("en") {
        entry.hidden.extend(intents(resolved, kind, id));
    }
    drop_repeats(&mut entry);
    entry
}

/// What English readers type when they want a page of this kind about a role.
fn intents(resolved: &ResolvedSite, kind: EntryKind, id: &str) -> Vec<String> {
    let site = &resolved.site;
    let (role, intents): (_, &[&str]) = match kind {
        EntryKind::Role => (site.roles.get(id).filter(|role| !role.front.salary.is_empty()), &["salary", "pay"]),
        EntryKind::CheatSheet => {
            let role = site.cheat_sheets.get(id).and_then(|sheet| sheet.front.role.as_ref());
            (role.and_then(|role| site.roles.get(role)), &["cheat sheet", "call"])
        }
        EntryKind::QuestionBank => {
            let role = site.question_banks.get(id).and_then(|bank| bank.front.role.as_ref());
            (role.and_then(|role| site.roles.get(role)), &["interview questions", "interview", "questions"])
        }
        _ => return Vec::new(),
    };
    let Some(role) = role else { return Vec::new() };
    role.front.names().flat_map(|name| intents.iter().map(move |intent| format!("{name} {intent}"))).collect()
}

/// Spellings that are the same key need to be in the index once.
fn drop_repeats(entry: &mut Entry) {
    let mut known = std::collections::BTreeSet::from([squash(&entry.title)]);
    let mut fresh = |label: &String| {
        let key = squash(label);
        !key.is_empty() && known.insert(key)
    };
    entry.aliases.retain(&mut fresh);
    entry.hidden.retain(&mut fresh);
}

fn comparisons(resolved: &ResolvedSite, entries: &[Entry]) -> Vec<Entry> {
    let terms = entries.iter().enumerate().filter(|(_, entry)| entry.kind == EntryKind::Term);
    let numbers: BTreeMap<&str, usize> = terms.map(|(number, entry)| (entry.id.as_str(), number)).collect();
    let pairs = resolved.routes.values().filter_map(|route| match route {
        Route::Comparison(a, b) => Some((a, b)),
        _ => None,
    });
    pairs
        .filter_map(|(a, b)| {
            let (one, other) = (*numbers.get(a.as_str())?, *numbers.get(b.as_str())?);
            let difference = resolved.relations.get(a)?.confused_with.get(b)?;
            let (first, second) = (&entries[one], &entries[other]);
            let mut tags: Vec<_> = first.tags.iter().chain(&second.tags).cloned().collect();
            tags.sort();
            tags.dedup();
            Some(Entry {
                kind: EntryKind::Comparison,
                term_kind: "",
                id: format!("{a}-vs-{b}"),
                title: format!("{} vs {}", first.title, second.title),
                short: difference.clone(),
                tags,
                aliases: Vec::new(),
                hidden: vec![format!("{} vs {}", second.title, first.title)],
                text: difference.clone(),
                compares: Some((one, other)),
            })
        })
        .collect()
}

/// The texts of a document's front matter beside its title and summary, one after the other.
fn front_text(resolved: &ResolvedSite, view: &DocumentView<'_>) -> String {
    let site = &resolved.site;
    let id: &str = &view.id.id;
    let mut text = String::new();
    match view.id.kind {
        Kind::Term => {
            if let Some(term) = site.terms.get(id) {
                let front = &term.front;
                push(&mut text, &(&front.in_a_job_ad, &front.analogy, &front.ask, &front.versions, &front.flags));
                push(&mut text, &(&front.seen, &front.hear, &front.ask_the_team, &front.accept, &front.certificates));
                push(&mut text, &(glance(front), front.status.as_ref().map(|status| &status.note)));
            }
        }
        Kind::Role => push_front(&mut text, site.roles.get(id).map(|role| &role.front)),
        Kind::CheatSheet => push_front(&mut text, site.cheat_sheets.get(id).map(|sheet| &sheet.front)),
        Kind::QuestionBank => push_front(&mut text, site.question_banks.get(id).map(|bank| &bank.front)),
        Kind::Article | Kind::Page | Kind::Author => {}
    }
    text
}

/// What readers may look for in the facts at a glance: "open source", "made by Meta".
fn glance(front: &TermFront) -> (Option<&'static str>, Option<String>, Option<&'static str>) {
    let maker = front.maker.as_ref().map(|maker| format!("Made by {maker}"));
    (front.license.map(License::label), maker, front.status.as_ref().map(|status| status.trend.label()))
}

fn push_front(text: &mut String, front: Option<&impl Serialize>) {
    if let Some(front) = front {
        push(text, front);
    }
}

fn push(text: &mut String, texts: &impl Serialize) {
    if let Ok(value) = serde_json::to_value(texts) {
        push_value(text, &value);
    }
}

/// Fields that hold ids, dates and addresses, or stand elsewhere in the entry.
const NO_PROSE: [&str; 26] = [
    "title",
    "summary",
    "tags",
    "also_called",
    "uses",
    "terms",
    "term",
    "role",
    "paper",
    "level",
    "ramp_up",
    "supported_until",
    "search",
    "id",
    "progression",
    "salary",
    "version_matters",
    "archetypes",
    "chooser",
    "status",
    "range",
    "updated",
    "reviewed",
    "sources",
    "versions_of",
    "compare",
];

fn push_value(text: &mut String, value: &Value) {
    match value {
        Value::String(prose) => {
            text.push_str(prose);
            text.push_str(if prose.ends_with(['.', '?', '!']) { " " } else { ". " });
        }
        Value::Array(values) => values.iter().for_each(|value| push_value(text, value)),
        Value::Object(fields) => {
            let prose = fields.iter().filter(|(name, _)| !NO_PROSE.contains(&name.as_str()));
            prose.for_each(|(_, value)| push_value(text, value));
        }
        _ => {}
    }
}
