//! `plainspeak deploy-check`: is what is served what was built?

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;

use super::build::DEFAULT_OUT;
use super::{CONTENT_ERRORS, report};
use crate::check::deployed::{self, Deployed, Difference};
use crate::emit;

/// The arguments of `deploy-check`.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  plainspeak deploy-check https://someone.github.io/guide/\n  plainspeak deploy-check ../gh-pages --site site"
)]
pub(super) struct DeployCheckArguments {
    /// The address of the site, or the folder that a host publishes.
    #[arg(value_name = "URL|DIR")]
    place: String,
    /// The folder that the last build wrote [default: site].
    #[arg(long, value_name = "DIR")]
    site: Option<PathBuf>,
}

/// How many files of one kind are named.
const NAMED: usize = 10;

pub(super) fn run(root: &Path, arguments: &DeployCheckArguments) -> ExitCode {
    let site = arguments.site.clone().unwrap_or_else(|| root.join(DEFAULT_OUT));
    let Some(built) = emit::written(&site) else {
        report::failure(&format!(
            "`{}` is no folder that a build wrote; run `plainspeak build` first, with the base address of the site",
            site.display()
        ));
        return ExitCode::from(CONTENT_ERRORS);
    };
    let home = fs::read_to_string(site.join("index.html")).unwrap_or_default();
    let differences = deployed::compare(&built, &home, &place(&arguments.place));
    if differences.is_empty() {
        report::line(&format!("{} files are served as they were built", built.len()));
        return ExitCode::SUCCESS;
    }
    report::line(&describe(&differences, built.len()));
    ExitCode::from(CONTENT_ERRORS)
}

fn place(written: &str) -> Deployed {
    let is_address = ["http://", "https://"].iter().any(|scheme| written.to_ascii_lowercase().starts_with(scheme));
    if is_address {
        Deployed::Address(format!("{}/", written.trim_end_matches('/')))
    } else {
        Deployed::Folder(PathBuf::from(written))
    }
}

/// The differences by kind, each kind with what to do about it.
fn describe(differences: &[Difference], files: usize) -> String {
    let mut out = String::new();
    let (mut missing, mut changed, mut types, mut hidden) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for difference in differences {
        match difference {
            Difference::Unreachable(reason) => out.push_str(&format!("error: the site is not reached: {reason}\n")),
            Difference::Base { built, served } => out.push_str(&format!(
                "error: the site was built for {built} and stands at {served}, so that its links lead astray\n  hint: build with `--base-url {served}`\n"
            )),
            Difference::Missing(path, said) => missing.push(format!("{path} ({said})")),
            Difference::Changed(path) => changed.push(path.clone()),
            Difference::Type(path, kind) => types.push(format!("{path} ({kind})")),
            Difference::NotListed(path) => hidden.push(path.clone()),
            Difference::NotFound(told) => out.push_str(&format!(
                "error: an address that leads nowhere is answered with {told}\n  hint: let the host show 404.html with status 404\n"
            )),
        }
    }
    let mut part = |paths: &[String], what: &str, hint: &str| {
        if !paths.is_empty() {
            out.push_str(&format!("error: {} of {files} files {what}\n", paths.len()));
            paths.iter().take(NAMED).for_each(|path| out.push_str(&format!("  {path}\n")));
            if paths.len() > NAMED {
                out.push_str(&format!("  and {} more\n", paths.len() - NAMED));
            }
            out.push_str(&format!("  hint: {hint}\n"));
        }
    };
    part(&missing, "are not there", "was all of the folder published? Some hosts leave out names with `_` or `.`");
    part(&changed, "have other bytes", "an earlier build is still served, or the host changes files on the way");
    part(&types, "have a type that browsers refuse", "tell the host the types of these endings");
    part(&hidden, "are kept from search engines", "the host sends `X-Robots-Tag: noindex`");
    out.trim_end().to_owned()
}
