//! Shows a site in the browser, page by page as they are asked for.
//!
//! The base path is mounted as it will be in production. Invariant: answers come from the
//! resolved site and from memory alone; no path of a request ever reaches the disk.

use std::collections::BTreeMap;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::response::Response;

use crate::render::Renderer;
use crate::resolve::{Route, base_url};

/// How to listen.
#[derive(Debug, Clone)]
pub struct ServerOptions {
    /// The address.
    pub host: IpAddr,
    /// The port; 0 takes any that is free.
    pub port: u16,
    /// Whether to open the browser.
    pub open: bool,
}

/// Why a server cannot run.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// Someone else listens there.
    #[error("port {0} is in use; choose another with `--port`")]
    PortInUse(u16),
    /// The system said no.
    #[error("the server cannot run: {0}")]
    Io(#[from] io::Error),
}

/// A server of one site.
#[derive(Debug, Clone)]
pub struct Server {
    state: Arc<ServerState>,
}

#[derive(Debug)]
struct ServerState {
    renderer: Renderer,
    /// Files that are made from the whole site, by path.
    site_files: BTreeMap<String, Vec<u8>>,
    pages: Mutex<BTreeMap<String, Arc<str>>>,
}

impl Server {
    /// Makes a server of a site.
    #[must_use]
    pub fn new(renderer: Renderer) -> Self {
        let site_files = renderer.site_files().into_iter().collect();
        Self { state: Arc::new(ServerState { renderer, site_files, pages: Mutex::default() }) }
    }

    /// Serves until Ctrl-C; `ready` is told the address once the server listens.
    ///
    /// # Errors
    /// The port is taken, or the system refuses.
    pub fn run(self, options: &ServerOptions, ready: &dyn Fn(&str)) -> Result<(), ServeError> {
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
        runtime.block_on(async {
            let address = SocketAddr::new(options.host, options.port);
            let listener = tokio::net::TcpListener::bind(address).await.map_err(|error| match error.kind() {
                io::ErrorKind::AddrInUse => ServeError::PortInUse(options.port),
                _ => ServeError::Io(error),
            })?;
            let url = format!("http://{}{}", listener.local_addr()?, self.state.renderer.resolved.base.path);
            ready(&url);
            if options.open {
                open_browser(&url);
            }
            let app = Router::new().fallback(answer).with_state(self.state);
            axum::serve(listener, app).with_graceful_shutdown(interrupted()).await?;
            Ok(())
        })
    }
}

async fn interrupted() {
    tokio::signal::ctrl_c().await.ok();
}

async fn answer(State(state): State<Arc<ServerState>>, request: Request) -> Response {
    if request.method() != Method::GET && request.method() != Method::HEAD {
        return response(StatusCode::METHOD_NOT_ALLOWED, "text/plain; charset=utf-8", "only GET and HEAD");
    }
    let path = base_url::decode(request.uri().path());
    tokio::task::spawn_blocking(move || state.answer(&path)).await.unwrap_or_else(|_| {
        response(StatusCode::INTERNAL_SERVER_ERROR, "text/plain; charset=utf-8", "the page could not be rendered")
    })
}

impl ServerState {
    fn answer(&self, full_path: &str) -> Response {
        let base = &self.renderer.resolved.base.path;
        let Some(path) = full_path.strip_prefix(base.trim_end_matches('/')).filter(|path| path.starts_with('/')) else {
            return redirect(base);
        };
        let routes = &self.renderer.resolved.routes;
        if let Some(route) = routes.get(path) {
            let status = if *route == Route::NotFound { StatusCode::NOT_FOUND } else { StatusCode::OK };
            return self.page(route, status);
        }
        if routes.contains_key(&format!("{path}/")) {
            return redirect(&format!("{full_path}/"));
        }
        let name = path.trim_start_matches('/');
        let file = self.renderer.assets.files.get(name).map(|bytes| bytes.to_vec());
        match file.or_else(|| self.site_files.get(name).cloned()) {
            Some(bytes) => response(StatusCode::OK, mime_type(name), bytes),
            None => self.page(&Route::NotFound, StatusCode::NOT_FOUND),
        }
    }

    fn page(&self, route: &Route, status: StatusCode) -> Response {
        let path = route.path();
        let known = self.pages.lock().ok().and_then(|pages| pages.get(&path).cloned());
        let html = match known {
            Some(html) => html,
            None => match self.renderer.page(route) {
                Ok(html) => {
                    let html: Arc<str> = html.into();
                    if let Ok(mut pages) = self.pages.lock() {
                        pages.insert(path, html.clone());
                    }
                    html
                }
                Err(error) => {
                    return response(StatusCode::INTERNAL_SERVER_ERROR, "text/plain; charset=utf-8", error.to_string());
                }
            },
        };
        response(status, "text/html; charset=utf-8", html.to_string())
    }
}

fn redirect(to: &str) -> Response {
    let mut redirect = response(StatusCode::TEMPORARY_REDIRECT, "text/plain; charset=utf-8", "");
    if let Ok(value) = HeaderValue::from_str(to) {
        redirect.headers_mut().insert(header::LOCATION, value);
    }
    redirect
}

fn response(status: StatusCode, mime: &'static str, body: impl Into<Body>) -> Response {
    let mut response = Response::new(body.into());
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(mime));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    response
}

/// The MIME type of a file by its ending, as GitHub Pages serves it.
fn mime_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" | "map" => "application/json; charset=utf-8",
        "xml" => "application/xml; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "ico" => "image/x-icon",
        "pdf" => "application/pdf",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
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
