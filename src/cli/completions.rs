//! `plainspeak completions` and `plainspeak man`: help for shells and for readers of manuals.

use std::process::ExitCode;

use clap::{Args, Command};
use clap_complete::Shell;

use super::report;

/// The arguments of `completions`.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  plainspeak completions bash > ~/.local/share/bash-completion/completions/plainspeak"
)]
pub(super) struct CompletionArguments {
    /// The shell that completes.
    shell: Shell,
}

/// Prints the script that makes a shell complete commands and options.
pub(super) fn completions(mut command: Command, arguments: &CompletionArguments) -> ExitCode {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut command, "plainspeak", &mut script);
    report::printed(&script)
}

/// Prints the manual page.
pub(super) fn man(command: Command) -> ExitCode {
    let mut page = Vec::new();
    match clap_mangen::Man::new(command).render(&mut page) {
        Ok(()) => report::printed(&page),
        Err(_) => ExitCode::FAILURE,
    }
}
