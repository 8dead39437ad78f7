//! Cuts a page, or a pasted text, into the blocks that rules look at (JARGON-RULES, R8 and R11).

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::scan::{BORDER, is_opening};
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
    /// Where it stands in the body.
    body: Range<usize>,
    /// Whether the body has it as it is; not so for `&nbsp;`, in which no link starts or ends.
    verbatim: bool,
    /// Whether a link may stand in it: not in code, links and addresses.
    linkable: bool,
}

impl Block {
    /// The bytes of the body for a range of the block's text, if a link may cover them.
    pub(super) fn in_body(&self, range: &Range<usize>) -> Option<Range<usize>> {
        let mut at = range.start;
        let mut start = None;
        for piece in self.pieces.iter().filter(|piece| piece.range.start < range.end && range.start < piece.range.end) {
            let ends = piece.range.end >= range.end;
            if !piece.linkable || piece.range.start > at || (!piece.verbatim && (start.is_none() || ends)) {
                return None;
            }
            start.get_or_insert_with(|| piece.body.start + (range.start - piece.range.start));
            at = piece.range.end;
            if ends {
                return Some(start?..piece.body.start + (range.end - piece.range.start));
            }
        }
        None
    }

    /// The byte of the body for a byte of the block's text.
    pub(super) fn byte_in_body(&self, at: usize) -> Option<usize> {
        let piece = self.pieces.iter().find(|piece| piece.verbatim && piece.range.contains(&at))?;
        Some(piece.body.start + (at - piece.range.start))
    }

    /// Whether the text at a byte of the block starts a piece: the parser took away what stood before.
    pub(super) fn starts_piece(&self, at: usize) -> bool {
        self.pieces.iter().any(|piece| piece.range.start == at)
    }

    /// The part of the block's text that comes from a range of the body.
    pub(super) fn text_range(&self, range: &Range<usize>) -> Option<Range<usize>> {
        let inside = |piece: &&Piece| piece.verbatim && piece.body.start < range.end && range.start < piece.body.end;
        let mut pieces = self.pieces.iter().filter(inside);
        let first = pieces.next()?;
        let last = pieces.next_back().unwrap_or(first);
        let start = first.range.start + range.start.saturating_sub(first.body.start);
        let end = last.range.start + (range.end - last.body.start).min(last.range.len());
        Some(start..end.max(start))
    }

    /// Adds a text that stands in `body`, bytes of the body whose text is `source`.
    fn push(&mut self, text: &str, body: Range<usize>, source: Option<&str>, linkable: bool) {
        let start = self.text.len();
        self.text.push_str(text);
        self.pieces.push(Piece { range: start..self.text.len(), body, verbatim: source == Some(text), linkable });
    }

    /// Adds a text in which nothing is linked and which stands nowhere in the body as it is.
    fn push_silent(&mut self, text: &str) {
        self.text.push_str(text);
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
    /// The same for elements that blocks of HTML open and leave open.
    open_html: Vec<String>,
    in_comment: bool,
}

/// HTML elements in which nothing is linked.
const BARRED: [&str; 4] = ["a", "code", "pre", "kbd"];

impl Cutter<'_> {
    fn read(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(end) => self.end(end),
            Event::Text(text) if self.silent == 0 => {
                let source = self.body.get(range.clone());
                self.current.push(&text, range, source, self.is_free());
            }
            Event::Code(text) if self.silent == 0 => {
                self.current.border();
                self.current.push_silent(&text);
                self.current.border();
            }
            Event::SoftBreak if self.silent == 0 => {
                self.current.push("\n", range.start..range.start + 1, Some("\n"), self.is_free());
            }
            Event::HardBreak if self.silent == 0 => self.line_end(),
            Event::InlineHtml(html) => {
                self.current.border();
                follow(&mut self.html, &html);
                if self.silent == 0 && html.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("<br")) {
                    self.line_end();
                }
            }
            Event::Html(html) => {
                for part in html.split_inclusive('>') {
                    self.in_comment |= part.contains("<!--");
                    if let Some(at) = part.rfind('<').filter(|_| !self.in_comment) {
                        follow(&mut self.open_html, &part[at..]);
                    }
                    self.in_comment &= !part.ends_with("-->");
                }
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

    /// Whether links may stand here.
    const fn is_free(&self) -> bool {
        self.barred == 0 && self.html.is_empty() && self.open_html.is_empty()
    }

    fn line_end(&mut self) {
        self.current.border();
        self.current.push_silent("\n");
    }

    fn flush(&mut self) {
        let block = std::mem::take(&mut self.current);
        self.html.clear();
        if !block.text.trim().is_empty() {
            self.blocks.push(Block { section: self.section, ..block });
        }
    }
}

/// Follows a tag at the start of `html`, as far as it bars links.
fn follow(open: &mut Vec<String>, html: &str) {
    let name = |text: &str| -> String {
        text.chars().take_while(char::is_ascii_alphanumeric).flat_map(char::to_lowercase).collect()
    };
    let tag = html.split_once('>').map_or(html, |(tag, _)| tag);
    if let Some(rest) = tag.strip_prefix("</") {
        if open.last() == Some(&name(rest)) {
            open.pop();
        }
    } else if let Some(rest) = tag.strip_prefix('<') {
        let name = name(rest);
        if BARRED.contains(&name.as_str()) && !tag.ends_with('/') {
            open.push(name);
        }
    }
}

/// A block of a pasted text: a paragraph or a bullet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Where it stands in the text.
    pub range: Range<usize>,
    /// Whether it has a bullet or a number.
    pub bullet: bool,
    /// The section it stands in; a section starts at each heading.
    pub section: usize,
}

