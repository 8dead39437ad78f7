//! Prints diagnostics the way a command was asked to.

use std::io::{ErrorKind, IsTerminal, Write};
use std::process::ExitCode;

use super::{CONTENT_ERRORS, Format};
use crate::diagnostics::text::{self, Style};
use crate::diagnostics::{Diagnostics, Severity, Texts, data};

/// Prints diagnostics: text to stderr, data to stdout. Whether that could be done.
pub(super) fn print(diagnostics: &Diagnostics, texts: &Texts, format: Format) -> bool {
    match format {
        Format::Text => {
            // anstream strips the colours where stderr is no terminal or NO_COLOR is set.
            write_all(anstream::stderr(), &text::render_grouped(diagnostics, texts, Style::Coloured));
            true
        }
        Format::Json => out((data::json(diagnostics, texts) + "\n").as_bytes()),
    }
}

/// Prints diagnostics as text, however many of one kind there are.
pub(super) fn print_all(diagnostics: &Diagnostics, texts: &Texts) -> bool {
    write_all(anstream::stderr(), &text::render(diagnostics, texts, Style::Coloured));
    true
}

/// Prints how often each code was found, the most frequent first.
pub(super) fn totals(diagnostics: &Diagnostics) {
    let mut counts: Vec<((Severity, &str), usize)> = Vec::new();
    for item in diagnostics.iter() {
        let key = (item.severity, item.code);
        match counts.iter_mut().find(|(known, _)| *known == key) {
            Some((_, count)) => *count += 1,
            None => counts.push((key, 1)),
        }
    }
    counts.sort_by_key(|((severity, code), count)| (*severity, std::cmp::Reverse(*count), *code));
    for ((severity, code), count) in counts {
        line(&format!("{count:>6} {}[{code}]", severity.as_str()));
    }
}

/// Prints what a command was asked for to stdout. Whether that could be done: a reader that has gone away is no reason
/// to fail, a full disk is one and is told.
pub(super) fn out(bytes: &[u8]) -> bool {
    let mut stdout = std::io::stdout();
    match stdout.write_all(bytes).and_then(|()| stdout.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            failure(&format!("standard output cannot be written: {error}"));
            false
        }
        _ => true,
    }
}

/// The exit code of a command that only prints.
pub(super) fn printed(bytes: &[u8]) -> ExitCode {
    if out(bytes) { ExitCode::SUCCESS } else { ExitCode::from(CONTENT_ERRORS) }
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
