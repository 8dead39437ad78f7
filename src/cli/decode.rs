//! `plainspeak decode`: a job ad or a resume in plain words.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;

use super::{CONTENT_ERRORS, Format, report};
use crate::assemble::Drafts;
use crate::decode::{Decoded, Decoder};
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
        Format::Text => describe(&decoded, &guide.resolved.site),
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
fn describe(decoded: &Decoded, site: &Site) -> String {
    let mut out = String::new();
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
            format!("{}: {short}", term(&used.term))
        });
        part(title, lines.collect());
    }
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
    part("Not in the glossary", decoded.unknown.iter().map(|word| word.text.clone()).collect());
    if out.is_empty() { "no jargon found\n".to_owned() } else { out }
}
