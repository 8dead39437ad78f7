//! `site.yaml`: what belongs to the guide as a whole.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::front::Url;
use super::id::TagId;

/// What `site.yaml` says.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SiteConfig {
    /// The guide's name.
    #[schemars(length(min = 1))]
    pub title: String,
    /// What it is, in one sentence.
    #[schemars(length(min = 1))]
    pub tagline: Option<String>,
    /// A longer sentence for search engines.
    #[schemars(length(min = 1))]
    pub description: Option<String>,
    /// Where the guide will live: `https://someone.github.io/guide/`
    pub base_url: Option<Url>,
    /// A domain of its own, for GitHub Pages: guide.example.org
    #[schemars(extend("x-format" = "domain"))]
    pub domain: Option<String>,
    /// The language of the texts, as a tag: en
    #[schemars(length(min = 1))]
    pub language: Option<String>,
    /// The links at the head of every page.
    #[serde(default)]
    pub navigation: Vec<NavigationLink>,
    /// The topics that documents can belong to.
    #[serde(default)]
    pub tags: Vec<Tag>,
    /// Words looked up most: shown under the search box of the home page.
    #[serde(default)]
    pub often_looked_up: Vec<super::id::TermId>,
    /// How jargon is recognised and linked.
    #[serde(default)]
    pub jargon: JargonConfig,
    /// How Markdown is read.
    #[serde(default)]
    pub markdown: MarkdownConfig,
    /// Links to files and folders outside the guide that may be followed, by their paths: static/shared
    #[serde(default)]
    pub outside_links: Vec<String>,
    /// How long texts may be and how old.
    #[serde(default)]
    pub limits: Limits,
    /// What `check` looks for: the code of a finding, and whether it counts.
    #[serde(default)]
    pub lints: BTreeMap<String, LintLevel>,
    /// Queries, and the id of the term or page that must come first.
    #[serde(default)]
    pub search_expectations: BTreeMap<String, String>,
    /// Job ads of the guide's own that readers can try the decoder with.
    #[serde(default)]
    pub decoder_samples: Vec<DecoderSample>,
    /// Whether each page gets a picture for link previews, drawn when the guide is built; needs base_url.
    #[serde(default)]
    pub social_cards: bool,
    /// The text at the foot of every page (inline Markdown).
    #[schemars(length(min = 1))]
    pub footer: Option<String>,
    /// Links at the foot of every page.
    #[serde(default)]
    pub footer_links: Vec<NavigationLink>,
    /// Where the "get updates" link leads.
    pub subscribe: Option<Url>,
    /// The repository of the guide: drives "edit this page" and "suggest a term".
    pub repository: Option<Url>,
    /// The branch that "edit this page" opens.
    #[schemars(length(min = 1))]
    pub branch: Option<String>,
    /// How `serve` opens a file: vscode://file/{path}:{line}:{column}
    #[schemars(length(min = 1))]
    pub editor: Option<String>,
}

/// A job ad to try the decoder with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DecoderSample {
    /// What it is: "Backend developer, start-up".
    #[schemars(length(min = 1))]
    pub title: String,
    /// The ad.
    #[schemars(length(min = 1))]
    pub text: String,
}

/// A link in the navigation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NavigationLink {
    /// Its text.
    #[schemars(length(min = 1))]
    pub title: String,
    /// Where it leads: a path of the guide such as /glossary/, or a web address.
    #[schemars(length(min = 1))]
    pub url: String,
}

/// A topic as it is declared: its id alone, or with a title and a summary.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Tag {
    /// The id alone; readers see it with a capital and with spaces for hyphens.
    Id(#[schemars(extend("x-format" = "id"))] String),
    /// The id with what readers see.
    Described(TagDescription),
}

/// A topic with a title and a summary.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TagDescription {
    /// The name that front matter uses.
    #[schemars(extend("x-format" = "id"))]
    pub id: String,
    /// The name that readers see.
    #[schemars(length(min = 1))]
    pub title: Option<String>,
    /// What the topic is, in one sentence.
    #[schemars(length(min = 1))]
    pub summary: Option<String>,
}

impl Tag {
    /// The name that front matter uses.
    #[must_use]
    pub fn id(&self) -> &str {
        match self {
            Self::Id(id) => id,
            Self::Described(tag) => &tag.id,
        }
    }

    /// The name that readers see.
    #[must_use]
    pub fn title(&self) -> String {
        if let Self::Described(TagDescription { title: Some(title), .. }) = self {
            return title.clone();
        }
        let words = self.id().replace('-', " ");
        let mut letters = words.chars();
        letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
    }

    /// What the topic is, in one sentence; empty where nobody said.
    #[must_use]
    pub fn summary(&self) -> &str {
        match self {
            Self::Id(_) => "",
            Self::Described(tag) => tag.summary.as_deref().unwrap_or_default(),
        }
    }
}

/// How often a term is linked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum LinkFrequency {
    /// Once in each section.
    #[default]
    Section,
    /// Once on each page.
    Page,
    /// Every time.
    Every,
}

/// How jargon is recognised and linked.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct JargonConfig {
    /// How often a term is linked.
    #[serde(default)]
    pub links: LinkFrequency,
    /// More phrases that prove an ambiguous word right after them: "experience with".
    #[serde(default)]
    pub cue_before: Vec<String>,
    /// More words that prove an ambiguous word right before them: "developer".
    #[serde(default)]
    pub cue_after: Vec<String>,
    /// More endings that may follow a hyphen: "based".
    #[serde(default)]
    pub hyphen_suffixes: Vec<String>,
}

/// How Markdown is read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MarkdownConfig {
    /// Whether HTML in Markdown is kept; otherwise it is shown as text.
    #[serde(default = "yes")]
    pub raw_html: bool,
    /// Whether straight quotes and dots become typographic ones.
    #[serde(default)]
    pub smart_punctuation: bool,
}

impl Default for MarkdownConfig {
    fn default() -> Self {
        Self { raw_html: true, smart_punctuation: false }
    }
}

const fn yes() -> bool {
    true
}

/// How long texts may be and how old.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Limits {
    /// The most characters of a `short`.
    pub short_length: usize,
    /// The highest reading grade of a `short` (Flesch-Kincaid).
    pub reading_grade: f64,
    /// After how many days a `reviewed` date is stale.
    pub review_days: u32,
    /// In how many places an unknown acronym must be used before `check` speaks of it.
    pub undefined_uses: usize,
    /// The fewest words of a good answer.
    pub good_answer_words: usize,
    /// The fewest words of a weak answer.
    pub weak_answer_words: usize,
    /// In how many documents one heading may stand.
    pub repeated_headings: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            short_length: 160,
            reading_grade: 9.0,
            review_days: 365,
            undefined_uses: 3,
            good_answer_words: 10,
            weak_answer_words: 5,
            repeated_headings: 30,
        }
    }
}

/// Whether a finding of `check` counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum LintLevel {
    /// It is not looked for.
    Off,
    /// It is a warning.
    Warn,
    /// It is an error.
    Error,
}

impl SiteConfig {
    /// The language of the texts; English where none is named.
    #[must_use]
    pub fn language(&self) -> &str {
        self.language.as_deref().unwrap_or("en")
    }

    /// The declared tag with this id.
    #[must_use]
    pub fn tag(&self, id: &TagId) -> Option<&Tag> {
        self.tags.iter().find(|tag| tag.id() == id.as_str())
    }

    /// The branch that holds the guide; `main` where none is named.
    #[must_use]
    pub fn branch(&self) -> &str {
        self.branch.as_deref().unwrap_or("main")
    }
}
