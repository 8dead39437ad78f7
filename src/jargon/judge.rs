//! Which candidates of a pasted text are terms: what is doubtful is decided by what is certain, and proof never runs in
//! a circle (JARGON-RULES, R7 and R14 to R17). The same as `static/judge.js`.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::ambiguity::{self, cue_at_end, member_end};
use super::foreign::{Candidate, fold_all};
use super::reason::Reason;
use super::scan::{BORDER, is_closing, is_opening};
use super::table::{Class, Table};

/// How many words of a line are looked at for a title, and how many lines.
const TITLE_WORDS: usize = 15;
const TITLE_LINES: usize = 3;
/// From how many certain terms or signs on a whole text is technical, and one in how many words must be a term.
const SURE_TERMS: usize = 3;
const SIGNS: usize = 3;
const WORDS_A_TERM: usize = 100;
/// Up to how many words a text is too short to tell by itself: a cue proves a word then, in a shorter one any proof.
const SHORT: usize = 20;
const SHORTER: usize = 12;
/// Up to how many characters a line without a bullet may be one all the same.
const LINE: usize = 60;

/// A block with its candidates.
#[derive(Debug)]
pub(super) struct Line<'a> {
    text: &'a str,
    pub(super) folded: String,
    bullet: bool,
    section: usize,
    pub(super) candidates: Vec<Candidate>,
}

impl<'a> Line<'a> {
    pub(super) fn new(text: &'a str, bullet: bool, section: usize, candidates: Vec<Candidate>) -> Self {
        Self { text, folded: fold_all(text), bullet, section, candidates }
    }
}

/// What a whole text, its sections and its lines tell of how technical they are.
#[derive(Debug)]
pub(super) struct Evidence {
    technical: bool,
    signs: usize,
    short: usize,
    /// Whether each line names a sign.
    lines: Vec<bool>,
    /// The certain terms of each section, and its text, folded.
    sections: BTreeMap<usize, (BTreeSet<usize>, String)>,
    /// The whole text, folded.
    pub(super) whole: String,
}

impl Evidence {
    pub(super) fn of(table: &Table, lines: &[Line<'_>], text: &str) -> Self {
        let mut sections: BTreeMap<usize, (BTreeSet<usize>, String)> = BTreeMap::new();
        let mut all: BTreeSet<usize> = BTreeSet::new();
        let mut signs: BTreeSet<String> = BTreeSet::new();
        let mut count = 0;
        let mut named_in = Vec::new();
        for line in lines {
            let words: Vec<&str> =
                line.folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
            count += words.len();
            let found = named(&words, &table.cues.signs);
            named_in.push(!found.is_empty());
            signs.extend(found);
            let (terms, text) = sections.entry(line.section).or_default();
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(&line.folded);
            for candidate in line.candidates.iter().filter(|candidate| is_sure(table, candidate)) {
                all.insert(table.spellings[candidate.spelling].term);
                terms.insert(table.spellings[candidate.spelling].term);
            }
        }
        let titled = lines.iter().take(TITLE_LINES).any(|line| is_technical_title(table, line));
        let dense = all.len() >= SURE_TERMS && all.len() * WORDS_A_TERM >= count;
        Self {
            technical: titled || signs.len() >= SIGNS || dense,
            signs: signs.len(),
            short: if count <= SHORTER { 2 } else { usize::from(count <= SHORT) },
            lines: named_in,
            whole: fold_all(text),
            sections,
        }
    }

    /// Whether the text around a candidate is technical.
    fn is_technical(&self, line: usize, section: usize, term: usize) -> bool {
        let others = |terms: &BTreeSet<usize>| terms.len() > usize::from(terms.contains(&term));
        self.technical
            || self.lines[line]
            || self.signs > 1
            || self.sections.get(&section).is_some_and(|(terms, _)| others(terms))
    }
}

/// Whether a candidate is certain: nothing else is called so.
fn is_sure(table: &Table, candidate: &Candidate) -> bool {
    candidate.cased
        && !candidate.doubtful
        && candidate.others.is_empty()
        && !table.spellings[candidate.spelling].class.is_ambiguous()
}

/// The phrases of three words at most that a text names.
fn named(words: &[&str], phrases: &BTreeSet<String>) -> BTreeSet<String> {
    let spans = (0..words.len()).flat_map(|at| (at + 1..=(at + 3).min(words.len())).map(move |end| at..end));
    spans.map(|span| words[span].join(" ")).filter(|phrase| phrases.contains(phrase)).collect()
}

/// Whether a line names a technical job: "Java developer", "Site Reliability Engineer".
fn is_technical_title(table: &Table, line: &Line<'_>) -> bool {
    let cues = &table.cues;
    let mut words: Vec<(String, usize)> = Vec::new();
    let mut at = 0;
    for word in line.text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | '+' | '#')) {
        let folded = fold_all(word);
        let trimmed = folded.trim_end_matches('.');
        if !trimmed.is_empty() {
            words.push((trimmed.to_owned(), at));
        }
        at += word.len();
        at += line.text[at..].chars().next().map_or(0, char::len_utf8);
    }
    words.iter().take(TITLE_WORDS).enumerate().any(|(index, (word, at))| {
        if cues.titles.contains(word) {
            return true;
        }
        if !cues.nouns.contains(word) {
            return false;
        }
        let before: Vec<&str> = words[index.saturating_sub(3)..index].iter().map(|(word, _)| word.as_str()).collect();
        before.iter().any(|word| cues.fields.contains(*word))
            || before.windows(2).any(|pair| cues.fields.contains(&pair.join(" ")))
            || line.candidates.iter().any(|candidate| {
                candidate.cased && candidate.extent < *at && line.text[candidate.extent..*at].trim().is_empty()
            })
    })
}

