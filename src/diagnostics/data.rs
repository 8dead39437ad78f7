//! Diagnostics as JSON and as workflow annotations, for programs to read.

use serde::Serialize;

use super::{Diagnostic, Diagnostics, Texts};
use crate::source::{Position, position};

/// One diagnostic as `--format json` prints it. Lines and columns count from 1, columns in
/// characters; the end is exclusive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Record<'a> {
    /// `error` or `warning`.
    pub severity: &'static str,
    /// The stable code.
    pub code: &'static str,
    /// The path relative to the site's root.
    pub file: &'a str,
    /// The first line.
    pub line: usize,
    /// The first column.
    pub column: usize,
    /// The line of the end.
    pub end_line: usize,
    /// The column after the end.
    pub end_column: usize,
    /// What is wrong.
    pub message: &'a str,
    /// The fix, if one is known.
    pub hint: Option<&'a str>,
}

/// Describes one diagnostic as data.
#[must_use]
pub fn record<'a>(diagnostic: &'a Diagnostic, texts: &Texts) -> Record<'a> {
    let (start, end) = positions(diagnostic, texts);
    Record {
        severity: diagnostic.severity.as_str(),
        code: diagnostic.code,
        file: diagnostic.span.file.as_str(),
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
        message: &diagnostic.message,
        hint: diagnostic.hint.as_deref(),
    }
}

/// All diagnostics as one JSON array.
#[must_use]
pub fn json(diagnostics: &Diagnostics, texts: &Texts) -> String {
    let records: Vec<_> = diagnostics.iter().map(|item| record(item, texts)).collect();
    serde_json::to_string_pretty(&records).expect("records hold only text and numbers")
}

/// All diagnostics as workflow commands, which GitHub shows beside the lines of a change.
#[must_use]
pub fn github(diagnostics: &Diagnostics, texts: &Texts) -> String {
    let mut out = String::new();
    for item in diagnostics.iter() {
        let record = record(item, texts);
        let message = match record.hint {
            Some(hint) => format!("{}\nhint: {hint}", record.message),
            None => record.message.to_owned(),
        };
        out.push_str(&format!(
            "::{} file={},line={},endLine={},col={},title={}::{}\n",
            record.severity,
            escape_property(record.file),
            record.line,
            record.end_line,
            record.column,
            record.code,
            escape_message(&message),
        ));
    }
    out
}

/// The start and the end of a diagnostic as lines and columns.
#[must_use]
pub fn positions(diagnostic: &Diagnostic, texts: &Texts) -> (Position, Position) {
    let text = texts.get(&diagnostic.span.file).map_or("", |text| text);
    let range = &diagnostic.span.range;
    (position(text, range.start), position(text, range.end.max(range.start)))
}

fn escape_message(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn escape_property(text: &str) -> String {
    escape_message(text).replace(':', "%3A").replace(',', "%2C")
}
