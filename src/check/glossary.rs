//! Lints of single terms: length, reading grade, circles, names, dates.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::{at_field, grade};
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::model::{Date, DocumentId, Kind, Term, TermId};
use crate::resolve::ResolvedSite;
use crate::resolve::labels::fold;

pub(super) fn check(resolved: &ResolvedSite, today: Date, found: &mut Diagnostics) {
    for (id, term) in &resolved.site.terms {
        short(resolved, term, found);
        names(term, found);
        exclusions(resolved, term, found);
        review(resolved, term, today, found);
        let mentioned = resolved.mentions().get(&DocumentId::new(Kind::Term, id.as_str()));
        if mentioned.is_none() {
            let message = format!("no other page mentions `{}`", term.front.term);
            found.push(
                at_field(&term.file, &term.body.source, "term", "never-linked", message)
                    .hint("name it where it belongs, or add the spelling that the guide uses to `aliases`"),
            );
        }
    }
    circles(resolved, found);
    for (id, role) in &resolved.site.roles {
        if let Some(stale) = stale(resolved, role.front.reviewed, today) {
            let message = format!("the role `{id}` was last reviewed {stale} days ago");
            found.push(review_finding(&role.file, &role.body.source, message));
        }
    }
}

fn short(resolved: &ResolvedSite, term: &Term, found: &mut Diagnostics) {
    let limits = &resolved.site.config.limits;
    let text = &term.front.short;
    let length = text.chars().count();
    if length > limits.short_length {
        let message = format!("`short` has {length} characters; {} are allowed", limits.short_length);
        found.push(
            at_field(&term.file, &term.body.source, "short", "long-short", message)
                .hint("keep one plain sentence; the body has room for the rest"),
        );
    }
    let grade = grade(text);
    if grade > limits.reading_grade {
        let message = format!("`short` needs reading grade {grade:.1}; {} is allowed", limits.reading_grade);
        found.push(
            at_field(&term.file, &term.body.source, "short", "hard-short", message)
                .hint("use shorter words and a shorter sentence"),
        );
    }
}

/// Exclusions that take away what ads say: a spelling of the term behind words such as `knowledge of`.
fn exclusions(resolved: &ResolvedSite, term: &Term, found: &mut Diagnostics) {
    let cues = &resolved.jargon.cues;
    let names: BTreeSet<String> = term.front.names().map(|name| fold(name)).collect();
    for (index, phrase) in term.front.exclude.iter().enumerate() {
        let folded = fold(phrase);
        let eats = names.iter().any(|name| {
            let before = folded.strip_suffix(name.as_str()).and_then(|rest| rest.strip_suffix(' '));
            before.is_some_and(|cue| cues.before.contains(cue))
        });
        if eats {
            let message = format!("`{phrase}` is how ads ask for `{}`; excluded, it is never found", term.front.term);
            let field = format!("exclude[{index}]");
            found.push(
                at_field(&term.file, &term.body.source, &field, "eager-exclusion", message)
                    .hint("exclude the longer phrase that means something else"),
            );
        }
    }
}

/// Ordinary English words, one a line, lower case.
pub(super) static WORDS: LazyLock<BTreeSet<&str>> = LazyLock::new(|| include_str!("words.txt").lines().collect());

fn names(term: &Term, found: &mut Diagnostics) {
    let front = &term.front;
    let declared = |spelling: &String| {
        front.common_word.contains(spelling) || front.weak.contains(spelling) || front.case_sensitive.contains(spelling)
    };
    let aliases = front.aliases.iter().enumerate().map(|(index, alias)| (format!("aliases[{index}]"), alias));
    for (field, spelling) in std::iter::once(("term".to_owned(), &front.term)).chain(aliases) {
        if WORDS.contains(spelling.to_lowercase().as_str()) && !declared(spelling) {
            let message = format!("`{spelling}` is an English word and is not declared ambiguous");
            found
                .push(at_field(&term.file, &term.body.source, &field, "undeclared-word", message).hint(format!(
                    "add `common_word: [{spelling}]`, or `weak: [{spelling}]` if it always needs proof"
                )));
        }
    }
    if front.aliases.is_empty() && front.misspellings.is_empty() && front.term.contains(['-', '.', '/', ' ']) {
        let message = format!("`{}` is found by its exact name alone", front.term);
        found.push(
            at_field(&term.file, &term.body.source, "term", "no-alias", message)
                .hint("add the spellings that job ads use: joined, spaced, short, long"),
        );
    }
}

/// For how many days more than allowed a date has stood, counted from the day itself.
fn stale(resolved: &ResolvedSite, reviewed: Option<Date>, today: Date) -> Option<i32> {
    let days = (today.0 - reviewed?.0).get_days();
    let limit = i32::try_from(resolved.site.config.limits.review_days).unwrap_or(i32::MAX);
    (days > limit).then_some(days)
}

fn review(resolved: &ResolvedSite, term: &Term, today: Date, found: &mut Diagnostics) {
    if let Some(days) = stale(resolved, term.front.reviewed, today) {
        let message = format!("`{}` was last reviewed {days} days ago", term.front.term);
        found.push(review_finding(&term.file, &term.body.source, message));
    }
}

fn review_finding(file: &crate::source::FilePath, text: &str, message: String) -> Diagnostic {
    at_field(file, text, "reviewed", "stale-review", message).hint("read it again, mend it, and write today's date")
}

/// Pairs of terms whose short definitions each name the other.
fn circles(resolved: &ResolvedSite, found: &mut Diagnostics) {
    let names: BTreeMap<&TermId, Vec<String>> = resolved
        .site
        .terms
        .iter()
        .map(|(id, term)| {
            let spellings = std::iter::once(&term.front.term).chain(&term.front.aliases);
            (id, spellings.map(|spelling| fold(spelling)).collect())
        })
        .collect();
    let shorts: BTreeMap<&TermId, BTreeSet<TermId>> = resolved
        .site
        .terms
        .iter()
        .map(|(id, term)| {
            let named = resolved.jargon.scan_own(&term.front.short).into_iter().map(|found| found.term);
            (id, named.filter(|other| other != id).collect())
        })
        .collect();
    for (id, named) in &shorts {
        for other in named.iter().filter(|other| *other > *id) {
            let back = shorts.get(other).is_some_and(|back| back.contains(*id));
            if !back || !names.contains_key(other) {
                continue;
            }
            let (term, second) = (&resolved.site.terms[*id], &resolved.site.terms[other]);
            let message = format!("`{}` and `{}` explain each other by each other", term.front.term, second.front.term);
            let place = crate::parse::locate_span(&second.file, &second.body.source, "short");
            found.push(
                at_field(&term.file, &term.body.source, "short", "circular-short", message)
                    .label(place, "and back again")
                    .hint("explain one of them without the other"),
            );
        }
    }
}
