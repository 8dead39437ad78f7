//! Reads the outline of a Markdown text: its headings, links, anchors and length, and what is wrong with it.

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Tag, TagEnd};

use super::anchors::{self, Anchors};
use super::footnotes::Footnotes;
use super::html::{self, Balance, Use};
use super::markdown::{events, footnote_id, footnote_reference_id, heading_level};
use super::{css, dialects};
use crate::model::config::MarkdownConfig;
use crate::model::{Heading, Kind, Link, LinkKind, Mistake, Outline};

/// Reads the outline of `text`, which starts at byte `offset` of its file.
#[must_use]
pub fn outline(text: &str, offset: usize, config: &MarkdownConfig) -> Outline {
    read(text, offset, config, None)
}

/// Reads the outline of the body of a page, whose template has ids of its own.
pub(super) fn of_page(text: &str, offset: usize, config: &MarkdownConfig, kind: Kind) -> Outline {
    read(text, offset, config, Some(kind))
}

fn read(text: &str, offset: usize, config: &MarkdownConfig, kind: Option<Kind>) -> Outline {
    let anchors = kind.map_or_else(Anchors::default, Anchors::of_page);
    let mut reader = Reader { source: text, offset, kind, anchors, raw_html: config.raw_html, ..Reader::default() };
    for (event, range) in events(text, config) {
        reader.read(&event, range);
    }
    reader.finish()
}

/// The longest lead of a body, in characters: what search engines show of a description.
const LEAD_LENGTH: usize = 300;

/// A piece of raw HTML, and which byte of the text each of its parts starts at.
#[derive(Debug, Default)]
struct RawHtml {
    text: String,
    pieces: Vec<(usize, usize)>,
}

impl RawHtml {
    fn push(&mut self, text: &str, at: usize) {
        self.pieces.push((self.text.len(), at));
        self.text.push_str(text);
    }

    /// The byte of the Markdown that a byte of the HTML came from.
    fn place(&self, at: usize) -> usize {
        let piece = self.pieces.iter().rev().find(|(start, _)| *start <= at);
        piece.map_or(at, |(start, source)| source + at - start)
    }
}

#[derive(Default)]
struct Reader<'a> {
    source: &'a str,
    offset: usize,
    kind: Option<Kind>,
    raw_html: bool,
    outline: Outline,
    anchors: Anchors,
    heading: Option<(u8, Option<String>, String, Range<usize>)>,
    /// Open links and pictures, innermost last: their place in the outline.
    links: Vec<usize>,
    /// The code block that is being read: what stands behind its fence, and its lines.
    code: Option<(String, Range<usize>, usize)>,
    in_paragraph: bool,
    depth: usize,
    footnotes: Footnotes,
    references: BTreeMap<String, usize>,
    block: Option<RawHtml>,
    balance: Balance,
    at_line_start: bool,
}

