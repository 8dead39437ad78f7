//! What a host serves is compared with what was built.

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::io::{Read, Write};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::thread;

use support::Guide;

/// A server of a folder for as long as the test runs, and what it does differently.
fn serve(folder: PathBuf, wrong: BTreeMap<&'static str, &'static str>) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = format!("http://{}/guide/", listener.local_addr().expect("an address"));
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let (folder, wrong) = (folder.clone(), wrong.clone());
            thread::spawn(move || answer(stream, &folder, &wrong));
        }
    });
    address
}

fn answer(mut stream: std::net::TcpStream, folder: &Path, wrong: &BTreeMap<&str, &str>) {
    let mut request = Vec::new();
    let mut byte = [0];
    while !request.ends_with(b"\r\n\r\n") && stream.read(&mut byte).is_ok_and(|read| read == 1) {
        request.push(byte[0]);
    }
    let request = String::from_utf8_lossy(&request).into_owned();
    let path = request.split(' ').nth(1).unwrap_or_default().trim_start_matches("/guide/").to_owned();
    let file = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path };
    let ending = file.rsplit_once('.').map_or("", |(_, ending)| ending);
    let (mut status, mut bytes) = ("200 OK", fs::read(folder.join(&file)).unwrap_or_default());
    if bytes.is_empty() && !folder.join(&file).exists() {
        (status, bytes) = (
            if wrong.contains_key("always 200") { "200 OK" } else { "404 Not Found" },
            fs::read(folder.join("404.html")).unwrap_or_default(),
        );
    }
    if wrong.get("old bytes") == Some(&&*file) {
        bytes.push(b'\n');
    }
    let kind = match ending {
        _ if wrong.get("wrong type") == Some(&ending) => "text/plain",
        "html" => "text/html; charset=utf-8",
        "css" => "text/css",
        "js" => "text/javascript",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        _ => "application/octet-stream",
    };
    let robots = if wrong.get("hidden") == Some(&&*file) { "X-Robots-Tag: noindex\r\n" } else { "" };
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{robots}Content-Length: {}\r\nConnection: close\r\n\r\n",
        bytes.len()
    );
    stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(&bytes)).ok();
}

fn guide() -> Guide {
    let term = "---\nterm: Go\nshort: A language that programs are written in.\nkind: language\n---\nText.\n";
    Guide::new().file("content/terms/go.md", term)
}

/// Builds the guide for `address`, checks what is served there; the exit code and what was said.
fn checked(guide: &Guide, built_for: &str, address: &str) -> (Option<i32>, String) {
    let built = guide.run(&["build", "--base-url", built_for]);
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    let output = guide.run(&["deploy-check", address]);
    (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
}

#[test]
fn a_site_that_is_served_as_it_was_built_is_said_to_be() {
    let guide = guide();
    let address = serve(guide.out(), BTreeMap::new());
    let (code, said) = checked(&guide, &address, &address);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("files are served as they were built"), "{said}");
}

#[test]
fn each_difference_is_told_with_its_files() {
    for (what, file, told) in [
        ("old bytes", "terms/go/index.html", "1 of FILES files have other bytes\n  terms/go/index.html"),
        ("wrong type", "css", "files have a type that browsers refuse\n  assets/site."),
        ("hidden", "index.html", "files are kept from search engines\n  index.html"),
        ("always 200", "", "an address that leads nowhere is answered with status 200"),
    ] {
        let guide = guide();
        let address = serve(guide.out(), BTreeMap::from([(what, file)]));
        let (code, said) = checked(&guide, &address, &address);
        let said: Vec<_> = said.split_whitespace().collect();
        let said = said.join(" ");
        let told: Vec<_> = told.split_whitespace().filter(|word| !matches!(*word, "1" | "of" | "FILES")).collect();
        assert!(code == Some(1) && said.contains(&told.join(" ")), "{what}: {said}");
    }
}

#[test]
fn a_site_built_for_another_address_is_told() {
    let guide = guide();
    let address = serve(guide.out(), BTreeMap::new());
    let (code, said) = checked(&guide, "https://example.org/elsewhere/", &address);
    assert_eq!(code, Some(1));
    assert!(
        said.contains(&format!("the site was built for https://example.org/elsewhere/ and stands at {address}")),
        "{said}"
    );
}

#[test]
fn a_folder_is_compared_too_and_what_lacks_is_named() {
    let guide = guide();
    guide.build();
    let copy = Guide::copy(&guide.out());
    let check = || guide.run(&["deploy-check", &copy.root().to_string_lossy()]);
    assert_eq!(check().status.code(), Some(0));
    fs::remove_file(copy.root().join("terms/go/index.html")).expect("removed");
    let output = check();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.code() == Some(1) && said.contains("terms/go/index.html (status 404)"), "{said}");
}

#[test]
fn what_cannot_be_checked_is_told() {
    let guide = guide();
    let said = |output: std::process::Output| String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said(guide.run(&["deploy-check", "http://127.0.0.1:9/"])).contains("is no folder that a build wrote"));
    guide.build();
    assert!(said(guide.run(&["deploy-check", "http://127.0.0.1:9/"])).contains("the site is not reached"));
    assert!(said(guide.run(&["deploy-check", "nowhere"])).contains("there is no folder `nowhere`"));
}
