//! Only regular files below the guide's root are read; other links are told, and nothing hangs.
#![cfg(unix)]

mod support;

use std::fs;
use std::os::unix::fs::symlink;
use std::process::Command;
use std::time::{Duration, Instant};

use support::Guide;

const TERM: &str = "---\nterm: Secret\nshort: A word from elsewhere.\nkind: tool\n---\n\nText.\n";

/// A guide below a folder that holds a neighbour's files.
fn guide() -> (Guide, std::path::PathBuf) {
    let outer = Guide::empty()
        .file("outside/secret.txt", "secret")
        .file("outside/secret.md", TERM)
        .file("outside/deep/more.txt", "more");
    outer.write("guide/site.yaml", "title: Test\n");
    outer.write("guide/content/terms/go.md", TERM.replace("Secret", "Go"));
    let root = outer.root().join("guide");
    (outer, root)
}

fn check(root: &std::path::Path, command: &str) -> (Option<i32>, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_plainspeak"))
        .args([command, "--root"])
        .arg(root)
        .env("NO_COLOR", "1")
        .stderr(std::process::Stdio::piped())
        .stdout(std::process::Stdio::null())
        .spawn()
        .expect("it runs");
    let start = Instant::now();
    while child.try_wait().expect("asked").is_none() {
        if start.elapsed() > Duration::from_secs(60) {
            child.kill().ok();
            panic!("`{command}` hangs");
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    let output = child.wait_with_output().expect("ended");
    (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
}

#[test]
fn a_link_that_leaves_the_guide_is_an_error_with_its_target() {
    let (outer, root) = guide();
    fs::create_dir_all(root.join("static")).expect("made");
    fs::create_dir_all(root.join(".git")).expect("made");
    fs::write(root.join(".git/config"), "password").expect("written");
    symlink("/proc/self/environ", root.join("static/env.txt")).expect("linked");
    symlink("../../outside", root.join("static/out")).expect("linked");
    symlink("/", root.join("static/rootfs")).expect("linked");
    symlink("../.git/config", root.join("static/git.txt")).expect("linked");
    symlink(outer.root().join("outside/secret.md"), root.join("content/terms/secret.md")).expect("linked");
    for command in ["build", "check"] {
        let (code, told) = check(&root, command);
        assert_eq!(code, Some(1), "{told}");
        for link in ["static/env.txt", "static/out", "static/rootfs", "static/git.txt", "content/terms/secret.md"] {
            assert!(told.contains(&format!("`{link}` is a link that leads out of the guide, to `")), "{link}: {told}");
            assert!(told.contains(&format!("outside_links: [{link}]")), "{link}: {told}");
        }
        assert_eq!(told.matches("error[outside-link]: ").count(), 5, "{told}");
    }
    assert!(!root.join("site").exists());
}

#[test]
fn a_link_is_allowed_by_its_name_and_no_link_within() {
    let (outer, root) = guide();
    fs::create_dir_all(root.join("static")).expect("made");
    symlink("../../outside", root.join("static/out")).expect("linked");
    fs::write(root.join("site.yaml"), "title: Test\noutside_links: [static/out]\n").expect("written");
    assert_eq!(check(&root, "build").0, Some(0));
    assert_eq!(fs::read_to_string(root.join("site/out/deep/more.txt")).expect("built"), "more");
    symlink("/etc/hostname", outer.root().join("outside/host.txt")).expect("linked");
    let (code, told) = check(&root, "build");
    assert_eq!(code, Some(1));
    assert!(told.contains("leads out of the guide, to `/etc/hostname`"), "{told}");
}

#[test]
fn a_link_within_the_guide_is_followed() {
    let (_outer, root) = guide();
    fs::create_dir_all(root.join("static")).expect("made");
    fs::create_dir_all(root.join("docs")).expect("made");
    fs::write(root.join("docs/a.txt"), "a").expect("written");
    symlink("../docs", root.join("static/docs")).expect("linked");
    let (code, told) = check(&root, "build");
    assert_eq!(code, Some(0), "{told}");
    assert_eq!(fs::read_to_string(root.join("site/docs/a.txt")).expect("built"), "a");
}

#[test]
fn pipes_devices_and_sockets_are_told_and_nothing_hangs() {
    let (_outer, root) = guide();
    fs::create_dir_all(root.join("static")).expect("made");
    for path in ["static/pipe.txt", "content/terms/pipe.md", "static/pipe.css"] {
        let made = Command::new("mkfifo").arg(root.join(path)).status().expect("mkfifo runs");
        assert!(made.success());
    }
    let _socket = std::os::unix::net::UnixListener::bind(root.join("static/socket")).expect("bound");
    symlink("/dev/zero", root.join("static/zero")).expect("linked");
    for command in ["build", "check"] {
        let (code, told) = check(&root, command);
        assert_eq!(code, Some(1), "{told}");
        assert_eq!(told.matches("it is not a regular file").count(), 4, "{told}");
        assert!(told.contains("`static/zero` is a link that leads out of the guide"), "{told}");
    }
    // The configuration, too.
    fs::remove_file(root.join("site.yaml")).expect("there");
    let made = Command::new("mkfifo").arg(root.join("site.yaml")).status().expect("mkfifo runs");
    assert!(made.success());
    let (code, told) = check(&root, "check");
    assert_eq!(code, Some(1));
    assert!(told.contains("`site.yaml` cannot be read: it is not a regular file"), "{told}");
}

#[test]
fn folders_lie_only_so_deep() {
    let (_outer, root) = guide();
    let deep = (0..40).map(|_| "a").collect::<Vec<_>>().join("/");
    fs::create_dir_all(root.join("static").join(&deep)).expect("made");
    fs::write(root.join("static").join(&deep).join("x.txt"), "x").expect("written");
    let (code, told) = check(&root, "build");
    assert_eq!(code, Some(1));
    assert!(told.contains("lies more than 32 folders deep"), "{told}");
}

#[test]
fn what_hosts_look_for_is_published_and_what_systems_leave_is_not() {
    let guide = Guide::new()
        .file("static/_headers", "/*\n  X-Test: 1\n")
        .file("static/_redirects", "/a /b\n")
        .file("static/.well-known/security.txt", "Contact: x\n")
        .file("static/.env", "secret")
        .file("static/Thumbs.db", "junk")
        .file("static/_private/x.txt", "x");
    guide.build();
    assert_eq!(guide.page("_redirects"), "/a /b\n");
    assert_eq!(guide.page("_headers"), "/*\n  X-Test: 1\n");
    assert_eq!(guide.page(".well-known/security.txt"), "Contact: x\n");
    for absent in [".env", "Thumbs.db", "_private"] {
        assert!(!guide.out().join(absent).exists(), "{absent}");
    }
}
