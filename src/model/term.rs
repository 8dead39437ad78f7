//! A glossary entry.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::front::{Common, Date, DocumentFront, Flags, Url};
use super::id::{Kind, TagId, TermId};

/// What a term is; decides the colour of its label and the filters it answers to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum TermKind {
    /// A language in which programs are written.
    Language,
    /// A skeleton of a program that a team fills in.
    Framework,
    /// Ready-made code that a program calls.
    Library,
    /// A program that people use at work.
    Tool,
    /// A place where programs run or data lives.
    Platform,
    /// A program that keeps data.
    Database,
    /// An idea.
    Concept,
    /// A way of working.
    Practice,
    /// A job title.
    Role,
    /// A number that people steer by.
    Metric,
    /// A format of files.
    FileFormat,
    /// A company.
    Company,
}

impl TermKind {
    /// Every kind, in the order in which a guide lists them.
    pub const ALL: [Self; 12] = [
        Self::Language,
        Self::Framework,
        Self::Library,
        Self::Tool,
        Self::Platform,
        Self::Database,
        Self::Concept,
        Self::Practice,
        Self::Role,
        Self::Metric,
        Self::FileFormat,
        Self::Company,
    ];

    /// The kind as authors write it: `file-format`.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Language => "language",
            Self::Framework => "framework",
            Self::Library => "library",
            Self::Tool => "tool",
            Self::Platform => "platform",
            Self::Database => "database",
            Self::Concept => "concept",
            Self::Practice => "practice",
            Self::Role => "role",
            Self::Metric => "metric",
            Self::FileFormat => "file-format",
            Self::Company => "company",
        }
    }

    /// The kind as a label: `File format`.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Language => "Language",
            Self::Framework => "Framework",
            Self::Library => "Library",
            Self::Tool => "Tool",
            Self::Platform => "Platform",
            Self::Database => "Database",
            Self::Concept => "Concept",
            Self::Practice => "Practice",
            Self::Role => "Role",
            Self::Metric => "Metric",
            Self::FileFormat => "File format",
            Self::Company => "Company",
        }
    }

    /// The label of several: `File formats`.
    #[must_use]
    pub const fn plural(self) -> &'static str {
        match self {
            Self::Language => "Languages",
            Self::Framework => "Frameworks",
            Self::Library => "Libraries",
            Self::Tool => "Tools",
            Self::Platform => "Platforms",
            Self::Database => "Databases",
            Self::Concept => "Concepts",
            Self::Practice => "Practices",
            Self::Role => "Roles",
            Self::Metric => "Metrics",
            Self::FileFormat => "File formats",
            Self::Company => "Companies",
        }
    }
}

/// The front matter of a term.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct TermFront {
    /// The preferred name, as readers see it.
    #[schemars(length(min = 1))]
    pub term: String,
    /// One plain sentence of at most 160 characters, without links.
    #[schemars(length(min = 1))]
    pub short: String,
    /// What it is.
    pub kind: TermKind,
    /// Other spellings of the same thing: linked, searched, decoded, and redirecting here.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Wrong spellings that people type: searched and decoded, never shown.
    #[serde(default)]
    pub misspellings: Vec<String>,
    /// Spellings that match only in exactly this letter case.
    #[serde(default)]
    pub case_sensitive: Vec<String>,
    /// Spellings that are also everyday words: exact letter case, and proof where case proves nothing.
    #[serde(default)]
    pub common_word: Vec<String>,
    /// Spellings so short or so common that they always need proof nearby.
    #[serde(default)]
    pub weak: Vec<String>,
    /// Words that, elsewhere in the paragraph, prove that the term is meant.
    #[serde(default)]
    pub context: Vec<String>,
    /// Phrases that hold a spelling but mean something else.
    #[serde(default)]
    pub exclude: Vec<String>,
    /// Ids of the more general terms.
    #[serde(default)]
    pub broader: Vec<TermId>,
    /// Ids of related terms; holds both ways.
    #[serde(default)]
    pub related: Vec<TermId>,
    /// Ids of terms that anyone who knows this one knows too.
    #[serde(default)]
    pub implies: Vec<TermId>,
    /// Terms that people take for this one, and the difference.
    #[serde(default)]
    pub confused_with: Vec<Confusion>,
    /// How to pronounce it.
    #[schemars(length(min = 1))]
    pub say_it: Option<String>,
    /// One comparison from plain life.
    #[schemars(length(min = 1))]
    pub analogy: Option<String>,
    /// How it shows up in an advert, and what it tells.
    #[schemars(length(min = 1))]
    pub in_a_job_ad: Option<String>,
    /// Questions for a screening call.
    #[serde(default)]
    pub ask: Vec<Ask>,
    /// Versions and what they tell.
    #[serde(default)]
    pub versions: Vec<Version>,
    /// What it means on a resume.
    #[serde(default)]
    pub flags: Flags<String>,
    /// The day on which a person last checked the entry.
    pub reviewed: Option<Date>,
    /// Where the facts come from.
    #[serde(default)]
    pub sources: Vec<Url>,
    /// The fields that every kind takes.
    #[serde(flatten)]
    pub common: Common,
}

/// A term that people take for another, and the difference.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Confusion {
    /// The id of the other term.
    pub term: TermId,
    /// The difference in one or two sentences.
    #[schemars(length(min = 1))]
    pub difference: String,
}

/// A question for a screening call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Ask {
    /// The question.
    #[schemars(length(min = 1))]
    pub question: String,
    /// What a good answer sounds like.
    #[schemars(length(min = 1))]
    pub good_answer: Option<String>,
    /// What a weak answer sounds like.
    #[schemars(length(min = 1))]
    pub weak_answer: Option<String>,
}

/// How current a version is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum VersionStatus {
    /// What new work uses.
    Modern,
    /// What much running software uses.
    Common,
    /// What should have been left behind.
    Legacy,
}

impl VersionStatus {
    /// The status as a label.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Modern => "Modern",
            Self::Common => "Common",
            Self::Legacy => "Legacy",
        }
    }

    /// The status as authors write it.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Modern => "modern",
            Self::Common => "common",
            Self::Legacy => "legacy",
        }
    }
}

/// A range of versions and what it tells.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Version {
    /// The versions, in quotes: "3.10 and newer".
    #[schemars(length(min = 1))]
    pub range: String,
    /// How current they are.
    pub status: VersionStatus,
    /// What they tell about a project or a candidate.
    #[schemars(length(min = 1))]
    pub note: Option<String>,
}

impl DocumentFront for TermFront {
    const KIND: Kind = Kind::Term;

    fn title(&self) -> &str {
        &self.term
    }

    fn summary(&self) -> &str {
        &self.short
    }

    fn common(&self) -> &Common {
        &self.common
    }
}

impl TermFront {
    /// The tags of the term.
    #[must_use]
    pub fn tags(&self) -> &[TagId] {
        &self.common.tags
    }
}
