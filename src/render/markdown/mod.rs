//! Markdown → HTML, for bodies and for the longer texts of front matter.
//!
//! Reads the same events as `parse` and writes each by itself: headings with the anchors of the
//! outline, links with the addresses that `resolve` checked, jargon links where it found them.
//! Invariant: pure; a site without errors gives HTML without a broken link.

mod code;
mod writer;

use pulldown_cmark::{Event, Tag, TagEnd};

use self::writer::Writer;
use super::assets::BuiltAssets;
use super::highlight::Highlighter;
use crate::jargon::PageLinks;
use crate::model::{DocumentView, Outline};
use crate::parse::markdown::events;
use crate::resolve::ResolvedSite;
use crate::source::FilePath;

/// What rendering needs beside the text.
#[derive(Debug, Clone, Copy)]
pub struct Scope<'a> {
    /// The site.
    pub resolved: &'a ResolvedSite,
    /// The files beside pages.
    pub assets: &'a BuiltAssets,
    /// Colours code.
    pub highlighter: &'a Highlighter,
    /// The file whose text it is: relative links start from its folder.
    pub file: &'a FilePath,
}

/// The body of a document as HTML, jargon linked.
#[must_use]
pub fn body(scope: Scope<'_>, document: &DocumentView<'_>) -> String {
    let links = scope.resolved.page_links(&document.id);
    block_html(scope, document.body.text(), &document.body.outline, links)
}

/// A Markdown text of front matter as HTML blocks; headings and jargon links are not for it.
#[must_use]
pub fn blocks(scope: Scope<'_>, text: &str) -> String {
    let config = &scope.resolved.site.config.markdown;
    let outline = crate::parse::markdown::outline(text, 0, config);
    block_html(scope, text, &outline, &PageLinks::none())
}

/// A Markdown text of front matter as HTML within a line: emphasis, code, links.
#[must_use]
pub fn inline(scope: Scope<'_>, text: &str) -> String {
    let config = &scope.resolved.site.config.markdown;
    let links = PageLinks::none();
    let outline = Outline::default();
    let mut writer = Writer::new(scope, text, &outline, &links);
    for (event, range) in events(text, config) {
        // A text of several paragraphs keeps a space between them.
        match event {
            Event::Start(Tag::Paragraph) => {
                if !writer.out.is_empty() {
                    writer.out.push(' ');
                }
            }
            Event::End(TagEnd::Paragraph) => {}
            event => writer.event(event, range),
        }
    }
    writer.finish()
}

fn block_html(scope: Scope<'_>, text: &str, outline: &Outline, links: &PageLinks) -> String {
    let config = &scope.resolved.site.config.markdown;
    let mut writer = Writer::new(scope, text, outline, links);
    for (event, range) in events(text, config) {
        writer.event(event, range);
    }
    writer.finish()
}