/// Why each candidate of a line stands.
pub(super) fn judge(table: &Table, lines: &[Line<'_>], number: usize, evidence: &Evidence) -> Vec<Option<Reason>> {
    let line = &lines[number];
    let candidates = &line.candidates;
    let block = ambiguity::Block::new(line.text);
    let mut reasons: Vec<Option<Reason>> = candidates
        .iter()
        .map(|candidate| {
            let term = table.spellings[candidate.spelling].term;
            let around = Around {
                technical: evidence.is_technical(number, line.section, term),
                short: evidence.short,
                section: evidence.sections.get(&line.section).map_or("", |(_, text)| text),
                block: &block,
            };
            alone(table, line, candidate, &around)
        })
        .collect();
    let end = |at: usize| {
        let class = table.spellings[candidates[at].spelling].class;
        member_end(line.text, candidates[at].extent, class)
    };
    let ties: Vec<Tie> = (1..candidates.len())
        .map(|at| tie(&line.text[end(at - 1).min(candidates[at].range.start)..candidates[at].range.start]))
        .collect();
    // A list stands or falls together: proof walks along it in both directions.
    let forward = (1..candidates.len()).map(|at| (at - 1, at));
    let backward = (1..candidates.len()).rev().map(|at| (at, at - 1));
    for (from, to) in forward.chain(backward) {
        if ties[from.min(to)] == Tie::List && reasons[from].is_some() && candidates[to].cased {
            reasons[to].get_or_insert(Reason::Enumeration);
        }
    }
    let mut first = 0;
    while first < candidates.len() {
        let mut last = first;
        while last + 1 < candidates.len() && ties[last] != Tie::None {
            last += 1;
        }
        let standing = reasons[first..=last].iter().flatten().count();
        let tail = &line.text[end(last)..];
        let whole = !has_word(&line.text[..candidates[first].range.start]) && !has_word(tail);
        if last > first && ends_run(tail) && (standing > 1 || (whole && standing > 0)) {
            for reason in &mut reasons[first..=last] {
                reason.get_or_insert(Reason::Run);
            }
        }
        first = last + 1;
    }
    reasons
}

/// What stands around a candidate.
struct Around<'a> {
    technical: bool,
    short: usize,
    section: &'a str,
    block: &'a ambiguity::Block<'a>,
}

/// Why a candidate stands without its neighbors.
fn alone(table: &Table, line: &Line<'_>, candidate: &Candidate, around: &Around<'_>) -> Option<Reason> {
    let spelling = &table.spellings[candidate.spelling];
    let plain = match spelling.class {
        Class::Ordinary | Class::Form => Some(Reason::Spelling),
        Class::CaseSensitive => Some(Reason::ExactCase),
        Class::CommonWord => Some(Reason::LetterCase),
        Class::Misspelling => Some(Reason::Misspelling),
        Class::Weak => None,
    };
    if is_sure(table, candidate) {
        return plain;
    }
    let shown = &line.text[candidate.range.clone()];
    let is_upper = shown.contains(char::is_uppercase) && !shown.contains(char::is_lowercase);
    // Two letters shout only where all others do: GO: 3 YEARS.
    let least = if around.block.is_upper() { 1 } else { 2 };
    let shouts = !candidate.cased && spelling.class != Class::Weak && shown.encode_utf16().count() > least && is_upper;
    if !candidate.cased && !shouts {
        return None;
    }
    if around.technical && candidate.cased && !spelling.class.is_ambiguous() {
        return plain;
    }
    let context = &table.context[spelling.term];
    let strong_enough = |strength: usize| around.technical || (candidate.cased && strength + around.short > 1);
    if let Some((reason, _)) = proof(table, line, candidate).filter(|(_, strength)| strong_enough(*strength)) {
        return Some(reason);
    }
    if around.technical
        && candidate.cased
        && spelling.class == Class::Weak
        && let Some(word) = near_word(around.section, None, context)
    {
        return Some(Reason::Section(word));
    }
    let by_case = around.technical && spelling.class == Class::CommonWord && !shouts;
    plain.filter(|_| by_case && around.block.case_proves(&candidate.range))
}

