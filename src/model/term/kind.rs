//! What a term is: a language, a tool, an idea.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

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
    /// Whether things of this kind have words rather than names: their parts, plurals and neighbors are words, too.
    #[must_use]
    pub const fn is_idea(self) -> bool {
        matches!(self, Self::Concept | Self::Practice | Self::Role | Self::Metric)
    }

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
