//! `check --external` against a server of the test's own.

mod support;

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

use support::Guide;

/// How often each `METHOD /path` was asked for.
type Asked = Arc<Mutex<BTreeMap<String, usize>>>;

/// Starts a server; gives its address and what it was asked for.
fn server() -> (String, Asked) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = format!("http://{}", listener.local_addr().expect("an address"));
    let asked = Asked::default();
    let log = asked.clone();
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            answer(stream, &log);
        }
    });
    (address, asked)
}

/// Answers one request and hangs up.
fn answer(mut stream: TcpStream, log: &Asked) {
    let mut lines = BufReader::new(stream.try_clone().expect("a stream")).lines().map_while(Result::ok);
    let Some(first) = lines.next() else { return };
    let headers: Vec<String> = lines.take_while(|line| !line.is_empty()).collect();
    let request = first.trim_end_matches(" HTTP/1.1").to_owned();
    *log.lock().expect("no panic").entry(request.clone()).or_default() += 1;
    let named = headers.iter().any(|header| header.to_lowercase().starts_with("user-agent: plainspeak/"));
    let reply = match request.split_once(' ').expect("a method and a path") {
        _ if !named => "400 Bad Request",
        (_, "/ok") | ("GET", "/no-head") => "200 OK",
        (_, "/moved") => "302 Found\r\nLocation: /ok",
        (_, "/moved-away") => "301 Moved Permanently\r\nLocation: /gone",
        (_, "/round") => "302 Found\r\nLocation: /round",
        ("HEAD", "/no-head" | "/no-head-and-gone") => "405 Method Not Allowed",
        (_, "/private") => "401 Unauthorized",
        (_, "/broken") => "500 Internal Server Error",
        (_, "/gone") => "410 Gone",
        _ => "404 Not Found",
    };
    write!(stream, "HTTP/1.1 {reply}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n").ok();
}

/// What `check --external` finds of dead links, a line each.
fn dead(guide: &Guide, arguments: &[&str]) -> Vec<String> {
    let output = guide.run(&[&["check", "--format", "json"], arguments].concat());
    let records: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let records = records.as_array().expect("an array").iter().filter(|record| record["code"] == "dead-link");
    let text = |value: &serde_json::Value| value.as_str().expect("a text").to_owned();
    records
        .map(|r| {
            format!(
                "{}:{}:{}: {}: {}",
                text(&r["file"]),
                r["line"],
                r["column"],
                text(&r["severity"]),
                text(&r["message"])
            )
        })
        .collect()
}

/// A guide that links to the server from a body, from a term and from `site.yaml`.
fn guide(server: &str) -> Guide {
    let paths = ["ok", "ok#part", "moved", "moved-away", "round", "no-head", "no-head-and-gone", "private", "broken"];
    let links: Vec<_> = paths.iter().map(|path| format!("- [a]({server}/{path})\n")).collect();
    let term =
        format!("---\nterm: Sound\nshort: A term.\nkind: tool\nsources: [{server}/ok, {server}/none]\n---\n\nText.\n");
    Guide::new()
        .file("site.yaml", format!("title: Test\nfooter_links:\n  - {{title: X, url: \"{server}/none\"}}\n"))
        .file("content/pages/page.md", format!("---\ntitle: Page\n---\n\n{}", links.concat()))
        .file("content/terms/sound.md", term)
}

/// What is dead in that guide.
fn expected(server: &str, severity: &str) -> Vec<String> {
    let column = 15 + server.len();
    let line = |place: &str, path: &str, reason: &str| {
        format!("{place}: {severity}: `{server}/{path}` leads nowhere: {reason}")
    };
    vec![
        line("content/pages/page.md:8:3", "moved-away", "the host answers `410 Gone`"),
        line("content/pages/page.md:9:3", "round", "more than 5 redirects"),
        line("content/pages/page.md:11:3", "no-head-and-gone", "the host answers `404 Not Found`"),
        line(&format!("content/terms/sound.md:5:{}", column + 1), "none", "the host answers `404 Not Found`"),
        line("site.yaml:3:21", "none", "the host answers `404 Not Found`"),
    ]
}

fn count(asked: &Asked, request: &str) -> usize {
    asked.lock().expect("no panic").get(request).copied().unwrap_or(0)
}

#[test]
fn dead_links_are_told_and_answers_are_kept() {
    let (server, asked) = server();
    let guide = guide(&server);
    assert!(dead(&guide, &[]).is_empty());
    assert!(asked.lock().expect("no panic").is_empty(), "nobody is asked unless the author wants it");

    assert_eq!(dead(&guide, &["--external"]), expected(&server, "warning"));
    // Once for its own sake and once for the address that redirects to it; anchors are no pages of their own.
    assert_eq!(count(&asked, "HEAD /ok"), 2);
    assert_eq!((count(&asked, "HEAD /no-head"), count(&asked, "GET /no-head")), (1, 1));
    assert_eq!((count(&asked, "HEAD /none"), count(&asked, "GET /none")), (1, 0));
    assert_eq!(count(&asked, "HEAD /round"), 6);

    assert_eq!(dead(&guide, &["--external"]), expected(&server, "warning"));
    assert_eq!((count(&asked, "HEAD /ok"), count(&asked, "HEAD /none")), (2, 1), "answers are kept");
    assert_eq!(count(&asked, "HEAD /round"), 12, "what gave no answer is asked for again");

    guide.write(".plainspeak/external.json", "{ damaged");
    assert_eq!(dead(&guide, &["--external"]), expected(&server, "warning"));
    assert_eq!(count(&asked, "HEAD /none"), 2);
}

#[test]
fn the_level_of_site_yaml_counts() {
    let (server, asked) = server();
    let guide = guide(&server);
    let config = std::fs::read_to_string(guide.root().join("site.yaml")).expect("written");
    guide.write("site.yaml", format!("{config}lints: {{dead-link: off}}\n"));
    assert!(dead(&guide, &["--external"]).is_empty());
    assert!(asked.lock().expect("no panic").is_empty());
    guide.write("site.yaml", format!("{config}lints: {{dead-link: error}}\n"));
    assert_eq!(dead(&guide, &["--external"]), expected(&server, "error"));
    assert_eq!(guide.run(&["check", "--external"]).status.code(), Some(1));
}

#[test]
fn hosts_that_are_not_there_are_told() {
    let closed = TcpListener::bind("127.0.0.1:0").expect("a port").local_addr().expect("an address");
    let page = format!("---\ntitle: Page\n---\n\n[a](http://{closed}/) [b](https://nowhere.invalid/x)\n");
    let guide = Guide::new().file("content/pages/page.md", page);
    let column = closed.to_string().len() + 15;
    assert_eq!(
        dead(&guide, &["--external"]),
        [
            format!(
                "content/pages/page.md:5:1: warning: `http://{closed}/` leads nowhere: the host takes no connection"
            ),
            format!(
                "content/pages/page.md:5:{column}: warning: `https://nowhere.invalid/x` leads nowhere: the host \
                 `nowhere.invalid` is not found"
            ),
        ]
    );
}
