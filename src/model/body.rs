//! The Markdown of a document, and what is known of it before it becomes HTML.

use std::ops::Range;
use std::sync::Arc;

/// The Markdown after the front matter.
#[derive(Debug, Clone, Default)]
pub struct Body {
    /// The whole file; the body is its end.
    pub source: Arc<str>,
    /// Where the body starts in the file, in bytes.
    pub offset: usize,
    /// Headings, links and length, read once by `parse`.
    pub outline: Outline,
}

impl Body {
    /// The Markdown.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.source[self.offset..]
    }

    /// Whether there is no text at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text().trim().is_empty()
    }
}

/// What a body holds, without its text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outline {
    /// Its headings in order, each with the anchor that its HTML will carry.
    pub headings: Vec<Heading>,
    /// Every link and picture in order.
    pub links: Vec<Link>,
    /// Every id that its HTML will carry beside those of headings: footnotes.
    pub anchors: Vec<String>,
    /// How many words it has, code left out.
    pub words: usize,
    /// What is wrong with the Markdown itself, or looks as if more was meant.
    pub mistakes: Vec<Mistake>,
    /// The languages that its code blocks name, each with its place.
    pub languages: Vec<(String, Range<usize>)>,
    /// The first paragraph as plain text, at most 300 characters.
    pub lead: String,
}

/// A heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// Its text without markup.
    pub text: String,
    /// Its anchor, unique on the page.
    pub id: String,
    /// Where it stands, in bytes of the file.
    pub range: Range<usize>,
}

/// What a link is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkKind {
    /// A link that a reader follows.
    Link,
    /// A picture.
    Image,
    /// A `[[wiki link]]` to a term.
    Wiki,
    /// An address in raw HTML that a reader follows, or that is only named.
    Html,
    /// An address in raw HTML from which the page loads a picture.
    HtmlPicture,
    /// An address in raw HTML from which the page loads something else, or to which a form sends.
    HtmlResource,
}

impl LinkKind {
    /// Whether the page itself loads what the address names.
    #[must_use]
    pub const fn is_loaded(self) -> bool {
        matches!(self, Self::Image | Self::HtmlPicture | Self::HtmlResource)
    }

    /// Whether it is a picture.
    #[must_use]
    pub const fn is_picture(self) -> bool {
        matches!(self, Self::Image | Self::HtmlPicture)
    }
}

/// Something that is wrong with a text, whatever other files hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// The diagnostic's code.
    pub code: &'static str,
    /// Whether the site cannot be built with it.
    pub is_error: bool,
    /// What is wrong.
    pub message: String,
    /// The fix.
    pub hint: String,
    /// Where it stands, in bytes of the file.
    pub range: Range<usize>,
}

/// A link as the author wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// What it is.
    pub kind: LinkKind,
    /// Its target as written.
    pub target: String,
    /// Its text, or a picture's description, without markup.
    pub text: String,
    /// Where it stands, in bytes of the file.
    pub range: Range<usize>,
}
