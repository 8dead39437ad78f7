//! The guide at a glance for an editor-in-chief: what each entry lacks, what is thin, what is old.

use serde::Serialize;

use super::answers::{self, Quality, words};
use crate::model::term::VersionStatus;
use crate::model::{Date, Term, TermKind};
use crate::resolve::ResolvedSite;

/// The least words of a body that stands alone.
const BODY_WORDS: usize = 120;

/// What one entry of the glossary has and lacks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EntryReport {
    /// Its id.
    pub id: String,
    /// Its file, from the guide's root.
    pub file: String,
    /// What it is.
    pub kind: &'static str,
    /// What a whole entry of its kind has and this one has not, by the names of the fields.
    pub lacks: Vec<&'static str>,
    /// Fields whose texts are too short to judge by.
    pub thin: Vec<String>,
    /// How many words its body has.
    pub words: usize,
    /// How many sources it names.
    pub sources: usize,
    /// The day on which a person last read it against its sources.
    pub reviewed: Option<String>,
    /// How many days ago that was.
    pub days: Option<i32>,
    /// How many pages mention it.
    pub mentions: usize,
}

impl EntryReport {
    /// How many things are missing or thin.
    #[must_use]
    pub fn gaps(&self) -> usize {
        self.lacks.len() + self.thin.len()
    }
}

/// The order of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// Those with the most gaps first.
    Gaps,
    /// By id.
    Name,
    /// Those never reviewed first, then the oldest.
    Reviewed,
    /// The shortest bodies first.
    Words,
    /// Those that most pages mention first.
    Mentions,
}

/// Reports every entry of the glossary.
#[must_use]
pub fn report(resolved: &ResolvedSite, today: Date, order: Order) -> Vec<EntryReport> {
    let mut entries: Vec<_> =
        resolved.site.terms.iter().map(|(id, term)| entry(resolved, id.as_str(), term, today)).collect();
    match order {
        Order::Gaps => entries.sort_by_key(|entry| std::cmp::Reverse(entry.gaps())),
        Order::Name => {}
        Order::Reviewed => entries.sort_by(|one, other| one.reviewed.cmp(&other.reviewed)),
        Order::Words => entries.sort_by_key(|entry| entry.words),
        Order::Mentions => entries.sort_by_key(|entry| std::cmp::Reverse(entry.mentions)),
    }
    entries
}

fn entry(resolved: &ResolvedSite, id: &str, term: &Term, today: Date) -> EntryReport {
    let front = &term.front;
    let limits = &resolved.site.config.limits;
    let mut thin = Vec::new();
    answers::of_term(front, |field, quality, text| {
        let least = if quality == Quality::Good { limits.good_answer_words } else { limits.weak_answer_words };
        if words(text) < least {
            thin.push(field);
        }
    });
    if term.body.outline.words < BODY_WORDS {
        thin.push("body".to_owned());
    }
    let document = crate::model::DocumentId::new(crate::model::Kind::Term, id);
    EntryReport {
        id: id.to_owned(),
        file: term.file.to_string(),
        kind: front.kind.slug(),
        lacks: lacks(term),
        thin,
        words: term.body.outline.words,
        sources: front.sources.len(),
        reviewed: front.reviewed.map(|day| day.to_string()),
        days: front.reviewed.map(|day| (today.0 - day.0).get_days()),
        mentions: resolved.mentions().get(&document).map_or(0, |by| by.total),
    }
}

/// The fields of a whole entry that this one leaves empty.
fn lacks(term: &Term) -> Vec<&'static str> {
    let front = &term.front;
    let product = !front.kind.is_idea();
    let made = product && front.kind != TermKind::Company;
    let questions = front.ask.len();
    let fields = [
        (product && front.maker.is_none() && front.license.is_none(), "maker"),
        (made && front.license.is_none(), "license"),
        (made && front.since.is_none(), "since"),
        (made && front.status.is_none(), "status"),
        (made && front.accept.is_empty(), "accept"),
        (front.in_a_job_ad.is_none() && front.seen.is_none(), "in_a_job_ad"),
        (front.seen.is_none(), "seen"),
        (questions < 2, "ask"),
        (questions > 0 && front.ask.iter().all(|asked| asked.hear.is_empty()), "ask.hear"),
        (made && front.ask_the_team.is_empty(), "ask_the_team"),
        (front.hear.is_empty(), "hear"),
        (!front.versions.is_empty() && !has_current(term), "versions"),
        (front.flags.is_empty(), "flags"),
        (front.sources.is_empty(), "sources"),
        (front.reviewed.is_none(), "reviewed"),
    ];
    fields.into_iter().filter(|(missing, _)| *missing).map(|(_, name)| name).collect()
}

fn has_current(term: &Term) -> bool {
    term.front.versions.iter().any(|version| version.status == VersionStatus::Modern)
}

/// The report as one JSON array.
#[must_use]
pub fn json(entries: &[EntryReport]) -> String {
    serde_json::to_string_pretty(entries).expect("reports hold only text and numbers") + "\n"
}

/// The report as lines for a terminal, with totals at the end.
#[must_use]
pub fn text(entries: &[EntryReport]) -> String {
    let width = entries.iter().map(|entry| entry.id.len()).max().unwrap_or_default();
    let mut out = String::new();
    for entry in entries {
        let reviewed = entry.reviewed.as_deref().unwrap_or("never");
        let mut notes = Vec::new();
        if !entry.lacks.is_empty() {
            notes.push(format!("lacks {}", entry.lacks.join(", ")));
        }
        if !entry.thin.is_empty() {
            notes.push(format!("thin: {}", entry.thin.join(", ")));
        }
        out.push_str(&format!(
            "{:width$}  {:>3} words  {:>2} sources  reviewed {reviewed:<10}  {}\n",
            entry.id,
            entry.words,
            entry.sources,
            notes.join("; ")
        ));
    }
    let whole = entries.iter().filter(|entry| entry.gaps() == 0).count();
    out.push_str(&format!("{} entries, {whole} of them whole\n", entries.len()));
    for field in FIELDS {
        let count = entries.iter().filter(|entry| entry.lacks.contains(&field)).count();
        if count > 0 {
            out.push_str(&format!("  {count:>4} lack {field}\n"));
        }
    }
    let thin = entries.iter().filter(|entry| !entry.thin.is_empty()).count();
    if thin > 0 {
        out.push_str(&format!("  {thin:>4} are thin\n"));
    }
    out
}

/// The fields that a report counts, in the order of an entry.
const FIELDS: [&str; 15] = [
    "maker",
    "license",
    "since",
    "status",
    "accept",
    "in_a_job_ad",
    "seen",
    "ask",
    "ask.hear",
    "ask_the_team",
    "hear",
    "versions",
    "flags",
    "sources",
    "reviewed",
];
