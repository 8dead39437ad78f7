//! Prints diagnostics the way a command was asked to.

use std::io::{IsTerminal, Write};

use super::Format;
use crate::diagnostics::text::{self, Style};
use crate::diagnostics::{Diagnostics, Severity, Texts, data};

/// Prints diagnostics: text to stderr, data to stdout.
pub(super) fn print(diagnostics: &Diagnostics, texts: &Texts, format: Format) {
    match format {
        Format::Text => {
            // anstream strips the colours where stderr is no terminal or NO_COLOR is set.
            write_all(anstream::stderr(), &text::render(diagnostics, texts, Style::Coloured));
        }
        Format::Json => write_all(std::io::stdout(), &(data::json(diagnostics, texts) + "\n")),
    }
}

/// A reader that has gone away (`plainspeak build | head`) is no reason to fail.
fn write_all(mut out: impl Write, text: &str) {
    out.write_all(text.as_bytes()).and_then(|()| out.flush()).ok();
}

/// Prints one line to stderr.
pub(super) fn line(text: &str) {
    write_all(anstream::stderr(), &format!("{text}\n"));
}

/// Prints why a command cannot go on.
pub(super) fn failure(reason: &dyn std::fmt::Display) {
    line(&format!("error: {reason}"));
}

/// How many errors and warnings there are, in words; nothing where there is none.
pub(super) fn counts(diagnostics: &Diagnostics) -> Option<String> {
    let some = |severity: Severity| match diagnostics.count(severity) {
        0 => None,
        1 => Some(format!("1 {}", severity.as_str())),
        many => Some(format!("{many} {}s", severity.as_str())),
    };
    let parts: Vec<_> = [Severity::Error, Severity::Warning].into_iter().filter_map(some).collect();
    (!parts.is_empty()).then(|| parts.join(" and "))
}

/// Whether a person watches stderr.
pub(super) fn is_watched() -> bool {
    std::io::stderr().is_terminal()
}
