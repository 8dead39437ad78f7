//! Splits a file into its front matter and its body.
//!
//! Front matter is YAML between a first line `---` and the next line `---`. A byte-order mark
//! before it, Windows line ends and a missing newline at the end are all fine.

use std::ops::Range;

/// Where the parts of a file are, in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parts {
    /// The opening fence, without its line end.
    pub opening: Range<usize>,
    /// The YAML between the fences.
    pub yaml: Range<usize>,
    /// Where the Markdown starts.
    pub body: usize,
}

/// Why a file has no front matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// The file has nothing but white space.
    Empty,
    /// The file does not start with a fence.
    NoOpening,
    /// No second fence closes the first.
    NoClosing,
}

/// Finds the front matter of `text`.
///
/// # Errors
/// Says which part is missing.
pub fn split(text: &str) -> Result<Parts, Missing> {
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let rest = &text[start..];
    if rest.trim().is_empty() {
        return Err(Missing::Empty);
    }
    let mut lines = rest.split_inclusive('\n');
    let first = lines.next().unwrap_or_default();
    if !is_fence(first) {
        return Err(Missing::NoOpening);
    }
    let opening = start..start + first.trim_end().len();
    let yaml = start + first.len();
    let mut at = yaml;
    for line in lines {
        if is_fence(line) {
            return Ok(Parts { opening, yaml: yaml..at, body: at + line.len() });
        }
        at += line.len();
    }
    Err(Missing::NoClosing)
}

fn is_fence(line: &str) -> bool {
    line.trim_end() == "---"
}

#[cfg(test)]
mod tests {
    use super::{Missing, split};

    fn parts(text: &str) -> (&str, &str) {
        let parts = split(text).expect("has front matter");
        (&text[parts.yaml], &text[parts.body..])
    }

    #[test]
    fn yaml_and_body_are_what_stands_between_and_after_the_fences() {
        assert_eq!(parts("---\nterm: Go\n---\nText.\n"), ("term: Go\n", "Text.\n"));
    }

    #[test]
    fn windows_lines_a_byte_order_mark_and_no_final_newline_are_fine() {
        assert_eq!(parts("\u{feff}---\r\nterm: Go\r\n---\r\nText."), ("term: Go\r\n", "Text."));
        assert_eq!(parts("---\nterm: Go\n---"), ("term: Go\n", ""));
    }

    #[test]
    fn each_missing_part_has_its_own_name() {
        assert_eq!(split(" \n"), Err(Missing::Empty));
        assert_eq!(split("# Go\n"), Err(Missing::NoOpening));
        assert_eq!(split("---\nterm: Go\n"), Err(Missing::NoClosing));
    }
}
