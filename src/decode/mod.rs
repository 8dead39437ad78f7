//! A job ad or a resume in plain words: its terms, what it asks for, the job it describes, what
//! to ask.
//!
//! `plainspeak decode` runs this; the page `/decode/` runs `static/decode.js`, which does the same
//! over the same table, so that no text leaves the reader's browser. A test feeds both the same
//! texts and demands the same answers. Invariant: looks at one text and at the table, nothing else.

mod needs;
mod roles;
pub mod table;
mod unknown;
pub mod versions;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::Serialize;

use crate::jargon::{Match, Table};
use crate::model::{RoleId, TermId};
use crate::resolve::ResolvedSite;

pub use needs::Need;
pub use table::DecodeTable;

/// Phrases that tell resumes, and phrases that tell ads. Folded.
pub const KIND_PHRASES: [&[&str]; 2] = [
    &[
        "curriculum vitae",
        "work experience",
        "work history",
        "employment history",
        "professional experience",
        "education",
        "languages",
        "profile",
        "summary",
        "references",
        "date of birth",
        "interests",
        "free time",
        "hobbies",
        "certifications",
        "thesis",
        "today",
        "present",
        "i",
    ],
    &[
        "we are looking",
        "we're looking",
        "you will",
        "you'll",
        "you have",
        "you bring",
        "your",
        "apply",
        "we offer",
        "join us",
        "requirements",
        "responsibilities",
        "nice to have",
        "must have",
        "our",
        "salary",
        "benefits",
        "us",
        "candidate",
        "we",
    ],
];

/// Reads texts with the table of one site.
#[derive(Debug, Clone)]
pub struct Decoder {
    /// What it knows.
    pub table: Arc<DecodeTable>,
    jargon: Arc<Table>,
}

/// What a text says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Decoded {
    /// `ad` or `resume`.
    pub kind: &'static str,
    /// Every term, in order; places are bytes of UTF-8.
    pub matches: Vec<DecodedMatch>,
    /// Its terms once each, in the order of their first use.
    pub terms: Vec<TermUse>,
    /// The roles that it resembles, best first.
    pub roles: Vec<RoleGuess>,
    /// Roles that are jobs of their own; empty where there is one job only.
    pub jobs: Vec<RoleId>,
    /// Terms that others bring along.
    pub implied: Vec<Implied>,
    /// Terms that are easily mixed up, both named.
    pub not_the_same: Vec<(TermId, TermId)>,
    /// Versions that it names.
    pub versions: Vec<NamedVersion>,
    /// Questions worth asking.
    pub questions: Vec<Question>,
    /// Flags of the best role that its terms touch.
    pub flags: Vec<RaisedFlag>,
    /// Words that look like jargon and have no entry.
    pub unknown: Vec<Unknown>,
}

/// A term in the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DecodedMatch {
    /// The term.
    pub term: TermId,
    /// The words.
    pub text: String,
    /// Where they start.
    pub start: usize,
    /// Where they end.
    pub end: usize,
    /// Why they count.
    pub reason: String,
}

/// A term and what the text wants of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TermUse {
    /// The term.
    pub term: TermId,
    /// How much it is wanted.
    #[serde(serialize_with = "word_of_need")]
    pub need: Need,
    /// How often it is named.
    pub count: usize,
    /// Its number in the table.
    #[serde(skip)]
    pub number: usize,
}

fn word_of_need<S: serde::Serializer>(need: &Need, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(need.word())
}

/// A role that a text resembles.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RoleGuess {
    /// The role.
    pub role: RoleId,
    /// How much, in percent of a clear case.
    pub score: u32,
    /// The terms that speak most for it.
    pub evidence: Vec<TermId>,
    /// Its number in the table.
    #[serde(skip)]
    pub number: usize,
    /// What it is ordered by: the score before it was cut at 100.
    #[serde(skip)]
    pub rank: u32,
}