/// What the places around a candidate prove (R7 and R16), whatever the text around it is, and how strongly: 2 in any
/// text, 1 in a short one, 0 in a technical one.
fn proof(table: &Table, line: &Line<'_>, candidate: &Candidate) -> Option<(Reason, usize)> {
    let Candidate { range, extent, .. } = candidate;
    let (head, tail) = (&line.text[..range.start], &line.text[*extent..]);
    let spelling = &table.spellings[candidate.spelling];
    let before: String = fold_all(head).chars().filter(|c| *c != BORDER).collect();
    let before = cue_at_end(&before, &table.cues.before);
    let word = ambiguity::word_after(tail);
    let strong =
        before.as_ref().is_some_and(|cue| table.cues.strong.contains(cue)) || table.cues.strong.contains(&word);
    let strength = if strong { 2 } else { 1 };
    if let Some(cue) = before {
        return Some((Reason::CueBefore(cue), strength));
    }
    let plain = spelling.class == Class::CommonWord && ambiguity::is_plain(&word);
    if !plain && table.cues.after.contains(&word) {
        return Some((Reason::CueAfter(word), strength));
    }
    let start = fold_all(head).len();
    let own = start..start + fold_all(&line.text[range.clone()]).len();
    if let Some(word) = near_word(&line.folded, Some(own), &table.context[spelling.term]) {
        return Some((Reason::Context(word), 0));
    }
    if !has_word(head) {
        if line.candidates.len() == 1 && !has_word(tail) {
            return Some((Reason::Alone, 0));
        }
        let opens = opens_bullet(tail) && (line.bullet || line.text.chars().count() <= LINE);
        if opens || (line.bullet && table.cues.starts.contains(&word)) {
            return Some((Reason::Bullet, 0));
        }
    }
    let held = head.ends_with(is_opening) && tail.starts_with(is_closing);
    held.then_some((Reason::Brackets, 0))
}

/// Whether what follows the first word of a bullet goes on as bullets do: a bracket, a colon, a dash, a number, an end.
fn opens_bullet(tail: &str) -> bool {
    let rest = tail.trim_start();
    rest.is_empty()
        || rest == "."
        || rest.starts_with(". ")
        || rest.starts_with(|c: char| matches!(c, '(' | '[' | ':' | '–' | '—' | '-') || c.is_ascii_digit())
}

/// A word of a term's field elsewhere in a folded text, as a whole word, a plural `s` allowed.
fn near_word(folded: &str, own: Option<Range<usize>>, context: &[String]) -> Option<String> {
    let own = own.unwrap_or(0..0);
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let spelled = &folded[own.clone()];
    let found = context.iter().filter(|word| *word != spelled).find(|word| {
        folded.match_indices(word.as_str()).any(|(at, _)| {
            let end = at + word.len();
            let tail = &folded[end..];
            let tail = tail.strip_prefix('s').filter(|rest| !rest.starts_with(is_word)).unwrap_or(tail);
            let apart = end <= own.start || own.end <= at;
            apart && !folded[..at].ends_with(is_word) && !tail.starts_with(is_word)
        })
    });
    found.cloned()
}

fn has_word(text: &str) -> bool {
    text.contains(char::is_alphanumeric)
}

/// Whether a run of terms ends before a text: with the line, or with a sign.
fn ends_run(tail: &str) -> bool {
    let rest = tail.trim_start();
    tail[..tail.len() - rest.len()].contains('\n')
        || rest.is_empty()
        || rest.starts_with(['.', ';', ':', ')', '(', ']'])
}

/// How two neighbors are tied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tie {
    /// By a sign of a list, `and` or `or`.
    List,
    /// By white space.
    Blank,
    /// Not at all.
    None,
}

fn tie(between: &str) -> Tie {
    let is_sign = |c: char| matches!(c, ',' | '/' | ';' | '|' | '&' | '(' | ')' | '•' | '·' | '+');
    let mut signs = between.contains(is_sign);
    for word in between.split(|c: char| c.is_whitespace() || c == BORDER || is_sign(c)).filter(|word| !word.is_empty())
    {
        if !word.eq_ignore_ascii_case("and") && !word.eq_ignore_ascii_case("or") {
            return Tie::None;
        }
        signs = true;
    }
    let blank = !between.is_empty() && !between.contains('\n') && between.chars().all(char::is_whitespace);
    if signs {
        Tie::List
    } else if blank {
        Tie::Blank
    } else {
        Tie::None
    }
}
