//! Cuts a page, or a pasted text, into the blocks that rules look at (JARGON-RULES, R8 and R11).

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::scan::BORDER;
use crate::model::config::MarkdownConfig;
use crate::parse::markdown::{events, heading_level};

/// A paragraph, a list item, a table cell or a paragraph of a quote.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Block {
    /// Its text; [`BORDER`] where inline elements start and end.
    pub(super) text: String,
    /// Where the parts of its text come from, in order.
    pieces: Vec<Piece>,
    /// The section it stands in; a section starts at each first- or second-level heading.
    pub(super) section: usize,
    /// Hand-written `[[names]]` in it.
    pub(super) wiki: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Piece {
    /// Where it stands in the block's text.
    range: Range<usize>,
    /// Where it starts in the body.
    body: usize,
    /// Whether a link may stand in it: not in code, links and addresses.
    linkable: bool,
}

impl Block {
    /// The bytes of the body for a range of the block's text, if a link may cover them.
    pub(super) fn in_body(&self, range: &Range<usize>) -> Option<Range<usize>> {
        let mut at = range.start;
        let mut start = None;
        for piece in self.pieces.iter().filter(|piece| piece.range.start < range.end && range.start < piece.range.end) {
            if !piece.linkable || piece.range.start > at {
                return None;
            }
            start.get_or_insert_with(|| piece.body + (range.start - piece.range.start));
            at = piece.range.end;
            if at >= range.end {
                return Some(start?..piece.body + (range.end - piece.range.start));
            }
        }
        None
    }

    /// The byte of the body for a byte of the block's text.
    pub(super) fn byte_in_body(&self, at: usize) -> Option<usize> {
        self.pieces.iter().find(|piece| piece.range.contains(&at)).map(|piece| piece.body + (at - piece.range.start))
    }

    /// Whether the text at a byte of the block starts a piece: the parser took away what stood before.
    pub(super) fn starts_piece(&self, at: usize) -> bool {
        self.pieces.iter().any(|piece| piece.range.start == at)
    }

    /// The part of the block's text that comes from a range of the body.
    pub(super) fn text_range(&self, range: &Range<usize>) -> Option<Range<usize>> {
        let inside = |piece: &&Piece| piece.body < range.end && range.start < piece.body + piece.range.len();
        let mut pieces = self.pieces.iter().filter(inside);
        let first = pieces.next()?;
        let last = pieces.next_back().unwrap_or(first);
        let start = first.range.start + range.start.saturating_sub(first.body);
        let end = last.range.start + (range.end - last.body).min(last.range.len());
        Some(start..end.max(start))
    }

    fn push(&mut self, text: &str, body: Option<usize>, linkable: bool) {
        let start = self.text.len();
        self.text.push_str(text);
        if let Some(body) = body {
            self.pieces.push(Piece { range: start..self.text.len(), body, linkable });
        }
    }

    fn border(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with(BORDER) {
            self.text.push(BORDER);
        }
    }
}

/// The blocks of a body in which terms are linked, in order.
pub(super) fn of_markdown(body: &str, markdown: &MarkdownConfig) -> Vec<Block> {
    let mut cutter = Cutter { body, ..Cutter::default() };
    for (event, range) in events(body, markdown) {
        cutter.read(event, range);
    }
    cutter.flush();
    cutter.blocks
}

#[derive(Default)]
struct Cutter<'a> {
    body: &'a str,
    blocks: Vec<Block>,
    current: Block,
    section: usize,
    /// Depth of blocks without links: headings, table heads, code, pictures, titles of definitions.
    silent: usize,
    /// Depth of links and of HTML elements in which nothing is linked.
    barred: usize,
    html: Vec<String>,
}

/// HTML elements in which nothing is linked.
const BARRED: [&str; 4] = ["a", "code", "pre", "kbd"];