/// A term that comes with others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Implied {
    /// The term.
    pub term: TermId,
    /// What brings it.
    pub by: Vec<TermId>,
    /// Whether the text names it all the same.
    pub named: bool,
}

/// A version in the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NamedVersion {
    /// The term.
    pub term: TermId,
    /// The term and the version as written.
    pub text: String,
    /// `modern`, `common` or `legacy`.
    pub status: &'static str,
    /// The place of the range in the term's list.
    pub range: usize,
}

/// A question of an entry: of a role's interview, or the first of a term.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Question {
    /// The role, for one of an interview.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<RoleId>,
    /// The term, for one of the glossary.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub term: Option<TermId>,
    /// Its place in the list of the entry.
    pub place: usize,
}

/// A flag of a role that the text touches.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RaisedFlag {
    /// The role.
    pub role: RoleId,
    /// `green`, `yellow` or `red`.
    pub color: &'static str,
    /// Its place in the list of its color.
    pub place: usize,
}

/// A word without an entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Unknown {
    /// The word.
    pub text: String,
    /// Where it stands first.
    pub start: usize,
    /// Where it ends there.
    pub end: usize,
}

/// How many questions of the best role and of terms are asked.
const ROLE_QUESTIONS: usize = 2;
const TERM_QUESTIONS: usize = 5;

const COLORS: [&str; 3] = ["green", "yellow", "red"];

impl Decoder {
    /// Makes a decoder of a site.
    #[must_use]
    pub fn new(resolved: &ResolvedSite) -> Self {
        Self { table: Arc::new(DecodeTable::build(resolved)), jargon: resolved.jargon.clone() }
    }

    /// Reads a text.
    #[must_use]
    pub fn decode(&self, text: &str) -> Decoded {
        let found = self.jargon.scan(text);
        let terms = self.terms(text, &found);
        let (roles, jobs) = roles::guess(&self.table, text, &terms);
        let best = roles.first().map(|guess| guess.number);
        Decoded {
            kind: kind(text),
            roles,
            jobs: jobs.into_iter().map(|number| self.table.roles[number].id.clone()).collect(),
            implied: self.implied(&terms),
            not_the_same: self.not_the_same(&terms),
            versions: self.versions(text, &found),
            questions: self.questions(best, &terms),
            flags: self.flags(best, &terms),
            unknown: unknown::words(&self.table, text, &found),
            matches: found
                .into_iter()
                .map(|found| DecodedMatch {
                    text: text[found.range.clone()].to_owned(),
                    start: found.range.start,
                    end: found.range.end,
                    reason: found.reason.to_string(),
                    term: found.term,
                })
                .collect(),
            terms,
        }
    }

    fn number(&self, id: &TermId) -> usize {
        self.table.terms.binary_search_by(|row| row.id.cmp(id)).unwrap_or_default()
    }

    fn id(&self, number: usize) -> TermId {
        self.table.terms[number].id.clone()
    }

    /// The terms once each. A term is wanted as much as the line says that wants it most.
    fn terms(&self, text: &str, found: &[Match]) -> Vec<TermUse> {
        let lines = needs::lines(text);
        let mut terms: Vec<TermUse> = Vec::new();
        let mut places: BTreeMap<&TermId, usize> = BTreeMap::new();
        for found in found {
            let line = lines.partition_point(|(range, _)| range.end <= found.range.start);
            let need = lines.get(line).map_or(Need::Open, |(_, need)| *need);
            let place = *places.entry(&found.term).or_insert_with(|| {
                terms.push(TermUse { term: found.term.clone(), need, count: 0, number: self.number(&found.term) });
                terms.len() - 1
            });
            terms[place].count += 1;
            terms[place].need = terms[place].need.min(need);
        }
        terms
    }

