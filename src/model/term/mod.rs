//! A glossary entry.

mod call;
mod glance;
mod kind;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::front::{Common, Date, DocumentFront, Flags, SitePath, Url};
use super::id::{Kind, TagId, TermId};

pub use call::{Accept, Ask, AskLevel, Certificate, Heard, HeardWord, RampUp, Seen, SeenLine};
pub use glance::{License, Since, Status, Trend, Version, VersionStatus, YearMonth};
pub use kind::TermKind;

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
    /// Old addresses that lead here; `aliases` of a term are names.
    #[serde(default)]
    pub old_addresses: Vec<SitePath>,
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

    fn old_addresses(&self) -> (&'static str, &[SitePath]) {
        ("old_addresses", &self.old_addresses)
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
