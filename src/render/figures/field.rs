//! The map of a field: how the terms of a topic relate, as an arc diagram.
//!
//! The terms stand in one column, grouped by kind; an arc on the right joins two that have to do with each other. No
//! arc ever runs behind a name, whatever the terms. The map is drawn twice: narrow for a phone, wide for a desk.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

/// The most terms a map shows.
const MOST: usize = 24;
/// The fewest terms that make a map.
const FEWEST: usize = 4;
/// The room around the picture, for the ring of a focused node.
const EDGE: u32 = 4;

/// The map of a field, ready to draw.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FieldMap {
    /// The drawings: first the narrow one, then the wide one.
    pub drawings: Vec<FieldDrawing>,
    /// The same relations in words.
    pub facts: Vec<FieldFact>,
    /// How many terms the map shows.
    pub shown: usize,
}

/// One drawing of the map.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FieldDrawing {
    /// The drawing as a class: `narrow` or `wide`.
    pub name: String,
    /// The width in units.
    pub width: u32,
    /// The height in units.
    pub height: u32,
    /// Where the dots of the terms stand.
    pub axis: u32,
    /// The terms by kind.
    pub groups: Vec<FieldGroup>,
    /// The arcs.
    pub edges: Vec<FieldEdge>,
}

/// The terms of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FieldGroup {
    /// The kind as a class.
    pub kind: String,
    /// The kind in words.
    pub label: String,
    /// Where its name stands.
    pub label_x: u32,
    /// The base line of its name.
    pub label_y: u32,
    /// Its terms, by name.
    pub nodes: Vec<FieldNode>,
}

/// A term in the drawing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FieldNode {
    /// Its number in the map, from 1, which ties it to its arcs.
    pub number: usize,
    /// The name, on two lines where one is too short for it.
    pub lines: Vec<FieldLine>,
    /// The whole name.
    pub name: String,
    /// Its page.
    pub url: String,
    /// How many arcs end here.
    pub ties: usize,
    /// The left edge.
    pub x: u32,
    /// The upper edge.
    pub y: u32,
    /// The width.
    pub width: u32,
    /// The height.
    pub height: u32,
    /// Where the name ends.
    pub text_x: u32,
    /// The middle of the dot.
    pub dot_y: u32,
}

/// A line of a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FieldLine {
    /// The words.
    pub text: String,
    /// The base line.
    pub y: u32,
}

/// An arc between two terms.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FieldEdge {
    /// The relation as a class: `broader`, `implies` or `related`.
    pub relation: String,
    /// The kind of the term that has the relation, as a class.
    pub kind: String,
    /// The number of that term.
    pub from: usize,
    /// The number of the other one.
    pub to: usize,
    /// How far the arc reaches to the right.
    pub deep: u32,
    /// The arc as SVG path data.
    pub path: String,
}

/// What a term has to do with others, in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FieldFact {
    /// The term.
    pub from: FieldLink,
    /// The relation in words: `belongs to`.
    pub words: String,
    /// The others, by name.
    pub to: Vec<FieldLink>,
}

/// The name of a term and its page.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct FieldLink {
    /// The name.
    pub name: String,
    /// Its page.
    pub url: String,
}

/// How a term of a field is related to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FieldRelation {
    /// The other is more general.
    Broader,
    /// Who knows the term knows the other too.
    Implies,
    /// The two go together.
    Related,
}

impl FieldRelation {
    /// The relation as a class.
    const fn slug(self) -> &'static str {
        match self {
            Self::Broader => "broader",
            Self::Implies => "implies",
            Self::Related => "related",
        }
    }

    /// The relation in words, read after the term's name.
    const fn words(self) -> &'static str {
        match self {
            Self::Broader => "belongs to",
            Self::Implies => "already means",
            Self::Related => "goes with",
        }
    }
}

/// A term that may stand on the map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldTerm {
    /// Its name.
    pub name: String,
    /// Its page.
    pub url: String,
    /// Its kind as a class.
    pub kind: String,
    /// The name of its kind: `Frameworks`.
    pub kind_label: String,
}

/// That one term has to do with another; both by their place in the list of terms.
pub type FieldTie = (usize, FieldRelation, usize);