impl Cutter<'_> {
    fn read(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(end) => self.end(end),
            Event::Text(text) if self.silent == 0 => {
                let source = (self.body.get(range.clone()) == Some(&*text)).then_some(range.start);
                let linkable = self.barred == 0 && self.html.is_empty() && source.is_some();
                self.current.push(&text, source, linkable);
            }
            Event::Code(text) if self.silent == 0 => {
                self.current.border();
                self.current.push(&text, None, false);
                self.current.border();
            }
            Event::SoftBreak if self.silent == 0 => {
                let linkable = self.barred == 0 && self.html.is_empty();
                self.current.push("\n", Some(range.start), linkable);
            }
            Event::HardBreak if self.silent == 0 => {
                self.current.border();
                self.current.push("\n", None, false);
            }
            Event::InlineHtml(html) => {
                self.current.border();
                self.inline_html(&html);
            }
            Event::FootnoteReference(_) => self.current.border(),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Superscript | Tag::Subscript => {
                self.current.border()
            }
            Tag::Link { link_type, dest_url, .. } => {
                self.current.border();
                self.barred += 1;
                if matches!(link_type, LinkType::WikiLink { .. }) {
                    self.current.wiki.push(dest_url.to_string());
                }
            }
            Tag::Image { .. } => {
                self.current.border();
                self.silent += 1;
            }
            Tag::Heading { level, .. } => {
                self.flush();
                self.silent += 1;
                self.section += usize::from(heading_level(*level) <= 2);
            }
            Tag::CodeBlock(_) | Tag::TableHead | Tag::HtmlBlock | Tag::DefinitionListTitle => {
                self.flush();
                self.silent += 1;
            }
            _ => self.flush(),
        }
    }

    fn end(&mut self, end: TagEnd) {
        match end {
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Superscript | TagEnd::Subscript => {
                self.current.border();
            }
            TagEnd::Link => {
                self.current.border();
                self.barred = self.barred.saturating_sub(1);
            }
            TagEnd::Image => {
                self.current.border();
                self.silent = self.silent.saturating_sub(1);
            }
            TagEnd::Heading(_)
            | TagEnd::CodeBlock
            | TagEnd::TableHead
            | TagEnd::HtmlBlock
            | TagEnd::DefinitionListTitle => {
                self.silent = self.silent.saturating_sub(1);
                self.flush();
            }
            _ => self.flush(),
        }
    }

    /// Follows raw HTML in a line, as far as it bars links.
    fn inline_html(&mut self, html: &str) {
        let name = |text: &str| -> String {
            text.chars().take_while(char::is_ascii_alphanumeric).flat_map(char::to_lowercase).collect()
        };
        if let Some(rest) = html.strip_prefix("</") {
            if self.html.last() == Some(&name(rest)) {
                self.html.pop();
            }
        } else if let Some(rest) = html.strip_prefix('<') {
            let name = name(rest);
            if BARRED.contains(&name.as_str()) && !html.ends_with("/>") {
                self.html.push(name);
            }
        }
    }

    fn flush(&mut self) {
        let block = std::mem::take(&mut self.current);
        self.html.clear();
        if !block.text.trim().is_empty() {
            self.blocks.push(Block { section: self.section, ..block });
        }
    }
}

/// The blocks of a pasted text: paragraphs and bullets, as ranges of its bytes.
///
/// A line starts a block after an empty line, with a bullet or a number, and after a line that is
/// too short to have been wrapped (under 50 characters) or that ends in a colon. Other lines go
/// on with the paragraph before them.
#[must_use]
pub fn of_plain_text(text: &str) -> Vec<Range<usize>> {
    let mut blocks: Vec<Range<usize>> = Vec::new();
    let mut joins = false;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let content = line.trim_end();
        let range = at..at + content.len();
        at += line.len();
        if content.trim().is_empty() {
            joins = false;
            continue;
        }
        match blocks.last_mut() {
            Some(last) if joins && !is_bullet(content) => last.end = range.end,
            _ => blocks.push(range),
        }
        joins = content.chars().count() >= WRAPPED && !content.ends_with(':');
    }
    blocks
}

/// The shortest line that may have been wrapped, in characters.
const WRAPPED: usize = 50;

/// Whether a line starts with a bullet or a number.
fn is_bullet(line: &str) -> bool {
    let line = line.trim_start();
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = rest.len() < line.len() && (rest.starts_with(". ") || rest.starts_with(") "));
    numbered
        || line.starts_with(['•', '·', '▪', '◦', '‣', '–', '—'])
        || line.starts_with(['-', '*']) && line[1..].starts_with(|c: char| c == ' ' || c.is_alphabetic())
}

/// The words of a text that are addresses, as ranges of its bytes: nothing is found in them.
#[must_use]
pub fn addresses(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    for word in text.split(|c: char| c.is_whitespace() || c == BORDER) {
        let e_mail = word.split_once('@').is_some_and(|(name, host)| {
            name.ends_with(|c: char| c.is_ascii_alphanumeric())
                && host.contains('.')
                && host.starts_with(|c: char| c.is_ascii_alphanumeric())
        });
        if word.contains("://") || word.starts_with("www.") || e_mail {
            found.push(at..at + word.len());
        }
        at += word.len();
        at += text[at..].chars().next().map_or(0, char::len_utf8);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{addresses, of_plain_text};

    #[test]
    fn a_pasted_text_is_cut_at_bullets_and_empty_lines_and_wrapped_lines_are_joined() {
        let text =
            "We need:\n- Go and\n- R\n\nA long line that was wrapped by the mail program of someone\ngoes on here.\n";
        let blocks: Vec<_> = of_plain_text(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(
            blocks,
            [
                "We need:",
                "- Go and",
                "- R",
                "A long line that was wrapped by the mail program of someone\ngoes on here."
            ]
        );
    }

    #[test]
    fn addresses_are_words_of_their_own() {
        let text = "see https://go.dev/x or mail go@go.dev, or @go";
        let found: Vec<_> = addresses(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, ["https://go.dev/x", "go@go.dev,"]);
    }
}
