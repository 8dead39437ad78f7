//! `plainspeak export`: the glossary for other programs.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, ValueEnum};

use super::{CONTENT_ERRORS, Format, report};
use crate::assemble::Drafts;
use crate::export;
use crate::guide::{Guide, Wanted};
use crate::kept;

/// What to export to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Target {
    /// Cards for Anki: a text file whose import updates earlier cards.
    Anki,
    /// A table for spreadsheets.
    Csv,
    /// The same JSON that the site publishes as glossary.json.
    Json,
    /// SKOS in Turtle, for tools that know thesauri.
    Skos,
}

/// The arguments of `export`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  plainspeak export anki --out cards.txt\n  plainspeak export skos > glossary.ttl")]
pub(super) struct ExportArguments {
    /// What to export to.
    target: Target,
    /// The file to write [default: standard output].
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Where the site lives, instead of base_url in site.yaml.
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
}

pub(super) fn run(root: &Path, arguments: &ExportArguments) -> ExitCode {
    let wanted = Wanted { root: root.to_owned(), base_url: arguments.base_url.clone(), drafts: Drafts::Skip };
    let guide = Guide::read(&wanted);
    if guide.diagnostics.has_errors() {
        report::print(&guide.diagnostics, &guide.texts(), Format::Text);
        return ExitCode::from(CONTENT_ERRORS);
    }
    let text = match arguments.target {
        Target::Anki => export::anki(&guide.resolved),
        Target::Csv => export::csv(&guide.resolved),
        Target::Json => export::json(&guide.resolved),
        Target::Skos => export::turtle(&guide.resolved),
    };
    if guide.resolved.base.origin.is_empty() {
        report::line(
            "warning: the guide has no `base_url`, so that links in the export have no host; name it with --base-url",
        );
    }
    let Some(path) = &arguments.out else {
        return report::printed(text.as_bytes());
    };
    match kept::replace(path, text.as_bytes()) {
        Ok(()) => {
            report::line(&format!("wrote {} terms to {}", guide.resolved.site.terms.len(), path.display()));
            ExitCode::SUCCESS
        }
        Err(error) => {
            report::failure(&format!("`{}` cannot be written: {error}", path.display()));
            ExitCode::from(CONTENT_ERRORS)
        }
    }
}