/// The measures of a drawing.
struct Frame {
    name: &'static str,
    width: u32,
    /// Where names start and where they end.
    names: (u32, u32),
    /// Where the dots stand.
    axis: u32,
    /// The height of a term.
    row: u32,
    /// The room before a group.
    gap: u32,
    /// Whether the name of a kind has a line of its own above its terms; else it stands to their left.
    titled: bool,
}

/// As wide as a phone.
const NARROW: Frame =
    Frame { name: "narrow", width: 360, names: (EDGE, 218), axis: 229, row: 32, gap: 10, titled: true };
/// As wide as the text of a desk, where the arcs need the room.
const WIDE: Frame = Frame { name: "wide", width: 800, names: (104, 384), axis: 396, row: 27, gap: 12, titled: false };

/// Draws how `terms`, in the order of their kinds, relate; none where few do.
///
/// Terms with the most ties inside the field are shown. Two terms are joined once, by the closest of their relations.
#[must_use]
pub fn field_map(terms: &[FieldTerm], ties: &[FieldTie]) -> Option<FieldMap> {
    let closest = closest(ties, terms.len());
    let chosen = choose(terms, &closest);
    if chosen.len() < FEWEST {
        return None;
    }
    let number: BTreeMap<usize, usize> = chosen.iter().copied().zip(1..).collect();
    let tied =
        closest.iter().filter_map(|(from, relation, to)| Some((*number.get(from)?, *relation, *number.get(to)?)));
    let tied: Vec<FieldTie> = tied.collect();
    let shown: Vec<&FieldTerm> = chosen.iter().filter_map(|index| terms.get(*index)).collect();
    let drawings = [&NARROW, &WIDE].map(|frame| draw(frame, &shown, &tied)).into();
    Some(FieldMap { drawings, facts: facts(&shown, &tied), shown: shown.len() })
}

/// One tie for every pair: the closest one.
fn closest(ties: &[FieldTie], terms: usize) -> Vec<FieldTie> {
    let mut sorted: Vec<_> = ties.iter().filter(|(from, _, to)| from != to && *from.max(to) < terms).copied().collect();
    sorted.sort_by_key(|(from, relation, to)| (*relation, *from, *to));
    let mut seen = BTreeSet::new();
    sorted.retain(|(from, _, to)| seen.insert((*from.min(to), *from.max(to))));
    sorted
}

/// The places of the terms with the most ties, in the order of the list; each is tied to another of them.
fn choose(terms: &[FieldTerm], ties: &[FieldTie]) -> Vec<usize> {
    let mut count = vec![0_usize; terms.len()];
    for (from, _, to) in ties {
        count[*from] += 1;
        count[*to] += 1;
    }
    let mut most: Vec<usize> = (0..terms.len()).filter(|index| count[*index] > 0).collect();
    most.sort_by_key(|index| (Reverse(count[*index]), *index));
    most.truncate(MOST);
    let kept: BTreeSet<usize> = most.into_iter().collect();
    let inside = ties.iter().filter(|(from, _, to)| kept.contains(from) && kept.contains(to));
    inside.flat_map(|(from, _, to)| [*from, *to]).collect::<BTreeSet<_>>().into_iter().collect()
}

/// The relations in words, by term and by closeness.
fn facts(terms: &[&FieldTerm], ties: &[FieldTie]) -> Vec<FieldFact> {
    let link =
        |number: usize| terms.get(number - 1).map(|term| FieldLink { name: term.name.clone(), url: term.url.clone() });
    let mut sets: BTreeMap<(usize, FieldRelation), BTreeSet<FieldLink>> = BTreeMap::new();
    for (from, relation, to) in ties {
        sets.entry((*from, *relation)).or_default().extend(link(*to));
    }
    let facts = sets.into_iter().filter_map(|((from, relation), to)| {
        Some(FieldFact { from: link(from)?, words: relation.words().to_owned(), to: to.into_iter().collect() })
    });
    facts.collect()
}

