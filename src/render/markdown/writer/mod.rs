//! Writes one Markdown event after the other.

mod links;

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{Alignment, BlockQuoteKind, CodeBlockKind, Event, Tag, TagEnd};

use super::Scope;
use super::code;
use crate::jargon::PageLinks;
use crate::model::Outline;
use crate::parse::fence::Fence;
use crate::parse::html;
use crate::parse::markdown::{footnote_id, footnote_reference_id, heading_level};
use crate::render::html::{escape, push_escaped};
use crate::resolve::links::{Target, target};

/// The state of writing one text.
pub(super) struct Writer<'a> {
    scope: Scope<'a>,
    text: &'a str,
    outline: &'a Outline,
    links: &'a PageLinks,
    /// The HTML so far.
    pub(super) out: String,
    /// The next jargon link, and whether it is open.
    next_link: usize,
    link_open: bool,
    next_hidden: usize,
    next_heading: usize,
    /// By how much heading levels go down, so that the page keeps a single first-level one.
    shift: u8,
    code: Option<(Fence, String)>,
    alignments: Vec<Alignment>,
    cell: usize,
    in_head: bool,
    /// The description of the picture that is being read, instead of text.
    alt: Option<String>,
    open_anchors: Vec<bool>,
    footnotes: Footnotes,
    /// The block of raw HTML that is being read: a tag may run over lines.
    block: Option<String>,
    /// Where a paragraph started that may turn out to be a picture alone.
    paragraph: Option<usize>,
}

#[derive(Default)]
struct Footnotes {
    /// The number of each footnote, in the order of first use, and how often it was used.
    used: BTreeMap<String, (usize, usize)>,
    texts: BTreeMap<String, String>,
    /// The footnote whose text is being written, and the page so far.
    open: Option<(String, String)>,
}

impl<'a> Writer<'a> {
    pub(super) fn new(scope: Scope<'a>, text: &'a str, outline: &'a Outline, links: &'a PageLinks) -> Self {
        Self {
            scope,
            text,
            outline,
            links,
            out: String::with_capacity(text.len() * 3 / 2),
            next_link: 0,
            link_open: false,
            next_hidden: 0,
            next_heading: 0,
            shift: u8::from(outline.headings.iter().any(|heading| heading.level == 1)),
            code: None,
            alignments: Vec::new(),
            cell: 0,
            in_head: false,
            alt: None,
            open_anchors: Vec::new(),
            footnotes: Footnotes::default(),
            block: None,
            paragraph: None,
        }
    }

    /// The HTML of the whole text, footnotes at its end.
    pub(super) fn finish(mut self) -> String {
        let mut used: Vec<_> = std::mem::take(&mut self.footnotes.used).into_iter().collect();
        if used.is_empty() {
            return self.out;
        }
        used.sort_by_key(|(_, (number, _))| *number);
        self.out.push_str("<section class=\"footnotes\" aria-label=\"Footnotes\"><ol>\n");
        for (label, (_, uses)) in used {
            let text = self.footnotes.texts.remove(&label).unwrap_or_default();
            let backs: String = (1..=uses)
                .map(|number| {
                    let id = footnote_reference_id(&label, number);
                    format!(" <a class=\"footnote-back\" href=\"#{id}\" aria-label=\"Back to the text\">↩</a>")
                })
                .collect();
            let text = match text.trim_end().strip_suffix("</p>") {
                Some(text) => format!("{text}{backs}</p>"),
                None => format!("{text}{backs}"),
            };
            self.out.push_str(&format!("<li id=\"{}\">{text}</li>\n", footnote_id(&label)));
        }
        self.out.push_str("</ol></section>\n");
        self.out
    }

