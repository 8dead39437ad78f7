//! Diagnostics as text for people, with the lines they speak of, drawn as rustc draws them.

use std::collections::BTreeMap;
use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::{Diagnostic, Diagnostics, Severity, Texts};
use crate::source::{Span, position};

/// Whether to colour the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// With escape codes for a terminal.
    Coloured,
    /// Plain text.
    Plain,
}

/// The longest part of one line that is quoted, in bytes; a longer line is cut around its span.
const MAX_LINE: usize = 240;

/// The most lines of one span that are quoted.
const MAX_LINES: usize = 6;

/// All diagnostics, one after the other, each ending in an empty line.
#[must_use]
pub fn render(diagnostics: &Diagnostics, texts: &Texts, style: Style) -> String {
    diagnostics.iter().map(|item| render_one(item, texts, style) + "\n\n").collect()
}

/// How many findings of one code are shown whole where there are more than [`MANY`].
const SHOWN: usize = 3;

/// From how many findings of one code on the rest is counted only.
const MANY: usize = 12;

/// All diagnostics, but of many of one kind the first few and how many more there are.
#[must_use]
pub fn render_grouped(diagnostics: &Diagnostics, texts: &Texts, style: Style) -> String {
    let mut counts: BTreeMap<(Severity, &str), (usize, usize)> = BTreeMap::new();
    for item in diagnostics.iter() {
        counts.entry((item.severity, item.code)).or_default().0 += 1;
    }
    let mut out = String::new();
    for item in diagnostics.iter() {
        let Some((all, seen)) = counts.get_mut(&(item.severity, item.code)) else { continue };
        *seen += 1;
        if *all <= MANY || *seen <= SHOWN {
            out.push_str(&(render_one(item, texts, style) + "\n\n"));
        }
        if *all > MANY && *seen == SHOWN {
            let more = *all - SHOWN;
            let noun = if item.severity == Severity::Error { "errors" } else { "warnings" };
            out.push_str(&format!("{more} more {noun} `{0}`: `plainspeak check --only {0}` lists them\n\n", item.code));
        }
    }
    out
}

/// One diagnostic with its excerpt and its hint.
#[must_use]
pub fn render_one(diagnostic: &Diagnostic, texts: &Texts, style: Style) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let mut group = Group::with_title(level.primary_title(&diagnostic.message).id(diagnostic.code));
    // The place as the excerpt gives it, and as it is: a long line is cut at its start.
    let mut places = Vec::new();
    match excerpt(&diagnostic.span, texts) {
        Some(excerpt) => {
            places.extend(excerpt.place(&diagnostic.span));
            group = group.element(excerpt.snippet(&diagnostic.span, AnnotationKind::Primary, None));
        }
        None => {
            let path = diagnostic.span.file.as_str().to_owned();
            group = group.element(annotate_snippets::Origin::path(path));
        }
    }
    for (span, label) in &diagnostic.labels {
        if let Some(excerpt) = excerpt(span, texts) {
            places.extend(excerpt.place(span));
            group = group.element(excerpt.snippet(span, AnnotationKind::Context, Some(label)));
        }
    }
    if let Some(hint) = &diagnostic.hint {
        group = group.element(Level::HELP.with_name(Some("hint")).message(hint));
    }
    let renderer = match style {
        Style::Coloured => Renderer::styled(),
        Style::Plain => Renderer::plain(),
    };
    let rendered = renderer.decor_style(DecorStyle::Ascii).render(&[group]);
    places.into_iter().fold(rendered, |text, (shown, real)| text.replacen(&shown, &real, 1))
}

/// The lines of a span, cut to a size that a person can read.
struct Excerpt {
    text: String,
    line: usize,
    marked: Range<usize>,
    /// The column of the span in the whole line, from 1.
    column: usize,
}

impl Excerpt {
    /// The place as the renderer writes it and as it is, where the two differ.
    fn place(&self, span: &Span) -> Option<(String, String)> {
        let shown = self.text[..self.marked.start].chars().count() + 1;
        let place = |column: usize| format!("{}:{}:{column}", span.file, self.line);
        (shown != self.column).then(|| (place(shown), place(self.column)))
    }

    fn snippet(
        self,
        span: &Span,
        kind: AnnotationKind,
        label: Option<&str>,
    ) -> Snippet<'static, annotate_snippets::Annotation<'static>> {
        let mut annotation = kind.span(self.marked);
        if let Some(label) = label {
            annotation = annotation.label(label.to_owned());
        }
        Snippet::source(self.text)
            .line_start(self.line)
            .path(span.file.as_str().to_owned())
            .fold(false)
            .annotation(annotation)
    }
}

fn excerpt(span: &Span, texts: &Texts) -> Option<Excerpt> {
    let text = texts.get(&span.file)?;
    if text.is_empty() {
        return None;
    }
    let start = text.floor_char_boundary(span.range.start.min(text.len()));
    let end = text.ceil_char_boundary(span.range.end.clamp(start, text.len()));
    let mut first = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
    if first == 0 && text.starts_with('\u{feff}') {
        first = '\u{feff}'.len_utf8();
    }
    let start = start.max(first);
    let first = first.max(text.ceil_char_boundary(start.saturating_sub(MAX_LINE / 2)));
    let mut last = start;
    let mut lines = 0;
    for line in text[start..].split_inclusive('\n') {
        let line_end = last + line.trim_end_matches(['\n', '\r']).len();
        lines += 1;
        if end <= last + line.len() || lines == MAX_LINES {
            last = line_end;
            break;
        }
        last += line.len();
    }
    let limit = if lines > 1 { MAX_LINE * MAX_LINES } else { MAX_LINE };
    let last = last.min(text.floor_char_boundary(first + limit));
    let last = last.max(start);
    let marked_end = end.clamp(start, last);
    Some(Excerpt {
        text: text[first..last].replace('\r', " "),
        line: position(text, start).line,
        column: position(text, start).column,
        marked: start - first..marked_end.max(start) - first,
    })
}
