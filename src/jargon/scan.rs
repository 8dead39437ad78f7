//! Finds the terms of one block of text: candidates, boundaries, overlaps, proof.

use std::ops::Range;

use super::ambiguity::{self, Standing};
use super::fold::Folded;
use super::reason::Reason;
use super::table::{Class, Table};

/// The border of an inline element in a block's text; no author writes this character.
pub const BORDER: char = '\u{1}';

/// A term found in a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Where it stands, in bytes of the block's text.
    pub range: Range<usize>,
    /// Where a version attached to it ends; the end of `range` where there is none.
    pub extent: usize,
    /// The spelling, by its number in the table.
    pub spelling: usize,
    /// Why it counts.
    pub reason: Reason,
}

/// What the scan of a block gives.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scan {
    /// The terms, in order, without overlaps.
    pub found: Vec<Found>,
    /// Backslashes that suppressed a spelling, in bytes of the block's text.
    pub suppressed: Vec<usize>,
}

/// A spelling, or a phrase that means something else, at a place where it may stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Candidate {
    pub(super) range: Range<usize>,
    pub(super) extent: usize,
    /// The spelling; none for a phrase that means something else.
    pub(super) spelling: Option<usize>,
    /// The backslash before it, if one suppresses it.
    backslash: Option<usize>,
}

impl Table {
    /// Finds the terms of one block. `opaque` are ranges whose words are no words of the text:
    /// addresses; nothing is found in them.
    #[must_use]
    pub fn scan_block(&self, text: &str, opaque: &[Range<usize>]) -> Scan {
        let candidates = self.candidates(text, opaque);
        let mut scan = Scan::default();
        let mut chosen = Vec::new();
        for candidate in candidates {
            match candidate.backslash {
                Some(at) => scan.suppressed.push(at),
                None if candidate.spelling.is_some() => chosen.push(candidate),
                None => {}
            }
        }
        let standings = ambiguity::judge(self, text, &chosen);
        for (candidate, standing) in chosen.into_iter().zip(standings) {
            if let (Standing::Stands(reason), Some(spelling)) = (standing, candidate.spelling) {
                scan.found.push(Found { range: candidate.range, extent: candidate.extent, spelling, reason });
            }
        }
        scan
    }

    /// Every candidate that may stand where it is; leftmost, then longest (R6).
    fn candidates(&self, text: &str, opaque: &[Range<usize>]) -> Vec<Candidate> {
        let Some(automaton) = &self.automaton else { return Vec::new() };
        let folded = Folded::new(text);
        let mut all = Vec::new();
        for hit in automaton.find_overlapping_iter(&folded.text) {
            if !folded.text.is_char_boundary(hit.start()) || !folded.text.is_char_boundary(hit.end()) {
                continue;
            }
            let range = folded.original(hit.start())..folded.original(hit.end());
            if opaque.iter().any(|other| other.start < range.end && range.start < other.end) {
                continue;
            }
            let pattern = &self.patterns[hit.pattern().as_usize()];
            if pattern.excluded && is_phrase(text, &range) {
                all.push(Candidate { extent: range.end, range: range.clone(), spelling: None, backslash: None });
            }
            let spelling = pattern.spellings.iter().find_map(|number| {
                let spelling = &self.spellings[*number];
                let counts = match spelling.class {
                    Class::Ordinary => true,
                    Class::Misspelling | Class::Form => false,
                    _ => same_case(&text[range.clone()], &spelling.text),
                };
                let placed = if counts { self.boundaries(text, &range, spelling.class) } else { None };
                placed.map(|(extent, backslash)| (*number, extent, backslash))
            });
            if let Some((number, extent, backslash)) = spelling {
                all.push(Candidate { range, extent, spelling: Some(number), backslash });
            }
        }
        all.sort_by(|a, b| {
            let key = |c: &Candidate| (c.range.start, std::cmp::Reverse(c.range.end), c.spelling.is_some());
            key(a).cmp(&key(b))
        });
        let mut end = 0;
        all.retain(|candidate| {
            let free = candidate.range.start >= end;
            if free {
                end = candidate.range.end;
            }
            free
        });
        all
    }