    pub(super) fn event(&mut self, event: Event<'a>, range: Range<usize>) {
        if let Some(alt) = &mut self.alt {
            match event {
                Event::End(TagEnd::Image) => self.end(TagEnd::Image),
                Event::Text(text) | Event::Code(text) => alt.push_str(&text),
                Event::SoftBreak | Event::HardBreak => alt.push(' '),
                _ => {}
            }
            return;
        }
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(end) => self.end(end),
            Event::Text(text) => self.plain(&text, range),
            Event::Code(text) => {
                self.out.push_str("<code>");
                push_escaped(&mut self.out, &text);
                self.out.push_str("</code>");
            }
            Event::Html(html) => match &mut self.block {
                Some(block) => block.push_str(&html),
                None => self.html(&html),
            },
            Event::InlineHtml(html) => self.html(&html),
            Event::SoftBreak => self.out.push('\n'),
            Event::HardBreak => self.out.push_str("<br>\n"),
            Event::Rule => self.out.push_str("<hr>\n"),
            Event::TaskListMarker(done) => {
                let (checked, label) = if done { (" checked", "Done") } else { ("", "To do") };
                self.out.push_str(&format!("<input type=\"checkbox\" disabled{checked} aria-label=\"{label}\"> "));
            }
            Event::FootnoteReference(label) => self.footnote_reference(&label),
            Event::InlineMath(text) | Event::DisplayMath(text) => push_escaped(&mut self.out, &text),
        }
    }

    /// Text, cut where jargon links start and end and where a backslash is hidden.
    fn plain(&mut self, text: &str, range: Range<usize>) {
        if let Some((_, code)) = &mut self.code {
            code.push_str(text);
            return;
        }
        if self.text.get(range.clone()) != Some(text) {
            // An entity or a typographic sign: no link starts or ends inside it.
            push_escaped(&mut self.out, text);
            return;
        }
        let mut at = range.start;
        while at < range.end {
            let cut = self.next_cut(at).min(range.end);
            push_escaped(&mut self.out, &self.text[at..cut]);
            at = cut;
            if self.links.hidden.get(self.next_hidden) == Some(&at) && at < range.end {
                self.next_hidden += 1;
                at += 1;
            }
            self.toggle_link(at);
        }
    }

    /// Raw HTML, its addresses as pages write them.
    fn html(&mut self, html: &str) {
        if !self.scope.resolved.site.config.markdown.raw_html {
            push_escaped(&mut self.out, html);
            return;
        }
        let (resolved, assets, file) = (self.scope.resolved, self.scope.assets, self.scope.file);
        let changed = html::rewrite(html, &mut |address, _| match target(resolved, file, address).ok()? {
            Target::External(_) => None,
            target => Some(assets.href(&resolved.base, target).0),
        });
        self.out.push_str(changed.as_deref().unwrap_or(html));
    }

    fn start(&mut self, tag: Tag<'a>) {
        match tag {
            Tag::Paragraph => {
                self.paragraph = Some(self.out.len());
                self.out.push_str("<p>");
            }
            Tag::Heading { level, .. } => self.start_heading(heading_level(level)),
            Tag::BlockQuote(kind) => self.start_quote(kind),
            Tag::CodeBlock(kind) => {
                let fence = match kind {
                    CodeBlockKind::Fenced(info) => Fence::parse(&info),
                    CodeBlockKind::Indented => Fence::default(),
                };
                self.code = Some((fence, String::new()));
            }
            Tag::HtmlBlock => {
                self.block = Some(String::new());
                if !self.scope.resolved.site.config.markdown.raw_html {
                    self.out.push_str("<p>");
                }
            }
            Tag::List(Some(1)) => self.out.push_str("<ol>\n"),
            Tag::List(Some(start)) => self.out.push_str(&format!("<ol start=\"{start}\">\n")),
            Tag::List(None) => self.out.push_str("<ul>\n"),
            Tag::Item => self.out.push_str("<li>"),
            Tag::FootnoteDefinition(label) => {
                let page = std::mem::take(&mut self.out);
                self.footnotes.open = Some((label.to_string(), page));
            }
            Tag::DefinitionList => self.out.push_str("<dl>\n"),
            Tag::DefinitionListTitle => self.out.push_str("<dt>"),
            Tag::DefinitionListDefinition => self.out.push_str("<dd>"),
            Tag::Table(alignments) => {
                self.alignments = alignments;
                // A table that scrolls sideways has to be reachable by keyboard.
                self.out.push_str(
                    "<div class=\"table-scroll\" role=\"group\" aria-label=\"Table\" tabindex=\"0\"><table>\n",
                );
            }
            Tag::TableHead => {
                self.in_head = true;
                self.cell = 0;
                self.out.push_str("<thead><tr>");
            }
            Tag::TableRow => {
                self.cell = 0;
                self.out.push_str("<tr>");
            }
            Tag::TableCell => self.start_cell(),
            Tag::Emphasis => self.out.push_str("<em>"),
            Tag::Strong => self.out.push_str("<strong>"),
            Tag::Strikethrough => self.out.push_str("<del>"),
            Tag::Superscript => self.out.push_str("<sup>"),
            Tag::Subscript => self.out.push_str("<sub>"),
            Tag::Link { link_type, dest_url, title, .. } => self.start_link(link_type, &dest_url, &title),
            Tag::Image { dest_url, title, .. } => self.start_image(&dest_url, &title),
            Tag::MetadataBlock(_) => {}
        }
    }

    fn end(&mut self, end: TagEnd) {
        match end {
            TagEnd::Paragraph => self.end_paragraph(),
            TagEnd::Heading(level) => self.end_heading(heading_level(level)),
            TagEnd::BlockQuote(Some(_)) => self.out.push_str("</div>\n"),
            TagEnd::BlockQuote(None) => self.out.push_str("</blockquote>\n"),
            TagEnd::CodeBlock => {
                if let Some((fence, text)) = self.code.take() {
                    code::write(&mut self.out, &fence, &text, self.scope.highlighter);
                }
            }
            TagEnd::HtmlBlock => {
                if let Some(block) = self.block.take() {
                    self.html(&block);
                }
                if !self.scope.resolved.site.config.markdown.raw_html {
                    self.out.push_str("</p>\n");
                }
            }
            TagEnd::List(true) => self.out.push_str("</ol>\n"),
            TagEnd::List(false) => self.out.push_str("</ul>\n"),
            TagEnd::Item => self.out.push_str("</li>\n"),
            TagEnd::FootnoteDefinition => {
                if let Some((label, page)) = self.footnotes.open.take() {
                    let text = std::mem::replace(&mut self.out, page);
                    self.footnotes.texts.entry(label).or_insert(text);
                }
            }
            TagEnd::DefinitionList => self.out.push_str("</dl>\n"),
            TagEnd::DefinitionListTitle => self.out.push_str("</dt>\n"),
            TagEnd::DefinitionListDefinition => self.out.push_str("</dd>\n"),
            TagEnd::Table => self.out.push_str("</tbody></table></div>\n"),
            TagEnd::TableHead => {
                self.in_head = false;
                self.out.push_str("</tr></thead>\n<tbody>\n");
            }
            TagEnd::TableRow => self.out.push_str("</tr>\n"),
            TagEnd::TableCell => {
                self.out.push_str(if self.in_head { "</th>" } else { "</td>" });
                self.cell += 1;
            }
            TagEnd::Emphasis => self.out.push_str("</em>"),
            TagEnd::Strong => self.out.push_str("</strong>"),
            TagEnd::Strikethrough => self.out.push_str("</del>"),
            TagEnd::Superscript => self.out.push_str("</sup>"),
            TagEnd::Subscript => self.out.push_str("</sub>"),
            TagEnd::Link => {
                if self.open_anchors.pop() == Some(true) {
                    self.out.push_str("</a>");
                }
            }
            TagEnd::Image => {
                let alt = self.alt.take().unwrap_or_default();
                // The place that `start_image` left for the description.
                if let Some(at) = self.out.rfind(ALT_PLACE) {
                    self.out.replace_range(at..at + ALT_PLACE.len(), &escape(&alt));
                }
            }
            TagEnd::MetadataBlock(_) => {}
        }
    }

    fn start_heading(&mut self, level: u8) {
        let level = (level + self.shift).min(6);
        match self.outline.headings.get(self.next_heading) {
            Some(heading) => self.out.push_str(&format!("<h{level} id=\"{}\">", escape(&heading.id))),
            None => self.out.push_str(&format!("<h{level}>")),
        }
    }

    fn end_heading(&mut self, level: u8) {
        let level = (level + self.shift).min(6);
        if let Some(heading) = self.outline.headings.get(self.next_heading) {
            let label = escape(&format!("Link to “{}”", heading.text));
            let anchor = format!(" <a class=\"anchor\" href=\"#{}\" aria-label=\"{label}\">#</a>", escape(&heading.id));
            self.out.push_str(&anchor);
        }
        self.next_heading += 1;
        self.out.push_str(&format!("</h{level}>\n"));
    }

    fn start_quote(&mut self, kind: Option<BlockQuoteKind>) {
        let (class, title) = match kind {
            None => {
                self.out.push_str("<blockquote>\n");
                return;
            }
            Some(BlockQuoteKind::Note) => ("note", "Note"),
            Some(BlockQuoteKind::Tip) => ("tip", "Tip"),
            Some(BlockQuoteKind::Important) => ("important", "Important"),
            Some(BlockQuoteKind::Warning) => ("warning", "Warning"),
            Some(BlockQuoteKind::Caution) => ("caution", "Caution"),
        };
        self.out
            .push_str(&format!("<div class=\"alert {class}\" role=\"note\"><p class=\"alert-title\">{title}</p>\n"));
    }

    fn start_cell(&mut self) {
        let align = match self.alignments.get(self.cell) {
            Some(Alignment::Center) => " class=\"center\"",
            Some(Alignment::Right) => " class=\"end\"",
            _ => "",
        };
        let element = if self.in_head { "th scope=\"col\"" } else { "td" };
        self.out.push_str(&format!("<{element}{align}>"));
    }

    /// A paragraph that holds only a picture with a title is a figure.
    fn end_paragraph(&mut self) {
        let start = self.paragraph.take();
        if let Some(start) = start {
            let inner = &self.out[start + "<p>".len()..];
            let alone = inner.starts_with("<img ") && inner.find('>') == Some(inner.len() - 1);
            if alone && let Some((before, rest)) = inner.split_once(TITLE_ATTRIBUTE) {
                let (title, after) = rest.split_once('"').unwrap_or((rest, ""));
                let figure = format!("<figure>{before}{after}<figcaption>{title}</figcaption></figure>\n");
                self.out.truncate(start);
                self.out.push_str(&figure);
                return;
            }
        }
        self.out.push_str("</p>\n");
    }

    fn footnote_reference(&mut self, label: &str) {
        let next = self.footnotes.used.len() + 1;
        let (number, uses) = self.footnotes.used.entry(label.to_owned()).or_insert((next, 0));
        *uses += 1;
        let id = footnote_reference_id(label, *uses);
        self.out.push_str(&format!(
            "<sup class=\"footnote\"><a id=\"{id}\" href=\"#{}\" aria-label=\"Footnote {number}\">{number}</a></sup>",
            footnote_id(label)
        ));
    }
}

/// Stands for a picture's description until it is read; no text holds this character.
const ALT_PLACE: &str = "\u{0}alt\u{0}";

/// What goes before a picture's title.
const TITLE_ATTRIBUTE: &str = " title=\"";