/// Draws the map in one of its frames.
fn draw(frame: &Frame, terms: &[&FieldTerm], ties: &[FieldTie]) -> FieldDrawing {
    let mut groups: Vec<FieldGroup> = Vec::new();
    let mut middles = Vec::new();
    let mut y = EDGE;
    for (term, number) in terms.iter().zip(1..) {
        if groups.last().is_none_or(|group| group.kind != term.kind) {
            y += if groups.is_empty() { 0 } else { frame.gap };
            groups.push(group(frame, term, y));
            y += if frame.titled { 22 } else { 0 };
        }
        let ties = ties.iter().filter(|(from, _, to)| *from == number || *to == number).count();
        middles.push(y + frame.row / 2);
        if let Some(group) = groups.last_mut() {
            group.nodes.push(node(frame, term, number, ties, y));
        }
        y += frame.row;
    }
    let edges = arcs(frame, terms, ties, &middles);
    let deepest = edges.iter().map(|edge| edge.deep).max().unwrap_or_default();
    let width = if frame.titled { frame.width } else { frame.axis + 9 + deepest + EDGE };
    FieldDrawing { name: frame.name.to_owned(), width, height: y + EDGE, axis: frame.axis, groups, edges }
}

/// The group that starts at `y` with `term`.
fn group(frame: &Frame, term: &FieldTerm, y: u32) -> FieldGroup {
    let (label_x, label_y) = if frame.titled { (frame.names.1, y + 15) } else { (EDGE, y + frame.row / 2 + 4) };
    FieldGroup { kind: term.kind.clone(), label: term.kind_label.clone(), label_x, label_y, nodes: Vec::new() }
}

/// The term at `y`.
fn node(frame: &Frame, term: &FieldTerm, number: usize, ties: usize, y: u32) -> FieldNode {
    FieldNode {
        number,
        lines: lines(&term.name, frame.names.1 - frame.names.0, y + frame.row / 2),
        name: term.name.clone(),
        url: term.url.clone(),
        ties,
        x: frame.names.0,
        y: y + 1,
        width: frame.axis + 9 - frame.names.0,
        height: frame.row - 2,
        text_x: frame.names.1,
        dot_y: y + frame.row / 2,
    }
}

/// The arcs. The longest one takes all the room that there is; circles where there is enough.
fn arcs(frame: &Frame, terms: &[&FieldTerm], ties: &[FieldTie], middles: &[u32]) -> Vec<FieldEdge> {
    let start = frame.axis + 9;
    let room = frame.width - EDGE - start;
    let ends = |from: usize, to: usize| {
        let (a, b) = (middles[from - 1], middles[to - 1]);
        (a.min(b), a.max(b))
    };
    let longest = ties.iter().map(|(from, _, to)| ends(*from, *to)).map(|(top, bottom)| bottom - top).max();
    let longest = (longest.unwrap_or_default() / 2).max(room);
    let edges = ties.iter().map(|(from, relation, to)| {
        let (top, bottom) = ends(*from, *to);
        let tall = (bottom - top).div_ceil(2);
        let deep = (tall * room / longest).max(8).min(room);
        FieldEdge {
            relation: relation.slug().to_owned(),
            kind: terms[from - 1].kind.clone(),
            from: *from,
            to: *to,
            deep,
            path: format!("M{start} {top}A{deep} {tall} 0 0 1 {start} {bottom}"),
        }
    });
    edges.collect()
}

/// Sets `name` around the height `middle` on one line of so much `room`, else on two, shortened where that is not enough.
///
/// A wide system font takes eight and a half units for a letter, and seven and a half at the size of two lines.
fn lines(name: &str, room: u32, middle: u32) -> Vec<FieldLine> {
    let letters = |text: &str| u32::try_from(text.chars().count()).unwrap_or(u32::MAX / 32);
    if letters(name) * 17 <= room * 2 {
        return vec![FieldLine { text: name.to_owned(), y: middle + 5 }];
    }
    let breaks = name.match_indices(' ').map(|(at, _)| (name[..at].trim_end(), name[at..].trim_start()));
    let evenest = breaks.min_by_key(|(first, second)| letters(first).max(letters(second)));
    let (first, second) = evenest.unwrap_or((name, ""));
    let line = |text: &str, y: u32| FieldLine { text: fit(text, room), y };
    if second.is_empty() {
        vec![line(first, middle + 5)]
    } else {
        vec![line(first, middle - 2), line(second, middle + 10)]
    }
}

/// Shortens a line until it fits into `room`.
fn fit(text: &str, room: u32) -> String {
    let most = usize::try_from(room * 2 / 15).unwrap_or(usize::MAX);
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let short: String = text.chars().take(most.saturating_sub(1)).collect();
    format!("{}…", short.trim_end())
}

#[cfg(test)]
#[path = "field_tests.rs"]
mod tests;
