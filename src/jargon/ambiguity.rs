//! Whether a spelling that is also an everyday word means the term (JARGON-RULES, R7).

use std::collections::BTreeSet;
use std::ops::Range;

use super::fold::fold_char;
use super::reason::Reason;
use super::scan::{BORDER, Candidate, is_closing, is_opening, version_end};
use super::table::{Class, Table};

/// Whether a candidate counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Standing {
    /// It does, for this reason.
    Stands(Reason),
    /// Nothing proves it.
    Falls,
}

/// Judges the candidates of a block, in order.
pub(super) fn judge(table: &Table, text: &str, candidates: &[Candidate]) -> Vec<Standing> {
    let block = Block::new(text);
    let mut standings: Vec<Standing> =
        candidates.iter().map(|candidate| alone(table, &block, candidates, candidate)).collect();
    let joined: Vec<bool> = candidates
        .windows(2)
        .map(|pair| {
            let class = pair[0].spelling.map_or(Class::Weak, |number| table.spellings[number].class);
            let end = member_end(text, pair[0].extent, class);
            is_enumeration(&text[end.min(pair[1].range.start)..pair[1].range.start])
        })
        .collect();
    // A list stands or falls together: proof walks along it in both directions.
    for index in 1..candidates.len() {
        hand_on(&mut standings, &joined, index - 1, index, index - 1);
    }
    for index in (1..candidates.len()).rev() {
        hand_on(&mut standings, &joined, index, index - 1, index - 1);
    }
    standings
}

fn hand_on(standings: &mut [Standing], joined: &[bool], from: usize, to: usize, join: usize) {
    if joined[join] && standings[from] != Standing::Falls && standings[to] == Standing::Falls {
        standings[to] = Standing::Stands(Reason::Enumeration);
    }
}

/// Judges a candidate without its neighbours.
fn alone(table: &Table, block: &Block<'_>, all: &[Candidate], candidate: &Candidate) -> Standing {
    let Some(spelling) = candidate.spelling.map(|number| &table.spellings[number]) else { return Standing::Falls };
    match spelling.class {
        Class::Ordinary | Class::Form => return Standing::Stands(Reason::Spelling),
        Class::CaseSensitive => return Standing::Stands(Reason::ExactCase),
        Class::Misspelling => return Standing::Stands(Reason::Misspelling),
        Class::CommonWord if block.case_proves(&candidate.range) => return Standing::Stands(Reason::LetterCase),
        Class::CommonWord | Class::Weak => {}
    }
    let proof = block
        .cue_before(table, &candidate.range)
        .or_else(|| block.cue_after(table, candidate.extent, spelling.class))
        .or_else(|| block.context(&table.context[spelling.term], &candidate.range))
        .or_else(|| (all.len() == 1 && block.holds_only(&candidate.range, candidate.extent)).then_some(Reason::Alone));
    proof.map_or(Standing::Falls, Standing::Stands)
}

/// Where a member of a list ends: a version behind it belongs to it (`Go 1.22, R`). A single letter
/// with a number is more often a section or a grade.
pub(super) fn member_end(text: &str, extent: usize, class: Class) -> usize {
    let rest = &text[extent..];
    let Some(version) = rest.strip_prefix([' ', '\u{a0}']) else { return extent };
    let start = extent + rest.len() - version.len();
    let whole = |end: &usize| class != Class::Weak && !text[*end..].starts_with(char::is_alphanumeric);
    version_end(text, start).filter(whole).map_or(extent, |end| end + plus(&text[end..]))
}

/// The length of the plus that means `or newer`.
fn plus(rest: &str) -> usize {
    usize::from(rest.starts_with('+'))
}

/// Words after an everyday word that prove nothing at the start of a sentence: "Swift service".
const PLAIN: [&str; 4] = ["service", "deployment", "integration", "project"];

/// Whether a word after an everyday word proves nothing at the start of a sentence.
pub(super) fn is_plain(word: &str) -> bool {
    PLAIN.contains(&word.strip_suffix('s').unwrap_or(word))
}

/// Whether only list signs, `and`, `or` and white space lie between two candidates; white space
/// alone is no list.
fn is_enumeration(between: &str) -> bool {
    let is_sign = |c: char| matches!(c, ',' | '/' | ';' | '|' | '&' | '(' | ')' | '•' | '·');
    let mut signs = between.contains(is_sign);
    for word in between.split(|c: char| c.is_whitespace() || c == BORDER || is_sign(c)).filter(|word| !word.is_empty())
    {
        if !word.eq_ignore_ascii_case("and") && !word.eq_ignore_ascii_case("or") {
            return false;
        }
        signs = true;
    }
    signs
}

/// The longest cue of five words at most that ends a folded text as whole words.
pub(super) fn cue_at_end(before: &str, cues: &BTreeSet<String>) -> Option<String> {
    if !before.ends_with(' ') {
        return None;
    }
    let words: Vec<&str> = before.trim().split(' ').filter(|word| !word.is_empty()).collect();
    (words.len().saturating_sub(5)..words.len()).find_map(|first| {
        let phrase = words[first..].join(" ");
        let phrase = phrase.trim_start_matches(|c: char| !c.is_alphanumeric());
        cues.contains(phrase).then(|| phrase.to_owned())
    })
}

