//! Diagnostics as text for people, with the lines they speak of, drawn as rustc draws them.

use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::data::positions;
use super::{Diagnostic, Diagnostics, Severity, Texts};
use crate::source::{Position, Span, position};

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

/// One diagnostic with its excerpt and its hint.
#[must_use]
pub fn render_one(diagnostic: &Diagnostic, texts: &Texts, style: Style) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let mut group = Group::with_title(level.primary_title(&diagnostic.message).id(diagnostic.code));
    match excerpt(&diagnostic.span, texts) {
        Some(excerpt) => {
            group = group.element(excerpt.snippet(&diagnostic.span, AnnotationKind::Primary, None));
        }
        None => {
            let path = diagnostic.span.file.as_str().to_owned();
            group = group.element(annotate_snippets::Origin::path(path));
        }
    }
    for (span, label) in &diagnostic.labels {
        if let Some(excerpt) = excerpt(span, texts) {
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
    renderer.decor_style(DecorStyle::Ascii).render(&[group])
}

/// The quoted lines of one diagnostic alone, for the overlay of `serve`.
#[must_use]
pub fn excerpt_lines(diagnostic: &Diagnostic, texts: &Texts) -> Option<(Position, String)> {
    let excerpt = excerpt(&diagnostic.span, texts)?;
    Some((positions(diagnostic, texts).0, excerpt.text))
}

/// The lines of a span, cut to a size that a person can read.
struct Excerpt {
    text: String,
    line: usize,
    marked: Range<usize>,
}

impl Excerpt {
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
        marked: start - first..marked_end.max(start) - first,
    })
}
