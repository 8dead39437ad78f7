//! Finds the terms of a text that readers paste: nobody says that it is technical (JARGON-RULES, R14 to R17).
//!
//! The same as `static/jargon.js`; `tests/js/decode.test.mjs` demands equal answers.

use std::ops::Range;

use super::blocks::{self, addresses};
use super::clean::Clean;
use super::fold::{Folded, fold_char};
use super::judge::{self, Evidence, Line};
use super::reason::Reason;
use super::scan::{char_after, is_phrase, same_case, starts_token, version_end};
use super::table::{Class, Pattern, Table};
use crate::model::TermId;

/// A term found in a pasted text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// Where it stands, in bytes of the text.
    pub range: Range<usize>,
    /// The term.
    pub term: TermId,
    /// Other terms of the same label that the text does not tell from it.
    pub others: Vec<TermId>,
    /// Why the words count.
    pub reason: Reason,
}

/// A spelling at a place where it may stand.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    pub(super) range: Range<usize>,
    /// Where a version attached to it ends.
    pub(super) extent: usize,
    /// Its number in the table.
    pub(super) spelling: usize,
    /// The spellings of other terms that fit as well.
    pub(super) others: Vec<usize>,
    /// Whether it is written as its class demands.
    pub(super) cased: bool,
    /// Whether nothing speaks against it but that other trades may have it.
    pub(super) doubtful: bool,
    suppressed: bool,
}

impl Table {
    /// Finds the terms of a text whose field is not known, misspellings and forms included.
    #[must_use]
    pub fn scan(&self, text: &str) -> Vec<Match> {
        let clean = Clean::new(text, &self.words);
        let parts = blocks::of_plain_text(&clean.text);
        let lines: Vec<Line<'_>> = parts
            .iter()
            .map(|part| {
                let own = &clean.text[part.range.clone()];
                Line::new(own, part.bullet, part.section, self.foreign_candidates(own))
            })
            .collect();
        let evidence = Evidence::of(self, &lines, &clean.text);
        let mut matches = Vec::new();
        for (number, (line, part)) in lines.iter().zip(&parts).enumerate() {
            let reasons = judge::judge(self, &lines, number, &evidence);
            for (candidate, reason) in line.candidates.iter().zip(reasons) {
                let Some(reason) = reason else { continue };
                let range = part.range.start + candidate.range.start..part.range.start + candidate.range.end;
                let mut terms = self.meant(candidate, line, &evidence).into_iter();
                let Some(term) = terms.next() else { continue };
                matches.push(Match { range: clean.original(&range), term, others: terms.collect(), reason });
            }
        }
        matches
    }

    /// Every candidate that may stand where it is: leftmost, then longest (R6).
    fn foreign_candidates(&self, text: &str) -> Vec<Candidate> {
        let Some(automaton) = &self.automaton else { return Vec::new() };
        let folded = Folded::new(text);
        let opaque = addresses(text);
        let mut all: Vec<(Range<usize>, Option<Candidate>)> = Vec::new();
        for hit in automaton.find_overlapping_iter(&folded.text) {
            if !folded.text.is_char_boundary(hit.start()) || !folded.text.is_char_boundary(hit.end()) {
                continue;
            }
            let range = folded.original(hit.start())..folded.original(hit.end());
            if opaque.iter().any(|other| other.start < range.end && range.start < other.end) {
                continue;
            }
            let pattern = &self.patterns[hit.pattern().as_usize()];
            if (pattern.excluded || pattern.longer) && is_phrase(text, &range) {
                all.push((range.clone(), None));
            }
            if let Some(candidate) = self.candidate_at(text, pattern, &range) {
                all.push((range, Some(candidate)));
            }
        }
        all.sort_by_key(|(range, candidate)| (range.start, std::cmp::Reverse(range.end), candidate.is_some()));
        let mut end = 0;
        let mut chosen = Vec::new();
        for (range, candidate) in all {
            if range.start >= end {
                end = range.end;
                chosen.extend(candidate.filter(|candidate| !candidate.suppressed));
            }
        }
        chosen
    }