    /// What the terms bring along, directly or through others.
    fn implied(&self, terms: &[TermUse]) -> Vec<Implied> {
        let mut by: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for used in terms {
            let mut open = self.table.terms[used.number].implies.clone();
            let mut seen = BTreeSet::from([used.number]);
            while let Some(number) = open.pop() {
                if seen.insert(number) {
                    by.entry(number).or_default().insert(used.number);
                    open.extend(&self.table.terms[number].implies);
                }
            }
        }
        by.into_iter()
            .map(|(number, by)| Implied {
                term: self.id(number),
                by: by.into_iter().map(|number| self.id(number)).collect(),
                named: terms.iter().any(|used| used.number == number),
            })
            .collect()
    }

    fn not_the_same(&self, terms: &[TermUse]) -> Vec<(TermId, TermId)> {
        let named: BTreeSet<usize> = terms.iter().map(|used| used.number).collect();
        let pairs = named.iter().flat_map(|a| {
            let others = self.table.terms[*a].confused_with.iter();
            others.filter(|b| *b > a && named.contains(b)).map(move |b| (*a, *b))
        });
        pairs.map(|(a, b)| (self.id(a), self.id(b))).collect()
    }

    fn versions(&self, text: &str, found: &[Match]) -> Vec<NamedVersion> {
        let mut named: Vec<NamedVersion> = Vec::new();
        for found in found {
            let row = &self.table.terms[self.number(&found.term)];
            let Some((version, end)) = versions::after(text, found.range.end).filter(|_| !row.versions.is_empty())
            else {
                continue;
            };
            let Some(range) = row.versions.iter().find(|range| versions::lies_in(&version, range)) else { continue };
            let text = text[found.range.start..end].to_owned();
            if !named.iter().any(|known| known.term == found.term && known.text == text) {
                named.push(NamedVersion { term: found.term.clone(), text, status: range.0, range: range.3 });
            }
        }
        named
    }

    /// Questions of the best role's interview that touch the terms, else its first ones; then the
    /// first question of the terms that are wanted most.
    fn questions(&self, best: Option<usize>, terms: &[TermUse]) -> Vec<Question> {
        let mut questions = Vec::new();
        if let Some(role) = best.map(|number| &self.table.roles[number]) {
            let touched = |list: &Vec<usize>| terms.iter().any(|used| list.contains(&used.number));
            let (first, rest): (Vec<usize>, Vec<usize>) =
                (0..role.questions.len()).partition(|place| touched(&role.questions[*place]));
            let places = first.into_iter().chain(rest).take(ROLE_QUESTIONS);
            questions.extend(places.map(|place| Question { role: Some(role.id.clone()), term: None, place }));
        }
        let mut wanted: Vec<&TermUse> = terms.iter().filter(|used| self.table.terms[used.number].asks > 0).collect();
        wanted.sort_by_key(|used| used.need);
        let asked = wanted.into_iter().take(TERM_QUESTIONS);
        questions.extend(asked.map(|used| Question { role: None, term: Some(used.term.clone()), place: 0 }));
        questions
    }

    fn flags(&self, best: Option<usize>, terms: &[TermUse]) -> Vec<RaisedFlag> {
        let Some(role) = best.map(|number| &self.table.roles[number]) else { return Vec::new() };
        let mut flags = Vec::new();
        for (color, lists) in COLORS.into_iter().zip(&role.flags) {
            for (place, list) in lists.iter().enumerate() {
                if list.iter().any(|term| terms.iter().any(|used| used.number == *term)) {
                    flags.push(RaisedFlag { role: role.id.clone(), color, place });
                }
            }
        }
        flags
    }
}

/// Whether a text is an ad or a resume: whose phrases it has more of.
fn kind(text: &str) -> &'static str {
    let folded = crate::jargon::fold::fold(text);
    let count = |phrases: &[&str]| phrases.iter().filter(|phrase| needs::says(&folded, &[phrase])).count();
    if count(KIND_PHRASES[0]) > count(KIND_PHRASES[1]) { "resume" } else { "ad" }
}
