//! Matches many texts for the test that compares Rust with the browser's script: reads a JSON array of texts on
//! standard input, writes a JSON array of their terms, `[number, start, end, reason]` each: `match-texts GUIDE`.

use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use plainspeak::assemble::Drafts;
use plainspeak::guide::{Guide, Wanted};

fn main() -> ExitCode {
    let root = std::env::args().nth(1).map_or_else(|| PathBuf::from("."), PathBuf::from);
    let guide = Guide::read(&Wanted { root, base_url: None, drafts: Drafts::Skip });
    if guide.diagnostics.has_errors() {
        eprintln!("error: the guide has errors");
        return ExitCode::FAILURE;
    }
    let table = &guide.resolved.jargon;
    let mut input = String::new();
    if std::io::stdin().read_to_string(&mut input).is_err() {
        return ExitCode::FAILURE;
    }
    let Ok(texts) = serde_json::from_str::<Vec<String>>(&input) else { return ExitCode::FAILURE };
    let answer = |text: &String| -> Vec<_> {
        let matches = table.scan(text).into_iter();
        matches.map(|found| (found.term, found.range.start, found.range.end, found.reason.to_string())).collect()
    };
    let answers: Vec<_> = texts.iter().map(answer).collect();
    match serde_json::to_vec(&answers) {
        Ok(json) if std::io::stdout().write_all(&json).is_ok() => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    }
}