/// The blocks of a pasted text.
///
/// A line starts a block after an empty line, with a bullet or a number, and after a line that is
/// too short to have been wrapped (under 50 characters) or that ends in a colon. Other lines go
/// on with the paragraph before them. The number of a numbered line is no part of its block.
#[must_use]
pub fn of_plain_text(text: &str) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let (mut joins, mut fresh, mut at, mut section) = (false, true, 0, 0);
    for line in text.split_inclusive('\n') {
        let content = line.trim_end();
        let range = at..at + content.len();
        at += line.len();
        if content.trim().is_empty() {
            (joins, fresh) = (false, true);
            continue;
        }
        let length = bullet_length(content);
        match parts.last_mut() {
            Some(last) if joins && length == 0 => last.range.end = range.end,
            _ => {
                let numbered = content.trim_start().starts_with(|c: char| c.is_ascii_digit());
                section += usize::from(length == 0 && (fresh || content.ends_with(':')) && is_heading(content));
                let start = range.start + if numbered { length } else { 0 };
                parts.push(Part { range: start..range.end, bullet: length > 0, section });
            }
        }
        fresh = false;
        joins = content.chars().count() >= WRAPPED && !content.ends_with(':');
    }
    parts
}

/// The shortest line that may have been wrapped, in characters.
const WRAPPED: usize = 50;

/// How long the white space and the bullet, or number, before the text of a line are; 0 without one.
fn bullet_length(line: &str) -> usize {
    const SIGNS: &str = "•·▪◦‣–—●○■□▸►➤➢✓✔✅☑◆♦★»→";
    let text = line.trim_start();
    let number = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let first = text.chars().next().unwrap_or(' ');
    let after = &text[first.len_utf8().min(text.len())..];
    let rest = if number.len() < text.len() {
        number.strip_prefix(". ").or_else(|| number.strip_prefix(") "))
    } else if SIGNS.contains(first) {
        Some(after.strip_prefix('\u{fe0f}').unwrap_or(after).trim_start())
    } else {
        match first {
            'o' if after.starts_with(char::is_whitespace) => Some(after.trim_start()),
            '-' | '*' if after.starts_with(' ') => Some(&after[1..]),
            '-' | '*' if after.starts_with(char::is_alphabetic) => Some(after),
            _ => None,
        }
    };
    rest.map_or(0, |rest| line.len() - rest.len())
}

/// Whether a block is written like a heading: a few words, no full stop at its end.
fn is_heading(text: &str) -> bool {
    let shown = text.trim();
    shown.split_whitespace().count() <= 8 && shown.chars().count() <= 60 && !shown.ends_with(['.', ',', ';', '!'])
}

/// Ends of host names that tell an address of two parts (`github.com/…`) and of three or more
/// (`name.github.io`); `socket.io` and `ASP.NET` are names of tools.
const HOSTS: [&[&str]; 2] = [&["com", "org", "edu", "gov", "dev"], &["io", "ai", "net", "co", "uk", "de", "eu"]];

/// Whether a word is an address without a scheme: a host with a path, or with a hyphen in it.
fn is_host(word: &str) -> bool {
    let is_part = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '-');
    let rest = word.trim_start_matches(is_part);
    let host = word[..word.len() - rest.len()].trim_end_matches(['.', '-']);
    let parts: Vec<&str> = host.split('.').collect();
    let end = parts[parts.len() - 1];
    let tells = (parts.len() > 1 && HOSTS[0].contains(&end)) || (parts.len() > 2 && HOSTS[1].contains(&end));
    let goes_on = rest.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '@' | '+'));
    tells && parts.iter().all(|part| !part.is_empty()) && !goes_on && (rest.starts_with('/') || host.contains('-'))
}

/// The words of a text that are addresses, as ranges of its bytes: nothing is found in them. Markup
/// inside a word does not end it: `https://x.org/_a_/b`.
#[must_use]
pub fn addresses(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    for word in text.split(char::is_whitespace) {
        let bare = word.trim_start_matches(|c: char| is_opening(c) || c == '<' || c == BORDER);
        let e_mail = word.split_once('@').is_some_and(|(name, host)| {
            name.ends_with(|c: char| c.is_ascii_alphanumeric())
                && host.contains('.')
                && host.starts_with(|c: char| c.is_ascii_alphanumeric())
        });
        if word.contains("://") || bare.starts_with("www.") || is_host(bare) || e_mail {
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
        let blocks: Vec<_> = of_plain_text(text).into_iter().map(|part| &text[part.range]).collect();
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
