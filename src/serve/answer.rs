//! Answers to requests, from one generation of the site.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::sync::{Arc, Mutex, OnceLock};
use std::time::Duration;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use serde_json::json;
use tokio_stream::StreamExt;
use tokio_stream::wrappers::WatchStream;

use super::Shared;
use crate::render::html::escape;
use crate::render::{Part, Renderer};
use crate::resolve::{Route, base_url};
use crate::watch::Snapshot;

/// The files of each part that is made from the whole site, by path.
type Files = Arc<BTreeMap<String, Vec<u8>>>;

/// One generation of the site, and what was rendered of it.
#[derive(Debug)]
pub(super) struct Generation {
    /// Names this run of the server: generations of two runs are not comparable.
    run: Arc<str>,
    pub(super) snapshot: Snapshot,
    pages: Mutex<BTreeMap<String, Arc<str>>>,
    /// Files that are made from the whole site, made when one of their part is asked for.
    parts: [OnceLock<Files>; Part::ALL.len()],
    /// The search indexes that were made last, of this generation and earlier ones, newest first:
    /// an open page may still ask for their shards.
    indexes: Arc<Mutex<Vec<Files>>>,
}

/// How many search indexes are kept.
const INDEXES: usize = 3;

impl Generation {
    /// The first generation of a run.
    pub(super) fn new(run: Arc<str>, snapshot: Snapshot) -> Self {
        Self { run, snapshot, pages: Mutex::default(), parts: Default::default(), indexes: Arc::default() }
    }

    /// The generation that follows another.
    pub(super) fn after(before: &Self, snapshot: Snapshot) -> Self {
        Self { indexes: before.indexes.clone(), ..Self::new(before.run.clone(), snapshot) }
    }

    fn answer(&self, full_path: &str) -> Response {
        let Some(renderer) = &self.snapshot.renderer else { return self.nothing_yet() };
        let base = &renderer.resolved.base;
        let Some(path) = base.below(full_path) else { return redirect(&base.path) };
        let routes = &renderer.resolved.routes;
        if let Some(route) = routes.get(path) {
            let status = if *route == Route::NotFound { StatusCode::NOT_FOUND } else { StatusCode::OK };
            return self.page(renderer, route, status);
        }
        if routes.contains_key(&format!("{path}/")) {
            return redirect(&format!("{full_path}/"));
        }
        let name = path.trim_start_matches('/');
        if let Some(bytes) = renderer.assets.files.get(name) {
            return response(StatusCode::OK, mime_type(name), bytes.to_vec());
        }
        if let Some(card) = renderer.card_at(name) {
            return match renderer.draw(&card) {
                Ok(png) => response(StatusCode::OK, mime_type(name), png),
                Err(error) => {
                    let text = error.to_string();
                    self.plain_page(StatusCode::INTERNAL_SERVER_ERROR, "The card cannot be drawn", &text)
                }
            };
        }
        match self.made(renderer, name) {
            Some(bytes) => response(StatusCode::OK, mime_type(name), bytes),
            None => self.page(renderer, &Route::NotFound, StatusCode::NOT_FOUND),
        }
    }

    /// A file that is made from the whole site.
    fn made(&self, renderer: &Renderer, name: &str) -> Option<Vec<u8>> {
        let part = Part::of(name)?;
        let files = self.parts[part as usize].get_or_init(|| {
            let files: Files = Arc::new(renderer.part(part).into_iter().collect());
            if let (Part::Search, Ok(mut indexes)) = (part, self.indexes.lock()) {
                indexes.insert(0, files.clone());
                indexes.truncate(INDEXES);
            }
            files
        });
        let find = |files: &Files| files.get(name).cloned();
        find(files).or_else(|| self.indexes.lock().ok()?.iter().find_map(find))
    }

