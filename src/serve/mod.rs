//! Shows a guide in the browser while it is written.
//!
//! Pages are rendered when they are asked for, from an immutable snapshot, and kept until the next
//! one; the base path is mounted as it will be in production. A thread takes in each save, another
//! one finds what concerns the whole site. Invariant: answers come from memory alone; no path of a
//! request ever reaches the disk.

mod answer;
mod host;
mod loops;

use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, Mutex};
use std::time::SystemTime;

use axum::Router;
use axum::routing::get;
use tokio::net::TcpListener;
use tokio::sync::watch;

use crate::watch::{Snapshot, Workspace};
use answer::Generation;

/// How to listen.
#[derive(Debug, Clone)]
pub struct ServerOptions {
    /// The address.
    pub host: IpAddr,
    /// The port.
    pub port: Port,
    /// Whether to open the browser.
    pub open: bool,
    /// Whether to look for changes instead of waiting for the system to tell of them.
    pub poll: bool,
}

/// Which port to listen on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Port {
    /// This one, or none; 0 takes any that is free.
    Exactly(u16),
    /// The first free one from here on.
    FreeFrom(u16),
}

/// Why a server cannot run.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// Someone else listens there.
    #[error("port {0} is in use; `--port auto` takes the next free one, `--port {1}` another")]
    PortInUse(u16, u16),
    /// The system said no.
    #[error("the server cannot run: {0}")]
    Io(#[from] io::Error),
}

/// How many ports are tried for a free one.
const PORTS_TO_TRY: u16 = 100;

/// What a server tells its terminal.
#[derive(Debug, Clone, Copy)]
pub enum News<'a> {
    /// It listens at this address.
    Ready(&'a str),
    /// The guide was read again, and this is what is wrong with it now.
    Read(&'a Snapshot),
    /// Changes are looked for, since the system does not tell of them, for this reason.
    Polling(&'a str),
}

/// What all requests and the threads share.
#[derive(Debug)]
struct Shared {
    workspace: Mutex<Workspace>,
    current: watch::Sender<Arc<Generation>>,
    allowed: host::Allowed,
}

impl Shared {
    /// Makes what the workspace knows the site that readers see.
    fn publish(&self, snapshot: Snapshot) {
        let before = self.current.borrow().clone();
        self.current.send_replace(Arc::new(Generation::after(&before, snapshot)));
    }
}

/// Serves a guide until Ctrl-C; `tell` hears what a terminal should show, from any thread.
///
/// # Errors
/// The port is taken, or the system refuses.
pub fn serve(
    workspace: Workspace,
    options: &ServerOptions,
    tell: impl Fn(News<'_>) + Send + Sync + 'static,
) -> Result<(), ServeError> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let tell = Arc::new(tell);
    let served = runtime.block_on(async {
        let listener = listen(options).await?;
        let address = listener.local_addr()?;
        let snapshot = workspace.snapshot().clone();
        let base =
            snapshot.renderer.as_ref().map_or_else(|| "/".to_owned(), |renderer| renderer.resolved.base.path.clone());
        let root = workspace.root().to_owned();
        let shared = Arc::new(Shared {
            workspace: Mutex::new(workspace),
            current: watch::Sender::new(Arc::new(Generation::new(run_name(), snapshot))),
            allowed: host::Allowed::new(options.host, address.port()),
        });
        let app = Router::new()
            .route("/__plainspeak/events", get(answer::events))
            .route("/__plainspeak/live.js", get(answer::live_script))
            .route("/__plainspeak/live.css", get(answer::live_style))
            .fallback(answer::page)
            .layer(axum::middleware::from_fn_with_state(shared.clone(), host::refuse_strangers))
            .with_state(shared.clone());
        loops::start(shared, &root, options.poll, tell.clone());
        let url = format!("http://{address}{base}");
        tell(News::Ready(&url));
        if options.open {
            open_browser(&url);
        }
        // Streams of events never end by themselves; Ctrl-C ends them with the program.
        tokio::select! {
            result = axum::serve(listener, app) => result?,
            _ = tokio::signal::ctrl_c() => {}
        }
        Ok(())
    });
    runtime.shutdown_background();
    served
}

/// A name for this run that no earlier one on the same port had: the time of its start.
fn run_name() -> Arc<str> {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    format!("{:x}", since.as_nanos()).into()
}

async fn listen(options: &ServerOptions) -> Result<TcpListener, ServeError> {
    let (first, tries) = match options.port {
        Port::Exactly(port) => (port, 1),
        Port::FreeFrom(port) => (port, PORTS_TO_TRY),
    };
    for port in (first..=u16::MAX).take(usize::from(tries)) {
        match TcpListener::bind(SocketAddr::new(options.host, port)).await {
            Ok(listener) => return Ok(listener),
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(ServeError::PortInUse(first, first.wrapping_add(1).max(1024)))
}

/// Opens the system's browser; where there is none, the address stands on the terminal.
fn open_browser(url: &str) {
    let (program, arguments): (&str, &[&str]) = if cfg!(target_os = "macos") {
        ("open", &[])
    } else if cfg!(windows) {
        ("cmd", &["/C", "start", ""])
    } else {
        ("xdg-open", &[])
    };
    std::process::Command::new(program)
        .args(arguments)
        .arg(url)
        .stdin(std::process::Stdio::null())
        .stdout(std::process::Stdio::null())
        .stderr(std::process::Stdio::null())
        .spawn()
        .ok();
}
