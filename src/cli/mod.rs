//! The command line: arguments in, an exit code out.
//!
//! One file a command; each calls the phases in order and prints what they found.

mod build;
mod check;
mod completions;
mod decode;
mod export;
mod init;
mod new;
mod progress;
mod rename;
mod report;
mod schema;
mod serve;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand, ValueEnum};

/// Turns a folder of Markdown into a site that explains tech jargon in plain words.
#[derive(Debug, Parser)]
#[command(name = "plainspeak", version, max_term_width = 100, after_help = EXAMPLES)]
pub struct Arguments {
    /// The guide's folder [default: the nearest one from here up that has a site.yaml].
    #[arg(long, global = true, value_name = "DIR")]
    root: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

const EXAMPLES: &str = "Examples:
  plainspeak serve --open        see the guide in the browser while you write
  plainspeak build               write the site to site/
  plainspeak build --base-url https://someone.github.io/guide/";

/// What to do.
#[derive(Debug, Subcommand)]
enum Command {
    /// Write the site to a folder.
    Build(build::BuildArguments),
    /// Show the guide in the browser.
    Serve(serve::ServeArguments),
    /// Say everything that is wrong, and what is worth a look.
    Check(check::CheckArguments),
    /// Explain a job ad or a resume: its terms, its role, what to ask.
    Decode(decode::DecodeArguments),
    /// Write a new file with every field that its kind has.
    New(new::NewArguments),
    /// Give a document a new id: its file, and everything that names it.
    Rename(rename::RenameArguments),
    /// Make a small working guide in a new folder.
    Init(init::InitArguments),
    /// Write the glossary for other programs.
    Export(export::ExportArguments),
    /// Write JSON Schemas, so that editors complete and check fields.
    Schema(schema::SchemaArguments),
    /// Print a script that makes a shell complete commands and options.
    Completions(completions::CompletionArguments),
    /// Print the manual page.
    Man,
}

/// How diagnostics are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Text with the lines it speaks of, on stderr.
    Text,
    /// One JSON array on stdout.
    Json,
}

/// The content has errors; nothing was written.
const CONTENT_ERRORS: u8 = 1;

/// Runs the program; 2 for a wrong command line is clap's own.
#[must_use]
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    let root = crate::guide::find_root(arguments.root.as_deref());
    match arguments.command {
        Command::Build(arguments) => build::run(&root, &arguments),
        Command::Serve(arguments) => serve::run(&root, &arguments),
        Command::Check(arguments) => check::run(&root, &arguments),
        Command::Decode(arguments) => decode::run(&root, &arguments),
        Command::New(arguments) => new::run(&root, &arguments),
        Command::Rename(arguments) => rename::run(&root, &arguments),
        Command::Init(arguments) => init::run(&arguments),
        Command::Export(arguments) => export::run(&root, &arguments),
        Command::Schema(arguments) => schema::run(&root, &arguments),
        Command::Completions(arguments) => completions::completions(Arguments::command(), &arguments),
        Command::Man => completions::man(Arguments::command()),
    }
}
