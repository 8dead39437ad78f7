//! `plainspeak serve`: shows the guide in the browser.

use std::net::IpAddr;
use std::path::Path;
use std::process::ExitCode;

use clap::Args;

use super::{CONTENT_ERRORS, report};
use crate::assemble::Drafts;
use crate::guide::{self, Guide, Wanted};
use crate::serve::{Server, ServerOptions};

/// The arguments of `serve`.
#[derive(Debug, Args)]
pub(super) struct ServeArguments {
    /// The port to listen on.
    #[arg(long, default_value_t = 4321)]
    port: u16,
    /// The address to listen on; anything but loopback shows the guide to the network.
    #[arg(long, default_value = "127.0.0.1")]
    host: IpAddr,
    /// Open the guide in the browser.
    #[arg(long)]
    open: bool,
    /// Leave drafts out.
    #[arg(long)]
    no_drafts: bool,
}

pub(super) fn run(root: &Path, arguments: &ServeArguments) -> ExitCode {
    let wanted = Wanted {
        root: root.to_owned(),
        base_url: None,
        drafts: if arguments.no_drafts { Drafts::Skip } else { Drafts::Show },
    };
    let guide = Guide::read(&wanted);
    report::print(&guide.diagnostics, &guide.texts(), super::Format::Text);
    let Some(renderer) = guide.renderer(guide::highlighter(root)) else {
        return ExitCode::from(CONTENT_ERRORS);
    };
    let options = ServerOptions { host: arguments.host, port: arguments.port, open: arguments.open };
    match Server::new(renderer).run(&options, &|url| report::line(&format!("serving {url} (Ctrl-C ends it)"))) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            report::failure(&error);
            ExitCode::from(CONTENT_ERRORS)
        }
    }
}
