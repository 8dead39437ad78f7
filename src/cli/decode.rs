//! `plainspeak decode`: a job ad or a resume in plain words.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;

use super::{CONTENT_ERRORS, Format, report};
use crate::assemble::Drafts;
use crate::decode::{Decoded, Decoder, Place};
use crate::guide::{Guide, Wanted};
use crate::model::Site;

/// The arguments of `decode`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  plainspeak decode ad.txt\n  pbpaste | plainspeak decode --format json")]
pub(super) struct DecodeArguments {
    /// How to print the answer.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// The text; `-` or nothing reads standard input.
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,
}

pub(super) fn run(root: &Path, arguments: &DecodeArguments) -> ExitCode {
    let text = match read(arguments.file.as_deref()) {
        Ok(text) => text,
        Err(message) => {
            report::line(&format!("error: {message}"));
            return ExitCode::from(CONTENT_ERRORS);
        }
    };
    let guide = Guide::read(&Wanted { root: root.to_owned(), base_url: None, drafts: Drafts::Skip });
    if guide.diagnostics.has_errors() {
        report::print(&guide.diagnostics, &guide.texts(), Format::Text);
        return ExitCode::from(CONTENT_ERRORS);
    }
    let decoded = match Decoder::new(&guide.resolved).and_then(|decoder| decoder.decode(&text)) {
        Ok(decoded) => decoded,
        Err(reason) => {
            report::line(&format!("error: the text could not be decoded: {reason}"));
            return ExitCode::from(CONTENT_ERRORS);
        }
    };
    let out = match arguments.format {
        Format::Json => serde_json::to_string_pretty(&decoded).expect("text and numbers only") + "\n",
        Format::Text => describe(&decoded, &text, &guide.resolved.site),
    };
    report::printed(out.as_bytes())
}

fn read(file: Option<&Path>) -> Result<String, String> {
    let bytes = match file.filter(|path| *path != Path::new("-")) {
        Some(path) => fs::read(path).map_err(|error| format!("`{}` cannot be read: {error}", path.display()))?,
        None => {
            let mut bytes = Vec::new();
            std::io::stdin()
                .read_to_end(&mut bytes)
                .map_err(|error| format!("standard input cannot be read: {error}"))?;
            bytes
        }
    };
    String::from_utf8(bytes)
        .map_err(|error| format!("the text is not UTF-8 at byte {}", error.utf8_error().valid_up_to()))
}

/// The answer as text for a terminal.
fn describe(decoded: &Decoded, text: &str, site: &Site) -> String {
    let mut out = String::new();
    if !decoded.technical {
        out.push_str("No technology found\n\n");
    }
    let term = |id: &crate::model::TermId| site.terms.get(id).map_or(id.to_string(), |term| term.front.term.clone());
    let role = |id: &crate::model::RoleId| site.roles.get(id).map_or(id.to_string(), |role| role.front.title.clone());
    let names = |ids: &[crate::model::TermId]| ids.iter().map(term).collect::<Vec<_>>().join(", ");
    let mut part = |title: &str, lines: Vec<String>| {
        if !lines.is_empty() {
            out.push_str(&format!("{title}\n"));
            lines.iter().for_each(|line| out.push_str(&format!("  {line}\n")));
            out.push('\n');
        }
    };
    let guesses = decoded
        .roles
        .iter()
        .map(|guess| format!("{} ({} of 100), because of {}", role(&guess.role), guess.score, names(&guess.evidence)));
    part("What it describes", guesses.collect());
    if !decoded.jobs.is_empty() {
        let jobs: Vec<_> = decoded.jobs.iter().map(role).collect();
        part("Several jobs in one", vec![jobs.join(", ")]);
    }
    for (need, title) in [("must", "Must have"), ("nice", "Nice to have"), ("open", "Also named")] {
        let used = decoded.terms.iter().filter(|used| used.need == need);
        let lines = used.map(|used| {
            let short = site.terms.get(&used.term).map_or("", |term| term.front.short.as_str());
            let name = std::iter::once(&used.term).chain(&used.others).map(term).collect::<Vec<_>>().join(" or ");
            let entry = if used.text == name { String::new() } else { format!(" ({name})") };
            let years = used.years.and_then(|number| decoded.years.get(number));
            let years = years.map(|years| format!(", {}", years.text)).unwrap_or_default();
            format!("{}{entry}{years}: {short}\n    “{}”", used.text, quote(text, used.sentence))
        });
        let choices = decoded.choices.iter().filter(|choice| choice.need == need);
        let choices = choices.map(|choice| format!("One is enough: {}", names(&choice.terms)));
        part(title, choices.chain(lines).collect());
    }
    let facts = decoded.facts.iter().map(|fact| format!("{}: {}", fact.kind, fact.text));
    let general = decoded.years.iter().filter(|years| years.terms.is_empty());
    part("At a glance", facts.chain(general.map(|years| format!("experience: {}", years.text))).collect());
    let implied = decoded.implied.iter().filter(|implied| implied.named);
    part(
        "Already implied",
        implied.map(|implied| format!("{} comes with {}", term(&implied.term), names(&implied.by))).collect(),
    );
    let pairs = decoded.not_the_same.iter();
    part("Not the same", pairs.map(|(a, b)| format!("{} and {}", term(a), term(b))).collect());
    let old = decoded.versions.iter().filter(|version| version.status == "legacy");
    part("Old versions", old.map(|version| version.text.clone()).collect());
    let questions = decoded.questions.iter().filter_map(|question| match (&question.role, &question.term) {
        (Some(id), _) => Some(site.roles.get(id)?.front.interview.get(question.place)?.question.clone()),
        (None, Some(id)) => Some(site.terms.get(id)?.front.ask.get(question.place)?.question.clone()),
        (None, None) => None,
    });
    part("Worth asking", questions.collect());
    part("Not in the glossary", unknown(decoded, text));
    out
}

/// The words without an entry, each with the line that holds it.
fn unknown(decoded: &Decoded, text: &str) -> Vec<String> {
    decoded.unknown.iter().map(|word| format!("{}: “{}”", word.text, quote(text, word.sentence))).collect()
}

/// A part of the text in one line.
fn quote(text: &str, place: Place) -> String {
    let words = text.get(place.start..place.end).unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
    let opens = |c: char| c.is_alphanumeric() || matches!(c, '.' | '#' | '“' | '"' | '(');
    words.trim_start_matches(|c: char| !opens(c)).trim_end_matches([';', ',']).to_owned()
}
