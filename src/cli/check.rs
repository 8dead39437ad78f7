//! `plainspeak check`: everything that `build` refuses, and what an author should look at.

use std::path::Path;
use std::process::ExitCode;
use std::time::SystemTime;

use clap::{Args, ValueEnum};

use super::{CONTENT_ERRORS, report};
use crate::assemble::Drafts;
use crate::check::editorial::report::Order;
use crate::check::{self, editorial};
use crate::diagnostics::{Diagnostic, Diagnostics, data};
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
    after_help = "Examples:\n  plainspeak check\n  plainspeak check --strict --format github    for a workflow\n  plainspeak check --only stale-review --file content/terms\n  plainspeak check --external    once in a while"
)]
pub(super) struct CheckArguments {
    /// How to print what is found.
    #[arg(long, value_enum, default_value = "text")]
    format: CheckFormat,
    /// Fail on warnings, too.
    #[arg(long)]
    strict: bool,
    /// Only findings with this code; may be given several times.
    #[arg(long, value_name = "CODE")]
    only: Vec<String>,
    /// Only findings in this file or folder, by its path in the guide; may be given several times.
    #[arg(long, value_name = "PATH")]
    file: Vec<String>,
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
        let lines = check::LINTS.iter().map(|(code, what)| format!("{code:<20} {what}\n"));
        return report::printed(lines.collect::<String>().as_bytes());
    }
    let wanted = Wanted { root: root.to_owned(), base_url: None, drafts: Drafts::Skip };
    let guide = Guide::read(&wanted);
    if arguments.editorial && !guide.diagnostics.has_errors() {
        let entries = editorial::report::report(&guide.resolved, today(), arguments.sort.order());
        let table = match arguments.format {
            CheckFormat::Json => editorial::report::json(&entries),
            CheckFormat::Text | CheckFormat::Github => editorial::report::text(&entries),
        };
        return report::printed(table.as_bytes());
    }
    let mut diagnostics = guide.diagnostics.clone();
    if let Some(renderer) = guide.renderer() {
        diagnostics.extend(check::check(&renderer, today()));
        guide.highlighter.save();
        if arguments.external {
            diagnostics.extend(external(root, &guide));
        }
        diagnostics.sort();
    }
    if arguments.links && !report::out(check::links(&guide.resolved).as_bytes()) {
        return ExitCode::from(CONTENT_ERRORS);
    }
    diagnostics.retain(|item| is_wanted(item, arguments));
    let texts = guide.texts();
    let printed = match arguments.format {
        // What was asked for by its code is listed whole.
        CheckFormat::Text if arguments.only.is_empty() => report::print(&diagnostics, &texts, super::Format::Text),
        CheckFormat::Text => report::print_all(&diagnostics, &texts),
        CheckFormat::Json => report::print(&diagnostics, &texts, super::Format::Json),
        CheckFormat::Github => report::out(data::github(&diagnostics, &texts).as_bytes()),
    };
    if arguments.format == CheckFormat::Text {
        report::totals(&diagnostics);
    }
    report::line(&report::counts(&diagnostics).unwrap_or_else(|| "nothing to mend".to_owned()));
    let failed = !printed || diagnostics.has_errors() || (arguments.strict && !diagnostics.is_empty());
    if failed { ExitCode::from(CONTENT_ERRORS) } else { ExitCode::SUCCESS }
}

/// Whether a finding has one of the codes and lies in one of the files that were asked for.
fn is_wanted(item: &Diagnostic, arguments: &CheckArguments) -> bool {
    let in_file = |path: &String| {
        let path = path.trim_start_matches("./").trim_end_matches('/');
        let rest = item.span.file.as_str().strip_prefix(path);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    (arguments.only.is_empty() || arguments.only.iter().any(|code| code == item.code))
        && (arguments.file.is_empty() || arguments.file.iter().any(in_file))
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
