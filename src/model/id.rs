//! Ids: the file names of documents, one newtype for each kind.
//!
//! An id is checked against the site in `resolve`; here it is only a name with a type.

use std::fmt;
use std::sync::Arc;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

/// The kinds of documents that a guide is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A glossary entry, `content/terms/`.
    Term,
    /// A job, `content/roles/`.
    Role,
    /// A dated text, `content/articles/`.
    Article,
    /// A printable page, `content/cheat-sheets/`.
    CheatSheet,
    /// Interview questions, `content/interviews/`.
    QuestionBank,
    /// A plain page, `content/pages/`.
    Page,
    /// A writer of articles, `content/authors/`.
    Author,
}

impl Kind {
    /// Every kind, in the order in which a guide lists them.
    pub const ALL: [Self; 7] =
        [Self::Term, Self::Role, Self::Article, Self::CheatSheet, Self::QuestionBank, Self::Page, Self::Author];

    /// The folder below `content/` that holds the kind.
    #[must_use]
    pub const fn folder(self) -> &'static str {
        match self {
            Self::Term => "terms",
            Self::Role => "roles",
            Self::Article => "articles",
            Self::CheatSheet => "cheat-sheets",
            Self::QuestionBank => "interviews",
            Self::Page => "pages",
            Self::Author => "authors",
        }
    }

    /// The kind's name in messages: `cheat sheet`.
    #[must_use]
    pub const fn noun(self) -> &'static str {
        match self {
            Self::Term => "term",
            Self::Role => "role",
            Self::Article => "article",
            Self::CheatSheet => "cheat sheet",
            Self::QuestionBank => "question bank",
            Self::Page => "page",
            Self::Author => "author",
        }
    }

    /// The kind's name in codes and JSON: `cheat-sheet`.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::CheatSheet => "cheat-sheet",
            Self::QuestionBank => "question-bank",
            other => other.noun(),
        }
    }

    /// The kind whose documents live in the folder `name` below `content/`.
    #[must_use]
    pub fn from_folder(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.folder() == name)
    }

    /// The kind with this [`slug`](Self::slug).
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.slug() == slug)
    }
}

/// The longest id, in bytes: an id names a folder, and two of them name that of a comparison; file systems take 255.
pub const MAX_ID: usize = 100;

/// Whether Windows takes `name`, with or without an ending, for a device rather than a file.
#[must_use]
pub fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_ascii_lowercase();
    let numbered = |stem: &str| {
        ["com", "lpt"]
            .iter()
            .filter_map(|port| stem.strip_prefix(port))
            .any(|rest| rest.len() == 1 && rest.bytes().all(|digit| digit.is_ascii_digit()))
    };
    matches!(stem.as_str(), "con" | "prn" | "aux" | "nul") || numbered(&stem)
}

/// Whether `text` is a valid id: no name of a device, at most [`MAX_ID`] lower-case letters, digits and single hyphens between them.
#[must_use]
pub fn is_valid_id(text: &str) -> bool {
    text.len() <= MAX_ID
        && !is_device(text)
        && text
            .split('-')
            .all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()))
}

/// The schema keyword under which a field says which kind of document it names.
pub const REFERENCE_KEYWORD: &str = "x-reference";

/// Declares the id newtype of one kind.
macro_rules! id_type {
    ($(#[$doc:meta])* $name:ident, $reference:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Arc<str>);

        impl $name {
            /// The id as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.into())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl std::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn inline_schema() -> bool {
                true
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({ "type": "string", "minLength": 1, "x-reference": $reference })
            }
        }
    };
}

id_type!(
    /// The id of a term.
    TermId, "term"
);
id_type!(
    /// The id of a role.
    RoleId, "role"
);
id_type!(
    /// The id of an article.
    ArticleId, "article"
);
id_type!(
    /// The id of a cheat sheet.
    CheatSheetId, "cheat-sheet"
);
id_type!(
    /// The id of a question bank.
    QuestionBankId, "question-bank"
);
id_type!(
    /// The id of a plain page.
    PageId, "page"
);
id_type!(
    /// The id of an author.
    AuthorId, "author"
);
id_type!(
    /// The id of a tag that `site.yaml` declares.
    TagId, "tag"
);
id_type!(
    /// The id of an article, or else of a document of any other kind with a page.
    AnyId, "any"
);

/// One document of the site: its kind and its id.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocumentId {
    /// The kind, and so the folder.
    pub kind: Kind,
    /// The file name without its ending.
    pub id: Arc<str>,
}

impl DocumentId {
    /// Makes the name of the document `id` of `kind`.
    #[must_use]
    pub fn new(kind: Kind, id: &str) -> Self {
        Self { kind, id: id.into() }
    }
}

impl fmt::Display for DocumentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.kind.folder(), self.id)
    }
}
