//! `plainspeak check`: everything that `build` refuses, and what an author should look at.

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;
use std::time::SystemTime;

use clap::{Args, ValueEnum};

use super::{CONTENT_ERRORS, report};
use crate::assemble::Drafts;
use crate::check::editorial::report::Order;
use crate::check::{self, editorial};
use crate::diagnostics::{Diagnostics, data};
use crate::guide::{self, Guide, Wanted};
use crate::model::Date;

/// How findings are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum CheckFormat {
    /// Text with the lines it speaks of, on stderr.
    Text,
    /// One JSON array on stdout.
    Json,
    /// Workflow annotations on stdout, which GitHub shows beside the lines of a change.
    Github,
}

/// The arguments of `check`.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  plainspeak check\n  plainspeak check --strict --format github    for a workflow\n  plainspeak check --external    once in a while"
)]
pub(super) struct CheckArguments {
    /// How to print what is found.
    #[arg(long, value_enum, default_value = "text")]
    format: CheckFormat,
    /// Fail on warnings, too.
    #[arg(long)]
    strict: bool,
    /// Ask other hosts whether the pages that the guide links to are still there.
    #[arg(long)]
    external: bool,
    /// List every automatic link with its reason.
    #[arg(long)]
    links: bool,
    /// List every lint with what it finds.
    #[arg(long)]
    lints: bool,
    /// Show what each entry of the glossary has and lacks, instead of what is wrong with it.
    #[arg(long)]
    editorial: bool,
    /// The order of `--editorial`.
    #[arg(long, value_enum, default_value = "gaps", requires = "editorial")]
    sort: Sort,
}

/// The order of the entries that `--editorial` shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Sort {
    /// Those with the most gaps first.
    Gaps,
    /// By id.
    Name,
    /// Those never reviewed first, then the oldest.
    Reviewed,
    /// The shortest bodies first.
    Words,
    /// Those that most pages mention first.
    Mentions,
}

impl Sort {
    const fn order(self) -> Order {
        match self {
            Self::Gaps => Order::Gaps,
            Self::Name => Order::Name,
            Self::Reviewed => Order::Reviewed,
            Self::Words => Order::Words,
            Self::Mentions => Order::Mentions,
        }
    }
}

pub(super) fn run(root: &Path, arguments: &CheckArguments) -> ExitCode {
    if arguments.lints {
        for (code, what) in check::LINTS {
            print(&format!("{code:<20} {what}\n"));
        }
        return ExitCode::SUCCESS;
    }
    let wanted = Wanted { root: root.to_owned(), base_url: None, drafts: Drafts::Skip };
    let guide = Guide::read(&wanted);
    if arguments.editorial && !guide.diagnostics.has_errors() {
        let entries = editorial::report::report(&guide.resolved, today(), arguments.sort.order());
        print(&match arguments.format {
            CheckFormat::Json => editorial::report::json(&entries),
            CheckFormat::Text | CheckFormat::Github => editorial::report::text(&entries),
        });
        return ExitCode::SUCCESS;
    }
    let mut diagnostics = guide.diagnostics.clone();
    let highlighter = guide::highlighter(root);
    if let Some(renderer) = guide.renderer(highlighter.clone()) {
        diagnostics.extend(check::check(&renderer, today()));
        highlighter.save();
        if arguments.external {
            diagnostics.extend(external(root, &guide));
        }
        diagnostics.sort();
    }
    if arguments.links {
        print(&check::links(&guide.resolved));
    }
    let texts = guide.texts();
    match arguments.format {
        CheckFormat::Text => report::print(&diagnostics, &texts, super::Format::Text),
        CheckFormat::Json => report::print(&diagnostics, &texts, super::Format::Json),
        CheckFormat::Github => print(&data::github(&diagnostics, &texts)),
    }
    report::line(&report::counts(&diagnostics).unwrap_or_else(|| "nothing to mend".to_owned()));
    let failed = diagnostics.has_errors() || (arguments.strict && !diagnostics.is_empty());
    if failed { ExitCode::from(CONTENT_ERRORS) } else { ExitCode::SUCCESS }
}

/// Dead links to other hosts.
fn external(root: &Path, guide: &Guide) -> Diagnostics {
    let kept = guide::cache_folder(root).join("external.json");
    let found = check::check_external(&guide.resolved, &kept, SystemTime::now());
    report::line(&format!("links to other hosts: {} asked for, {} known from before", found.asked, found.known));
    found.diagnostics
}

fn today() -> Date {
    Date(jiff::Zoned::now().date())
}

/// A reader that has gone away is no reason to fail.
fn print(text: &str) {
    std::io::stdout().write_all(text.as_bytes()).ok();
}
