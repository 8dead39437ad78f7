//! What is wrong with a guide, as the overlay in the browser shows it.

use std::path::Path;

use serde::Serialize;

use crate::diagnostics::data::record;
use crate::diagnostics::{Diagnostics, Severity, Texts};
use crate::model::SiteConfig;
use crate::resolve::base_url;

/// How many lines stand around the one that is wrong.
const AROUND: usize = 2;

/// The longest line that is shown, in characters.
const LONGEST: usize = 160;

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// `error` or `warning`.
    pub severity: &'static str,
    /// The stable code.
    pub code: &'static str,
    /// The path relative to the guide's root.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in characters.
    pub column: usize,
    /// What is wrong.
    pub message: String,
    /// The fix, if one is known.
    pub hint: Option<String>,
    /// Lines of the file around the place, each with its number.
    pub excerpt: Vec<(usize, String)>,
    /// The address that opens the place in the author's editor, if `site.yaml` names a scheme.
    pub editor: Option<String>,
}

impl Problem {
    /// Whether it keeps the newest text from being shown.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error.as_str()
    }
}

/// Describes diagnostics, errors first.
#[must_use]
pub(super) fn describe(found: &Diagnostics, texts: &Texts, root: &Path, config: &SiteConfig) -> Vec<Problem> {
    let mut problems: Vec<Problem> = found
        .iter()
        .map(|diagnostic| {
            let record = record(diagnostic, texts);
            let text = texts.get(&diagnostic.span.file).map_or("", |text| &**text);
            Problem {
                severity: record.severity,
                code: record.code,
                file: record.file.to_owned(),
                line: record.line,
                column: record.column,
                message: record.message.to_owned(),
                hint: record.hint.map(ToOwned::to_owned),
                excerpt: excerpt(text, record.line),
                editor: config.editor.as_ref().map(|scheme| {
                    scheme
                        .replace("{path}", &path_of_address(&root.join(record.file)))
                        .replace("{line}", &record.line.to_string())
                        .replace("{column}", &record.column.to_string())
                }),
            }
        })
        .collect();
    problems.sort_by_key(|problem| !problem.is_error());
    problems
}

/// A path as the part of an address.
fn path_of_address(path: &Path) -> String {
    let path = path.to_string_lossy().replace('\\', "/");
    base_url::encode_path(&path)
}

fn excerpt(text: &str, line: usize) -> Vec<(usize, String)> {
    let from = line.saturating_sub(AROUND + 1);
    let lines = text.lines().zip(1..).skip(from).take(2 * AROUND + 1);
    lines.map(|(text, number)| (number, text.chars().take(LONGEST).collect())).collect()
}
