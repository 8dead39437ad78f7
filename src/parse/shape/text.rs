//! What a text must look like: any text, a date, an address.

use serde_json::Value as Json;

use crate::model::ReferenceTarget;
use crate::model::front::{Date, SitePath, Url, is_domain};
use crate::model::id::{REFERENCE_KEYWORD, is_valid_id};
use crate::model::role::Period;

/// The rule of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextRule {
    /// Any text; empty only where the flag says so.
    Any {
        /// Whether it may be empty.
        may_be_empty: bool,
    },
    /// A day.
    Date,
    /// A year, a month or a day.
    Period,
    /// A web address.
    Url,
    /// The name of a host.
    Domain,
    /// A path below the site's root.
    Path,
    /// An id that is made here, not one of something else.
    Id,
    /// The id of something else.
    Reference(ReferenceTarget),
}

impl TextRule {
    pub(super) fn compile(schema: &Json, may_be_empty: bool) -> Self {
        let word = |key: &str| schema.get(key).and_then(Json::as_str).unwrap_or_default();
        if let Some(target) = ReferenceTarget::from_keyword(word(REFERENCE_KEYWORD)) {
            return Self::Reference(target);
        }
        match (word("format"), word("x-format")) {
            ("date", _) => Self::Date,
            ("uri", _) => Self::Url,
            (_, "period") => Self::Period,
            (_, "domain") => Self::Domain,
            (_, "path") => Self::Path,
            (_, "id") => Self::Id,
            _ => Self::Any { may_be_empty },
        }
    }

    /// What an author should have written, with its article.
    pub(super) const fn noun(self) -> &'static str {
        match self {
            Self::Any { .. } => "text",
            Self::Date => "a date such as 2026-11-20",
            Self::Period => "a year, a month or a day",
            Self::Url => "a web address",
            Self::Domain => "a domain",
            Self::Path => "a path",
            Self::Id | Self::Reference(_) => "an id",
        }
    }

    /// What is wrong with a text that is not empty: code, message, hint.
    pub(super) fn problem(self, text: &str) -> Option<(&'static str, String, String)> {
        let (is_valid, code, what, hint) = match self {
            Self::Any { .. } | Self::Reference(_) => return None,
            Self::Date => {
                (Date::parse(text).is_some(), "invalid-date", "a date", "write year, month and day: `2026-11-20`")
            }
            Self::Period => (
                Period::is_valid(text),
                "invalid-date",
                "a year, a month or a day",
                "write `2024`, `2024-06` or `2024-06-30`",
            ),
            Self::Url => {
                (Url::is_valid(text), "invalid-url", "a web address", "write it whole: `https://example.org/page`")
            }
            Self::Domain => {
                (is_domain(text), "invalid-domain", "a domain", "write the host's name alone: `guide.example.org`")
            }
            Self::Path => (
                SitePath::is_valid(text),
                "invalid-path",
                "a path of this site",
                "write it from the root of the site, without `..` and the signs of addresses: `/old/page/`",
            ),
            Self::Id => (
                is_valid_id(text),
                "invalid-id",
                "an id",
                "an id is made of lower-case letters, digits and single hyphens: `machine-learning`",
            ),
        };
        (!is_valid).then(|| (code, format!("`{text}` is not {what}"), hint.to_owned()))
    }
}
