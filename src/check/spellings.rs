//! Other spellings of terms: words of the guide that are a term's name but for a separator or one letter, and that no
//! alias covers, so that nothing links them.

use std::collections::{BTreeMap, BTreeSet};

use super::glossary::WORDS;
use super::unknown::running_text;
use crate::diagnostics::nearest::is_one_edit;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::jargon::looks::is_word_letter;
use crate::model::{DocumentView, TermFront, TermId, TermKind};
use crate::resolve::ResolvedSite;
use crate::resolve::labels::fold;
use crate::search::words::squash;
use crate::source::Span;

/// Shorter keys are other words too often: `net` is no `.NET`.
const SHORTEST_KEY: usize = 4;
/// Shorter names are one letter away from other words too often.
const SHORTEST_NAME: usize = 8;

/// What counts as a spelling, and what is near to one.
#[derive(Debug, Default)]
struct Spellings<'a> {
    /// Every spelling that is declared somewhere, folded.
    declared: BTreeSet<String>,
    /// The terms by the key of each of their spellings.
    by_key: BTreeMap<String, (&'a TermId, &'a TermFront)>,
    /// Long single words that are names of products, folded, with the spelling that is meant.
    names: BTreeMap<String, (&'a TermId, &'a str)>,
}

/// A word or two words of a text, and where they stand in its file.
#[derive(Debug)]
struct Use<'a> {
    text: &'a str,
    start: usize,
    is_pair: bool,
}

pub(super) fn check(resolved: &ResolvedSite, found: &mut Diagnostics) {
    let spellings = Spellings::of(resolved);
    let mut told = BTreeSet::new();
    for document in resolved.site.documents() {
        for (text, offset) in running_text(resolved, &document) {
            for candidate in uses(&text, offset) {
                let folded = fold(candidate.text);
                if told.contains(&folded) || spellings.declared.contains(&folded) {
                    continue;
                }
                if let Some((id, name)) = spellings.meant(&candidate, &folded) {
                    found.push(finding(&document, &candidate, id, name));
                    told.insert(folded);
                }
            }
        }
    }
}

fn finding(document: &DocumentView<'_>, candidate: &Use<'_>, id: &TermId, name: &str) -> Diagnostic {
    let span = Span::new(document.file, candidate.start..candidate.start + candidate.text.len());
    let written = candidate.text.replace('\n', " ");
    Diagnostic::warning("missing-alias", span, format!("`{written}` is not among the spellings of `{name}`"))
        .hint(format!("write `{name}`, or add `{written}` to the `aliases` of `{id}`"))
}

impl<'a> Spellings<'a> {
    fn of(resolved: &'a ResolvedSite) -> Self {
        let mut all = Self::default();
        let table = &resolved.jargon;
        all.declared.extend(table.spellings.iter().map(|spelling| fold(&spelling.text)));
        all.declared.extend(table.excludes.iter().cloned());
        for role in resolved.site.roles.values() {
            all.declared
                .extend(std::iter::once(&role.front.title).chain(&role.front.also_called).map(|name| fold(name)));
        }
        for (id, term) in &resolved.site.terms {
            for spelling in std::iter::once(&term.front.term).chain(&term.front.aliases) {
                let key = squash(spelling);
                if key.chars().count() >= SHORTEST_KEY {
                    all.by_key.entry(key).or_insert((id, &term.front));
                }
                let is_word = spelling.chars().all(char::is_alphabetic) && spelling.starts_with(char::is_uppercase);
                if is_word && spelling.chars().count() >= SHORTEST_NAME && !term.front.kind.is_idea() {
                    all.names.entry(fold(spelling)).or_insert((id, spelling));
                }
            }
        }
        all
    }

    /// The term that the words mean, though they are none of its spellings.
    fn meant(&self, candidate: &Use<'_>, folded: &str) -> Option<(&'a TermId, &'a str)> {
        if WORDS.contains(folded) {
            return None;
        }
        if let Some((id, front)) = self.by_key.get(&squash(candidate.text)) {
            let counts = !candidate.is_pair || is_name(candidate.text, front.kind);
            return counts.then_some((*id, &*front.term));
        }
        let is_long = candidate.text.chars().count() >= SHORTEST_NAME;
        if candidate.is_pair || !is_long || !candidate.text.starts_with(char::is_uppercase) {
            return None;
        }
        self.names.iter().find(|(name, _)| is_one_edit(folded, name)).map(|(_, meant)| *meant)
    }
}

/// Whether two words stand for a name: a capital behind the first letter says so, and for products a part that is
/// no English word.
fn is_name(pair: &str, kind: TermKind) -> bool {
    let is_english = |part: &str| WORDS.contains(part.to_lowercase().as_str());
    pair.chars().skip(1).any(char::is_uppercase)
        || !kind.is_idea() && !pair.split(|c: char| !is_word_letter(c)).all(is_english)
}

/// Every word of a text and every two neighbours; parts of addresses and of dotted names are left out.
fn uses(text: &str, offset: usize) -> Vec<Use<'_>> {
    let is_letter = |c: char| c.is_alphanumeric() || is_word_letter(c);
    let mut words: Vec<(usize, usize)> = Vec::new();
    for (at, c) in text.char_indices().filter(|(_, c)| is_letter(*c)) {
        match words.last_mut() {
            Some((_, end)) if *end == at => *end = at + c.len_utf8(),
            _ => words.push((at, at + c.len_utf8())),
        }
    }
    let pairs = words.windows(2).map(|pair| (pair[0].0, pair[1].1, &text[pair[0].1..pair[1].0]));
    let pairs = pairs.filter(|(_, _, between)| matches!(*between, " " | "-" | "." | "/" | "\n" | "\u{a0}"));
    let pairs = pairs.map(|(start, end, _)| (start, end, true));
    let all = words.iter().map(|(start, end)| (*start, *end, false)).chain(pairs);
    let mut all: Vec<_> = all.filter(|(start, end, _)| stands_alone(text, *start, *end)).collect();
    all.sort_unstable();
    all.into_iter()
        .map(|(start, end, is_pair)| Use { text: &text[start..end], start: offset + start, is_pair })
        .collect()
}

/// Whether no dot, slash or other sign ties the words to what is beside them.
fn stands_alone(text: &str, start: usize, end: usize) -> bool {
    const TIES: [char; 6] = ['.', '/', '@', '_', ':', '\\'];
    let mut after = text[end..].chars();
    let tied = after.next().is_some_and(|sign| TIES.contains(&sign)) && after.next().is_some_and(char::is_alphanumeric);
    !tied && !text[..start].ends_with(TIES)
}

#[cfg(test)]
mod tests {
    use super::uses;

    #[test]
    fn words_and_neighbours_stand_alone() {
        let found: Vec<_> = uses("Py Torch, nodejs.org and a.b", 0).iter().map(|found| found.text.to_owned()).collect();
        assert_eq!(found, ["Py", "Py Torch", "Torch", "nodejs.org", "and", "a.b"]);
    }
}
