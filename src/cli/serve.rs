//! `plainspeak serve`: shows the guide in the browser while it is written.

use std::net::IpAddr;
use std::path::Path;
use std::process::ExitCode;
use std::str::FromStr;

use clap::Args;

use super::{CONTENT_ERRORS, report};
use crate::assemble::Drafts;
use crate::guide::{self, Wanted};
use crate::serve::{News, Port, ServerOptions, serve};
use crate::watch::{Snapshot, Workspace};

/// The port where none is named.
const DEFAULT_PORT: u16 = 4321;

/// The arguments of `serve`.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  plainspeak serve --open\n  plainspeak serve --port auto    takes the next free port"
)]
pub(super) struct ServeArguments {
    /// The port to listen on, or `auto` for the first free one from 4321 on.
    #[arg(long, default_value = "4321", value_name = "PORT")]
    port: PortArgument,
    /// The address to listen on; anything but loopback shows the guide to the network.
    #[arg(long, default_value = "127.0.0.1")]
    host: IpAddr,
    /// Open the guide in the browser.
    #[arg(long)]
    open: bool,
    /// Where the site will live, instead of base_url in site.yaml.
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    /// Look for changes twice a second instead of waiting for the system to tell of them: for
    /// network drives and containers that pass no events on.
    #[arg(long)]
    poll: bool,
    /// Leave drafts out.
    #[arg(long)]
    no_drafts: bool,
}

#[derive(Debug, Clone, Copy)]
struct PortArgument(Port);

impl FromStr for PortArgument {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text == "auto" {
            return Ok(Self(Port::FreeFrom(DEFAULT_PORT)));
        }
        let port = text.parse().map_err(|_| "a port is a number up to 65535, or `auto`".to_owned())?;
        Ok(Self(Port::Exactly(port)))
    }
}

pub(super) fn run(root: &Path, arguments: &ServeArguments) -> ExitCode {
    let wanted = Wanted {
        // The system names files by their real paths.
        root: root.canonicalize().unwrap_or_else(|_| root.to_owned()),
        base_url: arguments.base_url.clone(),
        drafts: if arguments.no_drafts { Drafts::Skip } else { Drafts::Show },
    };
    let highlighter = guide::highlighter(root);
    let workspace = Workspace::open(wanted, highlighter.clone());
    show(workspace.snapshot());
    let options =
        ServerOptions { host: arguments.host, port: arguments.port.0, open: arguments.open, poll: arguments.poll };
    let served = serve(workspace, &options, |news| match news {
        News::Ready(url) => report::line(&format!("serving {url} (Ctrl-C ends it)")),
        News::Read(snapshot) => show(snapshot),
        News::Polling(reason) => report::line(&format!("looking for changes twice a second: {reason}")),
    });
    highlighter.save();
    match served {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            report::failure(&error);
            ExitCode::from(CONTENT_ERRORS)
        }
    }
}

/// Says what is wrong, a line each; the browser shows the places.
fn show(snapshot: &Snapshot) {
    for problem in snapshot.problems.iter().filter(|problem| problem.is_error()) {
        report::line(&format!(
            "error[{}]: {} ({}:{}:{})",
            problem.code, problem.message, problem.file, problem.line, problem.column
        ));
        if let Some(hint) = &problem.hint {
            report::line(&format!("  hint: {hint}"));
        }
    }
    if snapshot.has_errors() && snapshot.renderer.is_some() {
        report::line("the last good site stays until this is mended");
    }
}
