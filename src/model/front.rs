//! What all kinds of front matter share.

use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, de};

use super::id::{Kind, MAX_ID, TagId, is_device};

/// The fields that every kind takes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Common {
    /// Whether to leave the file out of the site until it is ready.
    #[serde(default)]
    pub draft: bool,
    /// The day of the last real change.
    pub updated: Option<Date>,
    /// Whether glossary terms are linked in the text by themselves.
    #[serde(default = "yes")]
    pub autolink: bool,
    /// The topics it belongs to; each is declared in site.yaml.
    #[serde(default)]
    pub tags: Vec<TagId>,
}

impl Default for Common {
    fn default() -> Self {
        Self { draft: false, updated: None, autolink: true, tags: Vec::new() }
    }
}

const fn yes() -> bool {
    true
}

/// Front matter of one kind.
pub trait DocumentFront: de::DeserializeOwned + JsonSchema + Send + Sync + 'static {
    /// The kind.
    const KIND: Kind;

    /// The name that readers see.
    fn title(&self) -> &str;

    /// One sentence about it; empty where the kind has none.
    fn summary(&self) -> &str;

    /// The fields that every kind takes.
    fn common(&self) -> &Common;

    /// Addresses that lead to the page, too, and the field that holds them.
    fn old_addresses(&self) -> (&'static str, &[SitePath]) {
        ("aliases", &[])
    }
}

/// A day, as `2026-11-20`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(pub jiff::civil::Date);

impl Date {
    /// Reads a day written as year, month and day: `2026-11-20`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let well_formed = text.len() == 10
            && text.bytes().enumerate().all(|(at, byte)| match at {
                4 | 7 => byte == b'-',
                _ => byte.is_ascii_digit(),
            });
        if well_formed { text.parse().ok().map(Self) } else { None }
    }

    /// The day in words: `20 November 2026`.
    #[must_use]
    pub fn long(self) -> String {
        self.0.strftime("%-d %B %Y").to_string()
    }

    /// Month and year in words: `November 2026`.
    #[must_use]
    pub fn month(self) -> String {
        self.0.strftime("%B %Y").to_string()
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Serialize for Date {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| de::Error::custom("not a date"))
    }
}

impl JsonSchema for Date {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Date".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "format": "date" })
    }
}

/// Things to ask about, by how they look on a resume. Never verdicts on people.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, bound(deserialize = "T: Deserialize<'de>"))]
pub struct Flags<T> {
    /// Good signs.
    #[serde(default)]
    pub green: Vec<T>,
    /// Signs to ask about.
    #[serde(default)]
    pub yellow: Vec<T>,
    /// Signs to look at closely.
    #[serde(default)]
    pub red: Vec<T>,
}

impl<T> Default for Flags<T> {
    fn default() -> Self {
        Self { green: Vec::new(), yellow: Vec::new(), red: Vec::new() }
    }
}

impl<T> Flags<T> {
    /// Whether there is no flag at all.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.green.is_empty() && self.yellow.is_empty() && self.red.is_empty()
    }
}

/// A web address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Url(pub String);

impl Url {
    /// Whether `text` has the shape of a web address: `https://`, a host with a dot, no white space.
    #[must_use]
    pub fn is_valid(text: &str) -> bool {
        let Some(rest) = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")) else {
            return false;
        };
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let host = host.split_once(':').map_or(host, |(host, _)| host);
        !text.chars().any(|c| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"'))
            && (host == "localhost" || is_domain(host))
    }
}

/// Whether `text` has the shape of a domain: labels of letters, digits and hyphens, with dots between them.
#[must_use]
pub fn is_domain(text: &str) -> bool {
    let is_label =
        |label: &str| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'));
    text.contains('.') && text.split('.').all(is_label)
}

impl JsonSchema for Url {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Url".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "format": "uri", "minLength": 1 })
    }
}

/// A path of this site, from its root: an address that pages had before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SitePath(pub String);

impl SitePath {
    /// Whether `text` names a path below the root that every file system takes: no hidden part, no `.` or `..`, none of
    /// the characters that addresses or file systems use for something else, no part longer than an id.
    #[must_use]
    pub fn is_valid(text: &str) -> bool {
        let sign = |c: char| c.is_control() || matches!(c, '?' | '#' | '%' | '\\' | ':' | '*' | '"' | '<' | '>' | '|');
        let parts = || text.trim_matches('/').split('/');
        !text.contains(sign)
            && text.trim() == text
            && text.len() <= 1_000
            && parts().all(|part| {
                let is_hidden = part.starts_with('.') && part != ".well-known";
                !is_hidden
                    && !part.is_empty()
                    && part.len() <= MAX_ID
                    && !part.ends_with([' ', '.'])
                    && !part.starts_with(' ')
                    && !is_device(part)
            })
    }
}

impl JsonSchema for SitePath {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "SitePath".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "x-format": "path", "minLength": 1 })
    }
}

#[cfg(test)]
mod tests {
    use super::{Date, SitePath, Url};

    #[test]
    fn a_path_of_the_site_stays_below_its_root() {
        for path in ["/old/page/", "old/page.html", "/2024/über uns/", "/a/.well-known/"] {
            assert!(SitePath::is_valid(path), "{path}");
        }
        let long = "a".repeat(101);
        for path in [
            "", "/", "..", "../x", "/a/../b", "a//b", "/a?b", "a#b", "a%2fb", "C:\\a", "a\0", " a", "/.git/x/",
            "/con/", "/nul.txt", "/a./", &long,
        ] {
            assert!(!SitePath::is_valid(path), "{path}");
        }
    }

    #[test]
    fn a_date_is_year_month_day_and_exists() {
        assert_eq!(Date::parse("2026-11-20").map(Date::long).as_deref(), Some("20 November 2026"));
        assert_eq!(Date::parse("2026-02-30"), None);
        assert_eq!(Date::parse("20 November 2026"), None);
    }

    #[test]
    fn an_address_has_a_scheme_and_a_host() {
        assert!(Url::is_valid("https://www.python.org/downloads/"));
        assert!(!Url::is_valid("www.python.org"));
        assert!(!Url::is_valid("https://two words.org"));
        assert!(!Url::is_valid("https://.org"));
    }
}
