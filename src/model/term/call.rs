//! What a term brings to a call: questions, words to hear, lines decoded, who to take instead.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::id::TermId;

/// A question for a screening call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Ask {
    /// The question.
    #[schemars(length(min = 1))]
    pub question: String,
    /// For whom it is.
    #[serde(default)]
    pub level: AskLevel,
    /// What a good answer sounds like.
    #[schemars(length(min = 1))]
    pub good_answer: Option<String>,
    /// What a weak answer sounds like.
    #[schemars(length(min = 1))]
    pub weak_answer: Option<String>,
    /// Words that a good answer tends to hold.
    #[serde(default)]
    pub hear: Vec<String>,
}

/// For whom a question is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum AskLevel {
    /// Everyone.
    #[default]
    Any,
    /// People at the start.
    Junior,
    /// People who have done the work for years.
    Senior,
}

impl AskLevel {
    /// The level as authors write it.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Any => "any",
            Self::Junior => "junior",
            Self::Senior => "senior",
        }
    }

    /// The level as a label.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Any => "Any level",
            Self::Junior => "Junior",
            Self::Senior => "Senior",
        }
    }
}

/// Someone who can be taken instead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Accept {
    /// The id of the term that they know.
    pub term: TermId,
    /// How long a good person needs.
    pub ramp_up: RampUp,
    /// What they bring, and what will be new to them.
    #[schemars(length(min = 1))]
    pub note: Option<String>,
}

/// How long a good person needs to learn something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RampUp {
    /// Days.
    Days,
    /// Weeks.
    Weeks,
    /// Months.
    Months,
    /// About a year.
    AYear,
}

impl RampUp {
    /// The time in words.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Days => "days",
            Self::Weeks => "weeks",
            Self::Months => "months",
            Self::AYear => "about a year",
        }
    }

    /// The time as authors write it.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Days => "days",
            Self::Weeks => "weeks",
            Self::Months => "months",
            Self::AYear => "a-year",
        }
    }
}

/// How a term is met, decoded.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Seen {
    /// In a job ad.
    pub ad: Option<SeenLine>,
    /// On a resume.
    pub resume: Option<SeenLine>,
}

/// A line as one meets it, and what it means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SeenLine {
    /// The line.
    #[schemars(length(min = 1))]
    pub line: String,
    /// What it means.
    #[schemars(length(min = 1))]
    pub means: String,
}

/// A word that candidates say around a term.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Heard {
    /// A term that has an entry of its own.
    Term(TermId),
    /// A word, explained on the spot.
    Word(HeardWord),
}

/// A word and what it means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HeardWord {
    /// The word.
    #[schemars(length(min = 1))]
    pub word: String,
    /// What it means, in a few words.
    #[schemars(length(min = 1))]
    pub means: String,
}

/// A certificate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Certificate {
    /// Its name, as a resume writes it.
    #[schemars(length(min = 1))]
    pub name: String,
    /// Who gives it.
    #[schemars(length(min = 1))]
    pub by: Option<String>,
    /// What it proves, and what it does not.
    #[schemars(length(min = 1))]
    pub means: String,
}