    /// What a pattern is at a place: the first spelling that fits it, with those of other terms that fit as well.
    fn candidate_at(&self, text: &str, pattern: &Pattern, range: &Range<usize>) -> Option<Candidate> {
        let shown = &text[range.clone()];
        let mut best: Option<Candidate> = None;
        for number in &pattern.spellings {
            let own = &self.spellings[*number];
            let any_case = matches!(own.class, Class::Ordinary | Class::Misspelling | Class::Form);
            let exact = same_case(shown, &own.text);
            let cased = any_case || own.is_loose || exact;
            if best
                .as_ref()
                .is_some_and(|best| !cased || (best.cased && self.spellings[best.spelling].term == own.term))
            {
                continue;
            }
            let Some(backslash) = starts_token(text, range, own.class) else { continue };
            let Some(extent) = self.token_end(text, range, own.class) else { continue };
            match &mut best {
                Some(best) if best.cased && cased => best.others.push(*number),
                _ => {
                    // Some names are everyday words in lower case only; a careless capital is no proof.
                    let doubtful = own.is_shared || (!any_case && cased && !exact) || (own.is_proud && !exact);
                    best = Some(Candidate {
                        range: range.clone(),
                        extent,
                        spelling: *number,
                        others: Vec::new(),
                        cased,
                        doubtful,
                        suppressed: backslash.is_some(),
                    });
                }
            }
        }
        best
    }

    /// Where a spelling with its version ends, if it is a whole token.
    fn token_end(&self, text: &str, range: &Range<usize>, class: Class) -> Option<usize> {
        if ends_token(text, range.end) {
            let hyphen = text[range.end..].strip_prefix(['-', '\u{2011}']);
            let blocked = class.is_ambiguous() && hyphen.is_some_and(|rest| !self.has_suffix(rest));
            return (!blocked).then_some(range.end);
        }
        let takes_version = class != Class::Weak && !text[range.clone()].ends_with(|c: char| c.is_ascii_digit());
        let version = version_end(text, range.end).filter(|_| takes_version)?;
        let version = version + usize::from(text[version..].starts_with('+'));
        ends_token(text, version).then_some(version)
    }

    /// Which of several terms with one label is meant, first: the one whose field the text names most; then those that
    /// it names as often.
    fn meant(&self, candidate: &Candidate, line: &Line<'_>, evidence: &Evidence) -> Vec<TermId> {
        let first = self.spellings[candidate.spelling].term;
        if candidate.others.is_empty() {
            return vec![self.terms[first].clone()];
        }
        let all = candidate.others.iter().map(|number| self.spellings[*number].term);
        let ranked: Vec<(usize, usize)> = std::iter::once(first)
            .chain(all)
            .map(|term| {
                let near = |word: &String| 4 * usize::from(holds(&line.folded, word));
                let far = |word: &String| usize::from(holds(&evidence.whole, word));
                (term, self.context[term].iter().map(|word| near(word) + far(word)).sum())
            })
            .collect();
        let best = ranked.iter().map(|(_, count)| *count).max().unwrap_or_default();
        let mut meant: Vec<TermId> = Vec::new();
        for (term, _) in ranked.iter().filter(|(_, count)| *count == best) {
            if !meant.contains(&self.terms[*term]) {
                meant.push(self.terms[*term].clone());
            }
        }
        meant
    }
}

/// Whether a token may end at a place; here a plus between two names parts them.
fn ends_token(text: &str, at: usize) -> bool {
    let Some((c, end)) = char_after(text, at) else { return true };
    let next = || char_after(text, end).map(|(next, _)| next);
    match c {
        '+' => next().is_some_and(char::is_alphabetic),
        '_' | '#' | '\u{300}'..='\u{36f}' => false,
        '.' | '@' | '&' => !next().is_some_and(char::is_alphanumeric),
        '/' => !next().is_some_and(char::is_numeric),
        c => !c.is_alphanumeric(),
    }
}

/// Whether a folded text holds a phrase as whole words; a plural `s` is allowed.
pub(super) fn holds(folded: &str, phrase: &str) -> bool {
    folded.match_indices(phrase).any(|(at, _)| {
        let tail = &folded[at + phrase.len()..];
        let tail = tail.strip_prefix('s').unwrap_or(tail);
        !folded[..at].ends_with(char::is_alphanumeric) && !tail.starts_with(char::is_alphanumeric)
    })
}

/// A text folded as it is, its ends too.
pub(super) fn fold_all(text: &str) -> String {
    text.chars().map(fold_char).collect()
}
