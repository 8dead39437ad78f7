//! Reads Markdown: the one place that says which Markdown a guide speaks.
//!
//! `parse` uses it for the outline of a body; jargon linking and rendering read the same events
//! again, with the same options, so that all three agree on every heading and every link.

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, LinkType, OffsetIter, Options, Parser, Tag, TagEnd};

use crate::model::config::MarkdownConfig;
use crate::model::{Heading, Link, LinkKind, Outline};

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

/// Reads the outline of `text`, which starts at byte `offset` of its file.
#[must_use]
pub fn outline(text: &str, offset: usize, config: &MarkdownConfig) -> Outline {
    let mut reader = OutlineReader { offset, ..OutlineReader::default() };
    for (event, range) in events(text, config) {
        reader.read(&event, range);
    }
    reader.outline
}

/// The longest lead of a body, in characters: what search engines show of a description.
const LEAD_LENGTH: usize = 300;

#[derive(Default)]
struct OutlineReader {
    offset: usize,
    outline: Outline,
    anchors: Anchors,
    heading: Option<(u8, Option<String>, String, Range<usize>)>,
    /// Open links and pictures, innermost last: their place in the outline.
    links: Vec<usize>,
    in_code: bool,
    in_paragraph: bool,
    depth: usize,
    footnotes: BTreeMap<String, usize>,
}

impl OutlineReader {
    fn read(&mut self, event: &Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(end) => self.end(*end),
            Event::Text(text) if !self.in_code => self.text(text),
            Event::Code(text) => self.text(text),
            Event::SoftBreak | Event::HardBreak => self.text(" "),
            Event::FootnoteReference(label) => {
                let uses = self.footnotes.entry(label.to_string()).or_insert(0);
                *uses += 1;
                self.outline.anchors.push(footnote_reference_id(label, *uses));
            }
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        self.depth += 1;
        let place = range.start + self.offset..range.end + self.offset;
        match tag {
            Tag::Heading { level, id, .. } => {
                let id = id.as_ref().map(ToString::to_string);
                self.heading = Some((heading_level(*level), id, String::new(), place));
            }
            Tag::Link { link_type, dest_url, .. } => {
                let kind = if matches!(link_type, LinkType::WikiLink { .. }) { LinkKind::Wiki } else { LinkKind::Link };
                let target = match link_type {
                    LinkType::Email => format!("mailto:{dest_url}"),
                    _ => dest_url.to_string(),
                };
                self.open_link(kind, target, place);
            }
            Tag::Image { dest_url, .. } => self.open_link(LinkKind::Image, dest_url.to_string(), place),
            Tag::CodeBlock(_) => self.in_code = true,
            Tag::Paragraph => self.in_paragraph = self.depth == 1 && self.outline.lead.is_empty(),
            Tag::FootnoteDefinition(label) => self.outline.anchors.push(footnote_id(label)),
            _ => {}
        }
    }

    fn end(&mut self, end: TagEnd) {
        self.depth -= 1;
        match end {
            TagEnd::Heading(_) => {
                if let Some((level, id, text, range)) = self.heading.take() {
                    let id = self.anchors.unique(id.as_deref().unwrap_or(&text));
                    self.outline.headings.push(Heading { level, text: text.trim().to_owned(), id, range });
                }
            }
            TagEnd::Link | TagEnd::Image => {
                self.links.pop();
            }
            TagEnd::CodeBlock => self.in_code = false,
            TagEnd::Paragraph => self.in_paragraph = false,
            _ => {}
        }
    }

    fn open_link(&mut self, kind: LinkKind, target: String, range: Range<usize>) {
        self.links.push(self.outline.links.len());
        self.outline.links.push(Link { kind, target, text: String::new(), range });
    }

    fn text(&mut self, text: &str) {
        let is_word = |word: &&str| word.contains(char::is_alphanumeric);
        self.outline.words += text.split_whitespace().filter(is_word).count();
        if let Some((_, _, heading, _)) = &mut self.heading {
            heading.push_str(text);
        }
        for link in &self.links {
            self.outline.links[*link].text.push_str(text);
        }
        if self.in_paragraph && self.outline.lead.chars().count() < LEAD_LENGTH {
            self.outline.lead.push_str(text);
            if let Some((cut, _)) = self.outline.lead.char_indices().nth(LEAD_LENGTH) {
                let cut = self.outline.lead[..cut].rfind(' ').unwrap_or(cut);
                self.outline.lead.truncate(cut);
                self.outline.lead.push('…');
            }
        }
    }
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

/// Gives out anchors, each only once on a page.
#[derive(Debug, Clone, Default)]
pub struct Anchors {
    used: BTreeMap<String, usize>,
}

impl Anchors {
    /// The slug of `text`, with a number behind it where it is taken.
    pub fn unique(&mut self, text: &str) -> String {
        let slug = slug(text);
        let base = if slug.is_empty() { "section".to_owned() } else { slug };
        let mut candidate = base.clone();
        let mut number = self.used.get(&base).copied().unwrap_or(0);
        while self.used.contains_key(&candidate) {
            number += 1;
            candidate = format!("{base}-{number}");
        }
        self.used.insert(base, number);
        self.used.entry(candidate.clone()).or_insert(0);
        candidate
    }
}

/// `text` as a part of an address: lower case, letters and digits of any script kept, the
/// rest turned into single hyphens; apostrophes vanish.
#[must_use]
pub fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    for letter in text.chars().filter(|c| !matches!(c, '\'' | '’')) {
        if letter.is_alphanumeric() || letter == '_' {
            slug.extend(letter.to_lowercase());
        } else if !slug.ends_with('-') && !slug.is_empty() {
            slug.push('-');
        }
    }
    slug.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::{Anchors, outline, slug};
    use crate::model::LinkKind;
    use crate::model::config::MarkdownConfig;

    #[test]
    fn a_slug_keeps_letters_of_any_script() {
        assert_eq!(slug("What’s C++ / C#?"), "whats-c-c");
        assert_eq!(slug("Größe: 日本語"), "größe-日本語");
    }

    #[test]
    fn anchors_are_unique_even_against_numbered_ones() {
        let mut anchors = Anchors::default();
        let ids: Vec<_> = ["Use", "Use 1", "Use", "!"].iter().map(|text| anchors.unique(text)).collect();
        assert_eq!(ids, ["use", "use-1", "use-2", "section"]);
    }

    #[test]
    fn the_outline_holds_headings_links_and_words() {
        let text = "Lead *text*.\n\n## One {#first}\n\n[Django](../terms/django.md) and [[go|Go]]\n\n![A map](map.svg)\n\n```rust\nfn main() {}\n```\n";
        let outline = outline(text, 10, &MarkdownConfig::default());
        assert_eq!(outline.lead, "Lead text.");
        assert_eq!(outline.headings.len(), 1);
        assert_eq!((outline.headings[0].id.as_str(), outline.headings[0].text.as_str()), ("first", "One"));
        assert_eq!(outline.headings[0].range.start, 24);
        let links: Vec<_> = outline.links.iter().map(|l| (l.kind, l.target.as_str(), l.text.as_str())).collect();
        assert_eq!(
            links,
            [
                (LinkKind::Link, "../terms/django.md", "Django"),
                (LinkKind::Wiki, "go", "Go"),
                (LinkKind::Image, "map.svg", "A map"),
            ]
        );
        assert_eq!(outline.words, 8);
    }
}
