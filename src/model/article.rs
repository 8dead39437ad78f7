//! Articles, the people who write them, and plain pages.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::front::{Common, Date, DocumentFront, SitePath, Url};
use super::id::{AnyId, AuthorId, Kind};

/// The front matter of an article.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ArticleFront {
    /// The title.
    #[schemars(length(min = 1))]
    pub title: String,
    /// What it says, in one or two sentences.
    #[schemars(length(min = 1))]
    pub summary: String,
    /// The day on which it came out.
    pub date: Date,
    /// The id of the person who wrote it.
    pub author: Option<AuthorId>,
    /// The picture at its head.
    pub image: Option<Image>,
    /// For whom it is.
    pub audience: Option<Audience>,
    /// The series that it is a part of.
    pub series: Option<Series>,
    /// Ids of what to read next.
    #[serde(default)]
    pub related: Vec<AnyId>,
    /// Old addresses that lead here.
    #[serde(default)]
    pub aliases: Vec<SitePath>,
    /// The fields that every kind takes.
    #[serde(flatten)]
    pub common: Common,
}

/// A picture with its description.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Image {
    /// The file: beside this one, or from the root of static/ with a leading slash.
    #[schemars(length(min = 1))]
    pub src: String,
    /// What it shows, for those who do not see it.
    #[schemars(length(min = 1))]
    pub alt: String,
    /// Who made it.
    #[schemars(length(min = 1))]
    pub credit: Option<String>,
}

/// For whom a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Audience {
    /// People who hire.
    Recruiter,
    /// People who program.
    Developer,
}

/// A place in a series of articles.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Series {
    /// The name of the series.
    #[schemars(length(min = 1))]
    pub name: String,
    /// The article's number in it, from 1.
    #[schemars(range(min = 1))]
    pub part: u32,
}

impl DocumentFront for ArticleFront {
    const KIND: Kind = Kind::Article;

    fn title(&self) -> &str {
        &self.title
    }

    fn summary(&self) -> &str {
        &self.summary
    }

    fn common(&self) -> &Common {
        &self.common
    }

    fn old_addresses(&self) -> (&'static str, &[SitePath]) {
        ("aliases", &self.aliases)
    }
}

/// What an author's file says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct AuthorFront {
    /// The name.
    #[schemars(length(min = 1))]
    pub name: String,
    /// A sentence about the person.
    #[schemars(length(min = 1))]
    pub bio: Option<String>,
    /// Addresses of the person elsewhere.
    #[serde(default)]
    pub links: Vec<Url>,
    /// A picture: beside this file, or from the root of static/ with a leading slash.
    #[schemars(length(min = 1))]
    pub photo: Option<String>,
    /// The fields that every kind takes.
    #[serde(flatten)]
    pub common: Common,
}

impl DocumentFront for AuthorFront {
    const KIND: Kind = Kind::Author;

    fn title(&self) -> &str {
        &self.name
    }

    fn summary(&self) -> &str {
        self.bio.as_deref().unwrap_or_default()
    }

    fn common(&self) -> &Common {
        &self.common
    }
}

/// The front matter of a plain page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PageFront {
    /// The title.
    #[schemars(length(min = 1))]
    pub title: String,
    /// What it says, in one sentence.
    #[schemars(length(min = 1))]
    pub summary: Option<String>,
    /// Old addresses that lead here.
    #[serde(default)]
    pub aliases: Vec<SitePath>,
    /// The fields that every kind takes.
    #[serde(flatten)]
    pub common: Common,
}

impl DocumentFront for PageFront {
    const KIND: Kind = Kind::Page;

    fn title(&self) -> &str {
        &self.title
    }

    fn summary(&self) -> &str {
        self.summary.as_deref().unwrap_or_default()
    }

    fn common(&self) -> &Common {
        &self.common
    }

    fn old_addresses(&self) -> (&'static str, &[SitePath]) {
        ("aliases", &self.aliases)
    }
}
