//! The text of files, and places in it.
//!
//! Loaded once at the start of every run; nothing later reads a content file again.
//! Paths are relative to the site's root and use `/` on every platform, so that they can
//! be shown, compared and sorted.

use std::cmp::Ordering;
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

/// A file's path, relative to the site's root, with `/` between its parts.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FilePath(pub Arc<str>);

impl FilePath {
    /// The path as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The folder that holds the file, without a trailing slash; empty at the root.
    #[must_use]
    pub fn folder(&self) -> &str {
        self.0.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// The file's name with its ending.
    #[must_use]
    pub fn name(&self) -> &str {
        self.0.rsplit_once('/').map_or(&self.0, |(_, name)| name)
    }

    /// The file's name without its ending.
    #[must_use]
    pub fn stem(&self) -> &str {
        let name = self.name();
        name.rsplit_once('.').map_or(name, |(stem, _)| stem)
    }
}

impl From<&str> for FilePath {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

impl fmt::Display for FilePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A place in a file: a range of bytes of its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// The file.
    pub file: FilePath,
    /// Bytes from the start of the file, a byte-order mark included.
    pub range: Range<usize>,
}

impl Span {
    /// Makes the span of `range` in `file`.
    #[must_use]
    pub fn new(file: &FilePath, range: Range<usize>) -> Self {
        Self { file: file.clone(), range }
    }
}

impl Ord for Span {
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |span: &Self| (span.range.start, span.range.end);
        self.file.cmp(&other.file).then_with(|| key(self).cmp(&key(other)))
    }
}

impl PartialOrd for Span {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// One text file of the site.
#[derive(Debug, Clone)]
pub struct Source {
    /// Where it is.
    pub path: FilePath,
    /// Its whole text, as it stands in the file.
    pub text: Arc<str>,
    /// The hash of its bytes, which decides whether it has changed.
    pub hash: blake3::Hash,
}

impl Source {
    /// Makes a source from a path and its text.
    #[must_use]
    pub fn new(path: FilePath, text: &str) -> Self {
        Self { path, text: text.into(), hash: blake3::hash(text.as_bytes()) }
    }
}

/// A line and a column, both counted from 1; the column counts characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

/// Finds the line and column of the byte `offset` in `text`; past the end means the end.
#[must_use]
pub fn position(text: &str, offset: usize) -> Position {
    let offset = text.floor_char_boundary(offset.min(text.len()));
    let before = &text[..offset];
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
    let lead = if line_start == 0 && text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { line_start };
    let column = before.get(lead.max(line_start)..).map_or(0, |line| line.chars().count()) + 1;
    Position { line, column }
}

#[cfg(test)]
mod tests {
    use super::{Position, position};

    #[test]
    fn a_position_counts_characters_from_one() {
        assert_eq!(position("añb\ncd", 3), Position { line: 1, column: 3 });
        assert_eq!(position("añb\ncd", 6), Position { line: 2, column: 2 });
    }

    #[test]
    fn a_byte_order_mark_takes_no_column() {
        assert_eq!(position("\u{feff}ab", 3), Position { line: 1, column: 1 });
    }

    #[test]
    fn past_the_end_is_the_end() {
        assert_eq!(position("ab", 99), Position { line: 1, column: 3 });
    }
}