/// The word behind white space at the start of a text, in lower case; empty where there is none.
pub(super) fn word_after(text: &str) -> String {
    let rest = text.trim_start_matches(BORDER);
    let trimmed = rest.trim_start_matches(|c: char| c.is_whitespace() || c == BORDER);
    if trimmed.len() == rest.len() {
        return String::new();
    }
    trimmed.chars().take_while(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// A block of text and what its letter case tells.
pub(super) struct Block<'a> {
    text: &'a str,
    folded: String,
    is_upper: bool,
}

impl<'a> Block<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let folded = text.chars().filter(|c| *c != BORDER).map(fold_char).collect();
        let is_upper = text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase);
        Self { text, folded, is_upper }
    }

    /// Whether it is written in capitals.
    pub(super) const fn is_upper(&self) -> bool {
        self.is_upper
    }

    /// Whether letter case proves a word here: not at the start of a sentence, not in a title, not in capitals.
    pub(super) fn case_proves(&self, range: &Range<usize>) -> bool {
        !self.is_upper && !self.starts_sentence(range.start) && !self.is_title(range)
    }

    /// Whether a sentence starts here; opening signs, bullets and borders before the word are passed
    /// over, and so are signs that close a quotation or a bracket behind the full stop.
    fn starts_sentence(&self, at: usize) -> bool {
        let passed = |c: char| {
            is_opening(c) || is_closing(c) || matches!(c, '•' | '·' | '*' | '-' | '–' | '—' | '>' | '#') || c == BORDER
        };
        let mut space = false;
        for c in self.text[..at].chars().rev() {
            if c.is_whitespace() {
                space = true;
            } else if matches!(c, '.' | '!' | '?') {
                return space;
            } else if !passed(c) || (matches!(c, '-' | '–' | '—') && !self.is_bullet(at)) {
                return false;
            }
        }
        true
    }

    /// Whether nothing but signs and white space stands before a place on its line.
    fn is_bullet(&self, at: usize) -> bool {
        let line = self.text[..at].rsplit('\n').next().unwrap_or_default();
        !line.contains(char::is_alphanumeric)
    }

    /// Whether the block is written like a title: three words or more, and each other word of four
    /// or more letters capitalised; where there is none so long, each word.
    fn is_title(&self, range: &Range<usize>) -> bool {
        let mut words = 0;
        let mut long = 0;
        let mut small = false;
        let mut at = 0;
        for word in self.text.split(|c: char| c.is_whitespace() || c == BORDER) {
            let start = at;
            at += word.len() + self.text[at + word.len()..].chars().next().map_or(0, char::len_utf8);
            let letters: Vec<char> = word.chars().filter(|c| c.is_alphabetic()).collect();
            if letters.is_empty() {
                continue;
            }
            words += 1;
            let own = start < range.end && range.start < start + word.len();
            small |= !own && !letters[0].is_uppercase();
            if letters.len() >= 4 && !own {
                long += 1;
                if !letters[0].is_uppercase() {
                    return false;
                }
            }
        }
        words >= 3 && (long > 0 || !small)
    }

    fn cue_before(&self, table: &Table, range: &Range<usize>) -> Option<Reason> {
        let before: String = self.text[..range.start].chars().filter(|c| *c != BORDER).map(fold_char).collect();
        cue_at_end(&before, &table.cues.before).map(Reason::CueBefore)
    }

    fn cue_after(&self, table: &Table, end: usize, class: Class) -> Option<Reason> {
        let word = word_after(&self.text[end..]);
        let plain = class == Class::CommonWord && is_plain(&word);
        (!plain && table.cues.after.contains(&word)).then_some(Reason::CueAfter(word))
    }

    /// A word of the term's field elsewhere in the block, as a whole word, a plural `s` allowed.
    fn context(&self, words: &[String], range: &Range<usize>) -> Option<Reason> {
        if words.is_empty() {
            return None;
        }
        let own =
            self.text[..range.start].chars().filter(|c| *c != BORDER).map(|c| fold_char(c).len_utf8()).sum::<usize>();
        let own = own..own + self.text[range.clone()].chars().map(|c| fold_char(c).len_utf8()).sum::<usize>();
        let is_word = |c: char| c.is_alphanumeric() || c == '_';
        let found = words.iter().find(|word| {
            self.folded.match_indices(word.as_str()).any(|(at, _)| {
                let end = at + word.len();
                let tail = &self.folded[end..];
                let tail = tail.strip_prefix('s').filter(|rest| !rest.starts_with(is_word)).unwrap_or(tail);
                let apart = end <= own.start || own.end <= at;
                apart && !self.folded[..at].ends_with(is_word) && !tail.starts_with(is_word)
            })
        });
        found.map(|word| Reason::Context(word.clone()))
    }

    fn holds_only(&self, range: &Range<usize>, extent: usize) -> bool {
        let silent = |text: &str| !text.contains(char::is_alphanumeric);
        silent(&self.text[..range.start]) && silent(&self.text[extent..])
    }
}