    /// Where a version behind a spelling ends, and the backslash that suppresses it, if the
    /// spelling is a whole token at `range` (R3, R4).
    fn boundaries(&self, text: &str, range: &Range<usize>, class: Class) -> Option<(usize, Option<usize>)> {
        let backslash = starts_token(text, range, class)?;
        let spelled = &text[range.clone()];
        if after(text, range.end) {
            let hyphen = text[range.end..].strip_prefix(['-', '\u{2011}']);
            let blocked = class.is_ambiguous() && hyphen.is_some_and(|rest| !self.has_suffix(rest));
            return (!blocked).then_some((range.end, backslash));
        }
        let may_have_version = !class.is_ambiguous() && !spelled.ends_with(|c: char| c.is_ascii_digit());
        let version = version_end(text, range.end).filter(|_| may_have_version)?;
        // `Java17+`: that version or a newer one.
        let version = version + usize::from(text[version..].starts_with('+'));
        after(text, version).then_some((version, backslash))
    }

    /// Whether a text starts with one of the endings that may follow a hyphen.
    pub(super) fn has_suffix(&self, rest: &str) -> bool {
        let word: String = rest.chars().take_while(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect();
        self.cues.suffixes.contains(&word)
    }
}

/// Whether two texts are the same but for the kind of separator.
pub(super) fn same_case(found: &str, spelling: &str) -> bool {
    use super::fold::is_separator;
    let mut letters = spelling.chars();
    found.chars().all(|c| letters.next().is_some_and(|other| c == other || (is_separator(c) && is_separator(other))))
        && letters.next().is_none()
}

/// The last character before a place, borders of inline elements passed over.
pub(super) fn char_before(text: &str, at: usize) -> Option<char> {
    text[..at].chars().rev().find(|c| *c != BORDER)
}

/// The first character from a place on, and where it ends, borders passed over.
pub(super) fn char_after(text: &str, at: usize) -> Option<(char, usize)> {
    let (offset, c) = text[at..].char_indices().find(|(_, c)| *c != BORDER)?;
    Some((c, at + offset + c.len_utf8()))
}

/// Whether a token may start here; with the backslash that suppresses it, if there is one.
#[expect(clippy::option_option, reason = "no token, a token, a suppressed token")]
pub(super) fn starts_token(text: &str, range: &Range<usize>, class: Class) -> Option<Option<usize>> {
    let starts_with_dot = text[range.clone()].starts_with('.');
    match char_before(text, range.start) {
        None => Some(None),
        Some('\\') => {
            let at = text[..range.start].rfind('\\')?;
            let free = text[..at].chars().next_back().is_none_or(|c| c.is_whitespace() || is_opening(c) || c == BORDER);
            free.then_some(Some(at))
        }
        Some(c) if c.is_alphanumeric() => None,
        Some('_' | '.' | '@' | '#' | '$') if !starts_with_dot => None,
        // A hyphen that starts the block is a bullet.
        Some('-' | '\u{2011}') if class.is_ambiguous() && has_word(&text[..range.start]) => None,
        Some(_) => Some(None),
    }
}

/// Whether letters or digits stand somewhere before a place.
fn has_word(before: &str) -> bool {
    before.contains(char::is_alphanumeric)
}

/// Whether a token may end here.
fn after(text: &str, at: usize) -> bool {
    let Some((c, end)) = char_after(text, at) else { return true };
    let next = || char_after(text, end).map(|(next, _)| next);
    match c {
        // A mark that stands on the letter before it makes another letter of it.
        '_' | '+' | '#' | '\u{300}'..='\u{36f}' => false,
        '.' | '@' | '&' => !next().is_some_and(char::is_alphanumeric),
        '/' => !next().is_some_and(|next| next.is_numeric()),
        c => !c.is_alphanumeric(),
    }
}

/// Where digits and dots behind a spelling end: `3`, `3.11`.
pub(super) fn version_end(text: &str, at: usize) -> Option<usize> {
    let mut end = at;
    let mut rest = &text[at..];
    loop {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        if digits == 0 {
            return (end > at).then_some(end);
        }
        end += digits;
        rest = &rest[digits..];
        match rest.strip_prefix('.') {
            Some(more) if more.starts_with(|c: char| c.is_ascii_digit()) => {
                end += 1;
                rest = more;
            }
            _ => return Some(end),
        }
    }
}

/// Whether an excluded phrase stands by itself.
pub(super) fn is_phrase(text: &str, range: &Range<usize>) -> bool {
    let word = |c: char| c.is_alphanumeric();
    !char_before(text, range.start).is_some_and(word) && !char_after(text, range.end).is_some_and(|(c, _)| word(c))
}

/// Whether a character opens a quotation or a bracket.
pub(super) const fn is_opening(c: char) -> bool {
    matches!(c, '"' | '\'' | '“' | '‘' | '«' | '(' | '[' | '{' | '„' | '‚')
}

/// Whether a character closes a quotation or a bracket, and does nothing else.
pub(super) const fn is_closing(c: char) -> bool {
    matches!(c, '”' | '’' | '»' | ')' | ']' | '}')
}
