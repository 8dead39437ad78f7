//! Texts that `plainspeak new` wrote and nobody has replaced, and characters that nobody can see.

use crate::diagnostics::Diagnostic;
use crate::source::{Source, Span};

/// The bodies that `plainspeak new` writes.
pub const BODIES: [&str; 2] = ["What problem it solves, how it helps, where one meets it.", "Write here."];

/// What `plainspeak new` writes for the text of a field.
#[must_use]
pub fn of_field(name: &str) -> String {
    format!("\"{}\"", name.replace('_', " "))
}

/// Reports the placeholders of a file that is no draft; its body starts at byte `body`.
pub(super) fn check(source: &Source, body: usize) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut at = 0;
    for line in source.text[..body].split_inclusive('\n') {
        let field = line.split_once(": ").filter(|(name, _)| name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_'));
        if let Some((name, value)) = field
            && value.trim_end() == of_field(name)
        {
            let span = Span::new(&source.path, at..at + line.trim_end().len());
            found.push(told(span, format!("`{name}` is still what `plainspeak new` wrote")));
        }
        at += line.len();
    }
    let text = source.text[body..].trim();
    if BODIES.contains(&text) {
        let start = body + source.text[body..].find(text).unwrap_or(0);
        let span = Span::new(&source.path, start..start + text.len());
        found.push(told(span, "the text is still what `plainspeak new` wrote".to_owned()));
    }
    found
}

fn told(span: Span, message: String) -> Diagnostic {
    Diagnostic::error("placeholder", span, message).hint("write it, or mark the file with `draft: true` until then")
}

/// Whether nobody can see a character, and pages cannot hold it: XML and HTML know none of them.
pub(super) fn is_invisible(letter: char) -> bool {
    (letter.is_control() && !matches!(letter, '\n' | '\r' | '\t')) || matches!(letter, '\u{fffe}' | '\u{ffff}')
}

/// Reports the first control character of a file.
pub(super) fn control(source: &Source) -> Option<Diagnostic> {
    let (at, letter) = source.text.char_indices().find(|(_, letter)| is_invisible(*letter))?;
    let message = format!("the file holds the control character U+{:04X}, which nobody can see", u32::from(letter));
    let span = Span::new(&source.path, at..at + letter.len_utf8());
    Some(Diagnostic::error("control-character", span, message).hint("delete it; it often comes from copying"))
}
