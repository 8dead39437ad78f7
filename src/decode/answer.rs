//! What the decoder says of a text, as `plainspeak decode --format json` prints it.

use serde::{Deserialize, Serialize};

use crate::model::{RoleId, TermId};

/// What a text says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decoded {
    /// `ad`, `resume`, `mail`, `chat`, `tags`, or `other` where it cannot be told.
    pub kind: String,
    /// Whether any technology was found.
    pub technical: bool,
    /// Every term, in order; places are bytes of UTF-8.
    pub matches: Vec<DecodedMatch>,
    /// Its terms once each, in the order of their first use.
    pub terms: Vec<TermUse>,
    /// Terms of which one is enough.
    pub choices: Vec<Choice>,
    /// Years of experience that it names.
    pub years: Vec<Years>,
    /// Level, place, pay and the like, as they stand.
    pub facts: Vec<Fact>,
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecodedMatch {
    /// The term.
    pub term: TermId,
    /// Other terms of the same label that the text does not tell from it.
    pub others: Vec<TermId>,
    /// The words.
    pub text: String,
    /// Where they start.
    pub start: usize,
    /// Where they end.
    pub end: usize,
    /// Why they count.
    pub reason: String,
    /// How much they are wanted there.
    pub need: String,
}

/// A term and what the text wants of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TermUse {
    /// The term.
    pub term: TermId,
    /// The text's own words for it, where it wants it most.
    pub text: String,
    /// How much it is wanted: `must`, `nice` or `open`.
    pub need: String,
    /// How often it is named.
    pub count: usize,
    /// The sentence of those words.
    pub sentence: Place,
    /// The years that are asked of it, by their number in the list of years.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub years: Option<usize>,
    /// Other terms of the same label that the text does not tell from it.
    pub others: Vec<TermId>,
}

/// A part of the text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// Where it starts.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
}

/// Terms of which one is enough.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// How much it is wanted: `must`, `nice` or `open`.
    pub need: String,
    /// Its members.
    pub terms: Vec<TermId>,
    /// Its sentence.
    pub sentence: Place,
}

/// Years of experience.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Years {
    /// As they stand.
    pub text: String,
    /// Where they start.
    pub start: usize,
    /// Where they end.
    pub end: usize,
    /// The fewest.
    pub least: u32,
    /// The most; none where more are welcome.
    pub most: Option<u32>,
    /// What they count; none where they count the job as a whole.
    pub terms: Vec<TermId>,
}

/// A fact of the job.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    /// `level`, `pay`, `place`, `remote`, `contract`, `clearance`, `language` or `degree`.
    pub kind: String,
    /// As it stands.
    pub text: String,
    /// Where it starts.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
}

/// A role that a text resembles.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoleGuess {
    /// The role.
    pub role: RoleId,
    /// How much, in percent of a clear case.
    pub score: u32,
    /// The terms that speak most for it.
    pub evidence: Vec<TermId>,
}

/// A term that comes with others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Implied {
    /// The term.
    pub term: TermId,
    /// What brings it.
    pub by: Vec<TermId>,
    /// Whether the text names it all the same.
    pub named: bool,
}

/// A version in the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedVersion {
    /// The term.
    pub term: TermId,
    /// The term and the version as written.
    pub text: String,
    /// `modern`, `common` or `legacy`.
    pub status: String,
    /// The place of the range in the term's list.
    pub range: usize,
}

/// A question of an entry: of a role's interview, or the first of a term.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// The role, for one of an interview.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<RoleId>,
    /// The term, for one of the glossary.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub term: Option<TermId>,
    /// Its place in the list of the entry.
    pub place: usize,
}

/// A flag of a role that the text touches.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RaisedFlag {
    /// The role.
    pub role: RoleId,
    /// `green`, `yellow` or `red`.
    pub color: String,
    /// Its place in the list of its color.
    pub place: usize,
}

/// A word without an entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unknown {
    /// The word.
    pub text: String,
    /// Where it stands first.
    pub start: usize,
    /// Where it ends there.
    pub end: usize,
    /// The line that holds it.
    pub sentence: Place,
}
