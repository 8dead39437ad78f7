//! `plainspeak build`: writes the site to a folder.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use clap::Args;

use super::progress::Progress;
use super::{CONTENT_ERRORS, Format, report};
use crate::assemble::Drafts;
use crate::check;
use crate::emit::{Summary, emit, listed};
use crate::guide::{self, Guide, Wanted};
use crate::kept;

/// The arguments of `build`.
#[derive(Debug, Args)]
pub(super) struct BuildArguments {
    /// Where to write the site [default: site/ in the guide's folder].
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Where the site will live, instead of base_url in site.yaml.
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    /// Show drafts like everything else.
    #[arg(long)]
    drafts: bool,
    /// How to print what is wrong.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

/// The folder that a site is written to where none is named.
const DEFAULT_OUT: &str = "site";

pub(super) fn run(root: &Path, arguments: &BuildArguments) -> ExitCode {
    let start = Instant::now();
    let wanted = Wanted {
        root: root.to_owned(),
        base_url: arguments.base_url.clone(),
        drafts: if arguments.drafts { Drafts::Show } else { Drafts::Skip },
    };
    let guide = Guide::read(&wanted);
    let renderer = guide.renderer();
    let mut diagnostics = guide.diagnostics.clone();
    diagnostics.extend(renderer.iter().flat_map(check::sheet_overflow));
    diagnostics.sort();
    if !report::print(&diagnostics, &guide.texts(), arguments.format) {
        return ExitCode::from(CONTENT_ERRORS);
    }
    // A lint may have been made an error.
    let Some(renderer) = renderer.filter(|_| !diagnostics.has_errors()) else {
        let counts = report::counts(&diagnostics).unwrap_or_default();
        report::line(&format!("{counts}; nothing was written"));
        return ExitCode::from(CONTENT_ERRORS);
    };
    let card_cache = guide::card_cache(root);
    let renderer = renderer.with_card_cache(card_cache.clone());
    let target = arguments.out.clone().unwrap_or_else(|| root.join(DEFAULT_OUT));
    let progress = Progress::new(renderer.resolved.routes.len());
    let written = emit(&renderer, root, &target, &|_| progress.page());
    progress.finish();
    guide.highlighter.save();
    kept::tidy(&guide::cache_folder(root));
    match written {
        Ok(summary) => {
            card_cache.tidy();
            report::line(&describe(&summary, &target, start.elapsed().as_secs_f64()));
            if !summary.kept.is_empty() {
                report::line(&format!("kept {} there, which no build wrote", listed(&summary.kept)));
            }
            if let Some(counts) = report::counts(&diagnostics) {
                report::line(&counts);
            }
            ExitCode::SUCCESS
        }
        Err(error) => {
            report::failure(&error);
            ExitCode::from(CONTENT_ERRORS)
        }
    }
}

fn describe(summary: &Summary, target: &Path, seconds: f64) -> String {
    let total: usize = summary.pages.values().sum();
    let kinds: Vec<_> = summary.pages.iter().map(|(kind, count)| format!("{count} {kind}")).collect();
    let megabytes = summary.bytes as f64 / 1e6;
    format!(
        "built {total} pages ({}) and {} files, {megabytes:.1} MB, in {seconds:.2} s: {}",
        kinds.join(", "),
        summary.files,
        target.display()
    )
}
