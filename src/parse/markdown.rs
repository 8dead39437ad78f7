//! Reads Markdown: the one place that says which Markdown a guide speaks.
//!
//! `parse` uses it for the outline of a body; jargon linking and rendering read the same events
//! again, with the same options, so that all three agree on every heading and every link.

use pulldown_cmark::{Event, HeadingLevel, OffsetIter, Options, Parser, Tag, TagEnd};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::model::config::MarkdownConfig;

pub use super::anchors::Anchors;
pub use super::outline::outline;

/// The Markdown of the guide: CommonMark with tables, footnotes, strikethrough, task lists,
/// definition lists, heading attributes, alerts and wiki links.
#[must_use]
pub fn options(config: &MarkdownConfig) -> Options {
    let mut options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM
        | Options::ENABLE_WIKILINKS;
    options.set(Options::ENABLE_SMART_PUNCTUATION, config.smart_punctuation);
    options
}

/// The events of `text`, each with its bytes in `text`.
#[must_use]
pub fn events<'a>(text: &'a str, config: &MarkdownConfig) -> OffsetIter<'a> {
    Parser::new_ext(text, options(config)).into_offset_iter()
}

/// Adds the text of Markdown without its markup and without its code, a space between blocks.
pub fn push_plain(plain: &mut String, text: &str, config: &MarkdownConfig) {
    let mut in_code = false;
    for (event, _) in events(text, config) {
        match event {
            Event::Start(Tag::CodeBlock(_)) => in_code = true,
            Event::End(TagEnd::CodeBlock) => in_code = false,
            Event::Text(text) if !in_code => plain.push_str(&text),
            Event::Code(text) => plain.push_str(&text),
            Event::SoftBreak | Event::HardBreak => plain.push(' '),
            Event::End(TagEnd::Heading(_)) => plain.push_str(". "),
            Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::TableCell) if !plain.ends_with(' ') => {
                plain.push(' ');
            }
            _ => {}
        }
    }
}

/// The level of a heading as a number from 1 to 6.
#[must_use]
pub const fn heading_level(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

/// The id of a footnote's text.
#[must_use]
pub fn footnote_id(label: &str) -> String {
    format!("fn-{}", slug(label))
}

/// The id of the `number`th place, from 1, that refers to a footnote.
#[must_use]
pub fn footnote_reference_id(label: &str, number: usize) -> String {
    if number == 1 { format!("fnref-{}", slug(label)) } else { format!("fnref-{}-{number}", slug(label)) }
}

/// `text` as a part of an address: lower case, letters and digits of any script kept, the
/// rest turned into single hyphens; apostrophes vanish.
#[must_use]
pub fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    for letter in text.nfc().filter(|c| !matches!(c, '\'' | '’')) {
        if letter.is_alphanumeric() || letter == '_' || is_combining_mark(letter) {
            slug.extend(letter.to_lowercase());
        } else if !slug.ends_with('-') && !slug.is_empty() {
            slug.push('-');
        }
    }
    slug.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn a_slug_keeps_letters_of_any_script() {
        assert_eq!(slug("What’s C++ / C#?"), "whats-c-c");
        assert_eq!(slug("Größe: 日本語"), "größe-日本語");
        assert_eq!(slug("Cafe\u{301}"), "café");
        assert_eq!(slug("हिन्दी"), "हिन्दी");
    }
}
