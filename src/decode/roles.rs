//! Which job a text describes: the roles whose terms and names it holds.

use std::collections::BTreeSet;

use super::table::{DecodeTable, RoleRow};
use super::{Need, RoleGuess, TermUse};
use crate::jargon::fold::fold;

/// How many roles are named at most.
const SHOWN: usize = 3;

/// The least score of a role that is named, and the least part of the best role's score, in percent.
const LEAST: u32 = 18;
const LEAST_PART: u32 = 45;

/// What a role's name counts, in percent of a clear case: near the top of a text, and elsewhere.
const NAME_ON_TOP: u32 = 70;
const NAME_BELOW: u32 = 15;

/// How far the top of a text goes, in characters.
const TOP: usize = 250;

/// How many must-have terms of its own a further role needs to be a job of its own.
const OWN_TERMS: usize = 3;

/// The least score of a role that is a job of its own: in a text that names a role near its top,
/// and in one that does not say what it is.
const OWN_SCORE: u32 = 60;
const OWN_SCORE_UNNAMED: u32 = 40;

/// The roles that a text resembles, best first, and those among them that are jobs of their own.
pub(super) fn guess(table: &DecodeTable, text: &str, terms: &[TermUse]) -> (Vec<RoleGuess>, Vec<usize>) {
    let names = names(table, text);
    let mut scored: Vec<(RoleGuess, Vec<usize>)> = Vec::new();
    for (number, role) in table.roles.iter().enumerate() {
        let (rank, evidence) = score(role, terms, names[number]);
        let score = rank.min(100);
        if score >= LEAST && (!evidence.is_empty() || names[number] > 0) && !terms.is_empty() {
            let id = role.id.clone();
            let shown = evidence.iter().take(6).map(|term| table.terms[*term].id.clone()).collect();
            scored.push((RoleGuess { role: id, score, evidence: shown, number, rank }, evidence));
        }
    }
    scored.sort_by(|(a, _), (b, _)| b.rank.cmp(&a.rank).then_with(|| a.number.cmp(&b.number)));
    let best = scored.first().map_or(0, |(guess, _)| guess.score);
    let named = names.contains(&NAME_ON_TOP);
    let jobs = jobs(table, &scored, if named { OWN_SCORE } else { OWN_SCORE_UNNAMED });
    scored.retain(|(guess, _)| guess.score * 100 >= best * LEAST_PART);
    (scored.into_iter().map(|(guess, _)| guess).take(SHOWN).collect(), jobs)
}

/// The score of a role in percent of a clear case, and the terms that speak for it, those that say
/// most first. Terms alone give 100 at most, so that of two clear cases the one that is named wins.
fn score(role: &RoleRow, terms: &[TermUse], name: u32) -> (u32, Vec<usize>) {
    let mut sum = 0;
    let mut evidence: Vec<(u32, usize)> = Vec::new();
    for used in terms {
        let Some((_, weight)) = role.weights.iter().find(|(term, _)| *term == used.number) else { continue };
        // What would only be nice to have says less about the job.
        let counts = if used.need == Need::Nice { weight / 2 } else { *weight };
        sum += counts;
        evidence.push((counts, used.number));
    }
    evidence.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    let score = (sum * 100 / role.norm).min(100) + name;
    (score, evidence.into_iter().map(|(_, term)| term).collect())
}

/// What the names of the roles in a text count, by the number of the role. Of names that overlap
/// the longest counts: a full-stack Python developer is no Python developer at large.
fn names(table: &DecodeTable, text: &str) -> Vec<u32> {
    let folded = fold(text);
    let mut hits: Vec<(usize, usize, usize)> = Vec::new();
    for (number, role) in table.roles.iter().enumerate() {
        for name in &role.names {
            for (at, _) in folded.match_indices(name.as_str()) {
                let tail = folded[at + name.len()..].trim_start_matches('s');
                if !folded[..at].ends_with(char::is_alphanumeric) && !tail.starts_with(char::is_alphanumeric) {
                    hits.push((at, name.len(), number));
                }
            }
        }
    }
    hits.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| b.1.cmp(&a.1)).then_with(|| a.2.cmp(&b.2)));
    let top = folded.char_indices().nth(TOP).map_or(folded.len(), |(at, _)| at);
    let mut counts = vec![0; table.roles.len()];
    let mut end = 0;
    let mut last = 0;
    for (at, length, number) in hits {
        // Two roles may share a name; both are meant then.
        if at < end && (at, length) != (last, end - last) {
            continue;
        }
        (last, end) = (at, at + length);
        counts[number] = counts[number].max(if at < top { NAME_ON_TOP } else { NAME_BELOW });
    }
    counts
}

/// The roles that are jobs of their own in one ad: each adds must-have terms that the ones before
/// it do not know.
fn jobs(table: &DecodeTable, scored: &[(RoleGuess, Vec<usize>)], least: u32) -> Vec<usize> {
    let mut known: BTreeSet<usize> = BTreeSet::new();
    let mut jobs = Vec::new();
    for (guess, evidence) in scored {
        let role = &table.roles[guess.number];
        let own = evidence.iter().filter(|term| role.must.contains(term) && !known.contains(term)).count();
        if jobs.is_empty() || (own >= OWN_TERMS && guess.score >= least) {
            jobs.push(guess.number);
            known.extend(role.weights.iter().map(|(term, _)| *term));
        }
    }
    if jobs.len() > 1 { jobs } else { Vec::new() }
}