    fn page(&self, renderer: &Renderer, route: &Route, status: StatusCode) -> Response {
        let path = route.path();
        let known = self.pages.lock().ok().and_then(|pages| pages.get(&path).cloned());
        let html = match known {
            Some(html) => html,
            None => match renderer.page(route) {
                Ok(html) => {
                    let html: Arc<str> = self.with_script(&html).into();
                    if let Ok(mut pages) = self.pages.lock() {
                        pages.insert(path, html.clone());
                    }
                    html
                }
                Err(error) => {
                    let text = error.to_string();
                    return self.plain_page(StatusCode::INTERNAL_SERVER_ERROR, "The page cannot be shown", &text);
                }
            },
        };
        response(status, HTML, html.to_string())
    }

    /// The page with the script that reloads it, as the last thing in its body.
    fn with_script(&self, html: &str) -> String {
        let script = format!(
            "<script type=\"module\" src=\"/__plainspeak/live.js\" data-run=\"{}\" data-generation=\"{}\"></script>\n",
            self.run, self.snapshot.generation
        );
        match html.rfind("</body>") {
            Some(at) => format!("{}{script}{}", &html[..at], &html[at..]),
            None => format!("{html}{script}"),
        }
    }

    /// What is shown while there is no site: the script shows what is wrong.
    fn nothing_yet(&self) -> Response {
        self.plain_page(
            StatusCode::SERVICE_UNAVAILABLE,
            "The guide has mistakes",
            "It appears here once they are mended.",
        )
    }

    fn plain_page(&self, status: StatusCode, title: &str, text: &str) -> Response {
        let (title, text) = (escape(title), escape(text));
        let html = format!(
            "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>{title}</title></head>\n<body><main><h1>{title}</h1>\n<pre>{text}</pre></main>\n</body></html>\n"
        );
        response(status, HTML, self.with_script(&html))
    }

    /// What an open page has to know, as JSON.
    fn event(&self) -> Event {
        let snapshot = &self.snapshot;
        let state = json!({
            "run": *self.run,
            "generation": snapshot.generation,
            "problems": snapshot.told(),
            "moved": *snapshot.moved,
        });
        Event::default().retry(RETRY).data(state.to_string())
    }
}

/// How long an open page waits before it asks a server that went away again.
const RETRY: Duration = Duration::from_millis(500);

const HTML: &str = "text/html; charset=utf-8";

pub(super) async fn page(State(shared): State<Arc<Shared>>, request: Request) -> Response {
    if request.method() != Method::GET && request.method() != Method::HEAD {
        return response(StatusCode::METHOD_NOT_ALLOWED, "text/plain; charset=utf-8", "only GET and HEAD");
    }
    let path = base_url::decode(request.uri().path());
    let generation = shared.current.borrow().clone();
    tokio::task::spawn_blocking(move || generation.answer(&path)).await.unwrap_or_else(|_| {
        response(StatusCode::INTERNAL_SERVER_ERROR, "text/plain; charset=utf-8", "the page could not be rendered")
    })
}

/// The state now, and again with each generation. A page that comes back after a lost connection
/// hears at once what it has missed.
pub(super) async fn events(State(shared): State<Arc<Shared>>) -> Response {
    let states = WatchStream::new(shared.current.subscribe());
    let events = states.map(|generation| Ok::<_, Infallible>(generation.event()));
    Sse::new(events).keep_alive(KeepAlive::new().interval(Duration::from_secs(5))).into_response()
}

pub(super) async fn live_script() -> Response {
    response(StatusCode::OK, "text/javascript; charset=utf-8", include_str!("live.js"))
}

pub(super) async fn live_style() -> Response {
    response(StatusCode::OK, "text/css; charset=utf-8", include_str!("live.css"))
}

fn redirect(to: &str) -> Response {
    let mut redirect = response(StatusCode::TEMPORARY_REDIRECT, "text/plain; charset=utf-8", "");
    if let Ok(value) = HeaderValue::from_str(&base_url::encode(to)) {
        redirect.headers_mut().insert(header::LOCATION, value);
    }
    redirect
}

/// An answer that no cache keeps.
pub(super) fn response(status: StatusCode, mime: &'static str, body: impl Into<Body>) -> Response {
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
        "html" => HTML,
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
