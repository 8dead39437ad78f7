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
    /// Labels that several terms have, such as CD; every term that has one lists it.
    #[serde(default)]
    pub homonyms: Vec<String>,
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
    /// Spellings that other trades, people or places have, too: in pasted texts they count only among certain terms.
    #[serde(default)]
    pub shared: Vec<String>,
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
    /// Who makes it or looks after it, as of today.
    #[schemars(length(min = 1))]
    pub maker: Option<String>,
    /// What it costs to use, at a glance.
    pub license: Option<License>,
    /// The year of its first public release, or its year and month.
    pub since: Option<Since>,
    /// Whether it is on the way up or out, and why.
    pub status: Option<Status>,
    /// Who can be taken instead, and how long they need; one way only.
    #[serde(default)]
    pub accept: Vec<Accept>,
    /// How it shows up in a job ad, and what it tells.
    #[schemars(length(min = 1))]
    pub in_a_job_ad: Option<String>,
    /// A line of a job ad and one of a resume, decoded.
    pub seen: Option<Seen>,
    /// Words that candidates say around it: ids of terms, or words and what they mean.
    #[serde(default)]
    pub hear: Vec<Heard>,
    /// Questions for a screening call.
    #[serde(default)]
    pub ask: Vec<Ask>,
    /// What to ask the hiring manager when a job ad names it.
    #[serde(default)]
    pub ask_the_team: Vec<String>,
    /// Certificates, what they prove and what they do not.
    #[serde(default)]
    pub certificates: Vec<Certificate>,
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
}

/// What something costs to use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum License {
    /// Free, under a license that the Open Source Initiative approves.
    OpenSource,
    /// The code can be read; its use is limited.
    SourceAvailable,
    /// Paid.
    Commercial,
    /// A free part and a paid one.
    FreeAndPaid,
    /// A standard that anyone may implement.
    OpenStandard,
}

impl License {
    /// The license as a label.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::OpenSource => "Open source",
            Self::SourceAvailable => "Source available",
            Self::Commercial => "Commercial",
            Self::FreeAndPaid => "Free and paid",
            Self::OpenStandard => "Open standard",
        }
    }

    /// The license as authors write it.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::OpenSource => "open-source",
            Self::SourceAvailable => "source-available",
            Self::Commercial => "commercial",
            Self::FreeAndPaid => "free-and-paid",
            Self::OpenStandard => "open-standard",
        }
    }
}

/// The first public release.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Since {
    /// A year.
    Year(#[schemars(range(min = 1900, max = 2100))] i16),
    /// A month of a year.
    Month(YearMonth),
}

/// A month of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct YearMonth {
    /// The year.
    #[schemars(range(min = 1900, max = 2100))]
    pub year: i16,
    /// The month, from 1 to 12.
    #[schemars(range(min = 1, max = 12))]
    pub month: i8,
}

impl Since {
    /// The year.
    #[must_use]
    pub const fn year(self) -> i16 {
        match self {
            Self::Year(year) => year,
            Self::Month(at) => at.year,
        }
    }

    /// The month, from 1 to 12, where it is known.
    #[must_use]
    pub const fn month(self) -> Option<i8> {
        match self {
            Self::Year(_) => None,
            Self::Month(at) => Some(at.month),
        }
    }
}

/// Whether something is on the way up or out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Status {
    /// Where it is heading.
    pub trend: Trend,
    /// Why one says so.
    #[schemars(length(min = 1))]
    pub note: Option<String>,
    /// The day for which that is true.
    pub as_of: Option<Date>,
}

/// Where something is heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Trend {
    /// More and more teams choose it.
    Rising,
    /// It is there to stay.
    Established,
    /// It runs, and new work chooses something else.
    Fading,
    /// Nobody looks after it any more.
    Retired,
}

impl Trend {
    /// The trend as a label.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Rising => "Rising",
            Self::Established => "Established",
            Self::Fading => "Fading",
            Self::Retired => "Retired",
        }
    }

    /// The trend as authors write it.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Rising => "rising",
            Self::Established => "established",
            Self::Fading => "fading",
            Self::Retired => "retired",
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
    /// The day on which fixes end.
    pub supported_until: Option<Date>,
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
    /// Everything that the term is called, its name first: name, aliases, homonyms.
    pub fn names(&self) -> impl Iterator<Item = &String> {
        std::iter::once(&self.term).chain(&self.aliases).chain(&self.homonyms)
    }

    /// The tags of the term.
    #[must_use]
    pub fn tags(&self) -> &[TagId] {
        &self.common.tags
    }
}