impl Reader<'_> {
    fn read(&mut self, event: &Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(end) => self.end(*end),
            Event::Text(text) => match &mut self.code {
                Some((_, _, lines)) => *lines += text.matches('\n').count(),
                None => {
                    self.marks(range.start);
                    self.text(text);
                }
            },
            Event::Code(text) => {
                self.outline.mistakes.extend(dialects::role(self.source, range.start, self.offset));
                self.text(text);
                self.at_line_start = false;
            }
            Event::SoftBreak | Event::HardBreak => {
                self.text(" ");
                self.at_line_start = true;
            }
            Event::FootnoteReference(label) => {
                let uses = self.references.entry(label.to_string()).or_insert(0);
                *uses += 1;
                let id = footnote_reference_id(label, *uses);
                self.outline.anchors.push(id);
                self.footnotes.reference(label);
            }
            Event::Html(text) => match &mut self.block {
                Some(block) => block.push(text, range.start),
                None => self.html_at(text, range.start),
            },
            Event::InlineHtml(text) => self.html_at(text, range.start),
            _ => {}
        }
    }

    /// Looks for marks that Markdown passes over in a piece of plain text.
    fn marks(&mut self, at: usize) {
        if self.source.is_char_boundary(at) {
            self.footnotes.plain(self.source, at, self.offset);
            if self.at_line_start {
                self.outline.mistakes.extend(dialects::line(self.source, at, self.offset));
            }
        }
        self.at_line_start = false;
    }

    fn start(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        self.depth += 1;
        let place = range.start + self.offset..range.end + self.offset;
        self.at_line_start = matches!(tag, Tag::Paragraph | Tag::Item | Tag::DefinitionListTitle);
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
            Tag::CodeBlock(kind) => {
                let info = match kind {
                    CodeBlockKind::Fenced(info) => info.to_string(),
                    CodeBlockKind::Indented => String::new(),
                };
                let first_line = self.source[range.clone()].lines().next().map_or(0, str::len);
                self.code = Some((info, place.start..place.start + first_line, 0));
            }
            Tag::Paragraph => self.in_paragraph = self.depth == 1 && self.outline.lead.is_empty(),
            Tag::FootnoteDefinition(label) => {
                self.outline.anchors.push(footnote_id(label));
                self.footnotes.text(label, place);
            }
            Tag::HtmlBlock => self.block = Some(RawHtml::default()),
            // `::: tip` is read as a definition that starts with `:: tip`.
            Tag::DefinitionListDefinition if self.source[range.start..].starts_with(":::") => {
                self.outline.mistakes.extend(dialects::line(self.source, range.start, self.offset));
            }
            _ => {}
        }
    }

    fn end(&mut self, end: TagEnd) {
        self.depth -= 1;
        match end {
            TagEnd::Heading(_) => {
                if let Some((level, id, text, range)) = self.heading.take() {
                    let id = self.heading_anchor(id, &text, &range);
                    self.outline.headings.push(Heading { level, text: text.trim().to_owned(), id, range });
                }
            }
            TagEnd::Link | TagEnd::Image => {
                self.links.pop();
            }
            TagEnd::CodeBlock => {
                if let Some((info, range, lines)) = self.code.take() {
                    self.code_block(&info, range, lines);
                }
            }
            TagEnd::Paragraph => self.in_paragraph = false,
            TagEnd::HtmlBlock => {
                if let Some(block) = self.block.take() {
                    self.html(&block);
                }
            }
            _ => {}
        }
    }

    /// The anchor of a heading: what its author wrote behind it, if the page does not need it, else what its text gives.
    fn heading_anchor(&mut self, own: Option<String>, text: &str, range: &Range<usize>) -> String {
        match own {
            Some(id) => {
                self.claim(&id, range.clone());
                id
            }
            None => self.anchors.unique(text),
        }
    }

    /// Takes an id that an author wrote.
    fn claim(&mut self, id: &str, range: Range<usize>) {
        let message = if self.kind.is_some_and(|kind| anchors::is_reserved(kind, id)) {
            format!("the page has an id `{id}` of its own")
        } else if self.anchors.take(id) {
            return;
        } else {
            format!("the id `{id}` is on this page twice")
        };
        let hint = "give it another name".to_owned();
        self.outline.mistakes.push(Mistake { code: "duplicate-anchor", is_error: true, message, hint, range });
    }

    fn code_block(&mut self, info: &str, range: Range<usize>, lines: usize) {
        if let Some(mistake) = dialects::fence(info, range.clone()) {
            self.outline.mistakes.push(mistake);
            return;
        }
        let fence = super::fence::Fence::parse(info);
        if !fence.language.is_empty() {
            self.outline.languages.push((fence.language.clone(), range.clone()));
        }
        if let Some(message) = fence.mistake(lines) {
            let hint = "mark lines from 1 on, as `{1,3-4}`".to_owned();
            self.outline.mistakes.push(Mistake { code: "line-mark", is_error: true, message, hint, range });
        }
    }

    fn html_at(&mut self, text: &str, at: usize) {
        let mut html = RawHtml::default();
        html.push(text, at);
        self.html(&html);
    }

    /// Takes in the addresses and the ids of raw HTML.
    fn html(&mut self, html: &RawHtml) {
        if !self.raw_html {
            return;
        }
        for tag in html::tags(&html.text) {
            let place =
                |range: &Range<usize>| html.place(range.start) + self.offset..html.place(range.end) + self.offset;
            let range = place(&tag.range);
            let found: Vec<_> =
                html::addresses(&tag).into_iter().map(|(target, purpose, at)| (target, purpose, place(&at))).collect();
            for (target, purpose, range) in found {
                let kind = match purpose {
                    Use::Link => LinkKind::Html,
                    Use::Picture => LinkKind::HtmlPicture,
                    Use::Resource | Use::Form => LinkKind::HtmlResource,
                };
                self.outline.links.push(Link { kind, target, text: String::new(), range });
            }
            if tag.name == "style" {
                for address in css::read(&html.text[tag.raw_text.clone()]).addresses {
                    let kind = LinkKind::HtmlResource;
                    self.outline.links.push(Link {
                        kind,
                        target: address.value,
                        text: String::new(),
                        range: range.clone(),
                    });
                }
            }
            let own_anchor = tag.attribute("name").filter(|_| tag.name == "a");
            if let Some(id) = tag.attribute("id").or(own_anchor).filter(|id| !id.is_empty()) {
                self.claim(id, range.clone());
                self.outline.anchors.push(id.to_owned());
            }
            self.outline.mistakes.extend(blocked(&tag, &range));
            self.balance.take(&tag, range);
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

    fn finish(mut self) -> Outline {
        self.balance.finish();
        for (name, closing, range) in self.balance.wrong {
            let (message, hint) = if closing {
                (format!("`</{name}>` closes nothing"), format!("take it out, or open `<{name}>` before it"))
            } else {
                (format!("`<{name}>` is never closed"), format!("write `</{name}>` where it ends"))
            };
            self.outline.mistakes.push(Mistake { code: "unclosed-html", is_error: true, message, hint, range });
        }
        self.outline.mistakes.extend(self.footnotes.mistakes());
        self.outline
    }
}

/// What browsers will not do for a tag, because the site's content-security-policy lets pages run and style nothing
/// that stands in them.
fn blocked(tag: &html::Tag, range: &Range<usize>) -> Option<Mistake> {
    let handler = tag.attributes.iter().find(|attribute| attribute.name.starts_with("on"));
    let (what, hint) = if let Some(handler) = handler {
        (
            format!("the script in `{}`", handler.name),
            "write it in a file of `static/` that finds the element by its id",
        )
    } else if tag.attribute("style").is_some() {
        ("the attribute `style`".to_owned(), "give the element a class and style it in a file of `static/css/`")
    } else if tag.closing {
        return None;
    } else {
        match tag.name.as_str() {
            "style" => ("the style sheet in a page".to_owned(), "put it into a file of `static/css/`"),
            "script" if tag.attribute("src").is_none() => (
                "the script in a page".to_owned(),
                "put it into a file of `static/` and load that: `<script src=\"/own.js\"></script>`",
            ),
            "iframe" | "object" | "embed" | "frame" => (format!("what `<{}>` embeds", tag.name), "link to it instead"),
            "base" => ("the tag `<base>`".to_owned(), "take it out: addresses get the base path by themselves"),
            _ => return None,
        }
    };
    Some(Mistake {
        code: "blocked-content",
        is_error: false,
        message: format!("browsers leave out {what}: the site's content-security-policy forbids it"),
        hint: hint.to_owned(),
        range: range.clone(),
    })
}

#[cfg(test)]
mod tests {
    use super::outline;
    use crate::model::LinkKind;
    use crate::model::config::MarkdownConfig;

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
        assert_eq!(outline.languages[0].0, "rust");
        assert_eq!(outline.mistakes, []);
    }

    #[test]
    fn raw_html_is_read_where_it_stands() {
        let text = "> <div>\n> <a\n>   href=\"/x\">y</a>\n> </div>\n\nA <img src=/p.png alt=\"\"> <b id=here>b</b>.\n";
        let outline = outline(text, 0, &MarkdownConfig::default());
        let links: Vec<_> = outline.links.iter().map(|l| (l.kind, l.target.as_str(), &text[l.range.clone()])).collect();
        assert_eq!(links, [(LinkKind::Html, "/x", "\"/x\""), (LinkKind::HtmlPicture, "/p.png", "/p.png")]);
        assert_eq!(outline.anchors, ["here"]);
        assert_eq!(outline.mistakes, []);
    }

    #[test]
    fn what_markdown_passes_over_is_told() {
        let codes = |text: &str| -> Vec<&str> {
            outline(text, 0, &MarkdownConfig::default()).mistakes.iter().map(|mistake| mistake.code).collect()
        };
        assert_eq!(codes("A[^x].\n"), ["missing-footnote"]);
        assert_eq!(codes("A.\n\n[^x]: B\n"), ["unused-footnote"]);
        assert_eq!(codes("A[^x].\n\n[^x]: B\n\n[^x]: C\n"), ["duplicate-footnote"]);
        assert_eq!(codes("A[^x].\n\n[^x]: B\n"), [""; 0]);
        assert_eq!(codes("`[^x]` and [^x](y)\n"), [""; 0]);
        assert_eq!(codes("```rust {4-2}\na\n```\n"), ["line-mark"]);
        assert_eq!(codes("```rust {9}\na\n```\n"), ["line-mark"]);
        assert_eq!(codes("```rust {1,2-3}\na\nb\nc\n```\n"), [""; 0]);
        assert_eq!(codes("<div>\n\nA\n"), ["unclosed-html"]);
        assert_eq!(codes("<i id=a></i><i id=a></i>\n"), ["duplicate-anchor"]);
        assert_eq!(codes("::: tip\nA\n:::\n"), ["foreign-syntax", "foreign-syntax"]);
        assert_eq!(codes("B\n\n::: tip\n\nA\n"), ["foreign-syntax"]);
        assert_eq!(codes("> [!faq]\n> A\n"), ["foreign-syntax"]);
        assert_eq!(codes("<p style=\"color: red\">A</p>\n"), ["blocked-content"]);
    }
}
