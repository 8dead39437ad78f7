//! A build replaces what an earlier build wrote and nothing else, whatever spelling leads there.

mod support;

use std::fs;

use support::{Guide, tree};

const TERM: &str = "---\nterm: Go\nshort: A language.\nkind: tool\n---\n\nText.\n";

fn guide() -> Guide {
    Guide::new().file("content/terms/go.md", TERM).file("static/note.txt", "mine")
}

fn build_to(guide: &Guide, out: &str) -> (Option<i32>, String) {
    let output = guide.run(&["build", "--out", out]);
    (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
}

#[test]
fn no_spelling_of_the_guides_own_folders_is_an_output_folder() {
    let guide = guide();
    fs::create_dir(guide.root().join("real")).expect("made");
    let spellings = [
        "site/../content",
        "new/deep/../../content",
        "./content/",
        "content/new",
        "static/../content",
        "Content",
        "content/../static/x",
        ".",
        "..",
        "site/..",
        ".git",
        ".git/pages",
        ".plainspeak/x",
        ".hidden",
        "out/.git/x",
        "/",
    ];
    for spelling in spellings {
        let out = if spelling == "/" { "/".to_owned() } else { format!("{}/{spelling}", guide.root().display()) };
        let (code, told) = build_to(&guide, &out);
        assert_eq!(code, Some(1), "{spelling}: {told}");
        assert!(told.contains("cannot be the output folder"), "{spelling}: {told}");
    }
    assert_eq!(fs::read_to_string(guide.root().join("content/terms/go.md")).expect("still there"), TERM);
    assert!(!guide.root().join(".git").exists() && !guide.root().join(".hidden").exists());
}

#[cfg(unix)]
#[test]
fn a_link_to_the_sources_is_refused_and_a_link_to_a_folder_is_followed() {
    use std::os::unix::fs::symlink;
    let guide = guide();
    let root = guide.root();
    fs::create_dir(root.join("real")).expect("made");
    symlink(root.join("content"), root.join("door")).expect("linked");
    symlink("real", root.join("lnk")).expect("linked");
    symlink("nowhere", root.join("dangling")).expect("linked");
    for out in ["door", "door/terms", "lnk/../content"] {
        let (code, told) = build_to(&guide, &root.join(out).display().to_string());
        assert_eq!(code, Some(1), "{out}: {told}");
    }
    assert_eq!(build_to(&guide, &root.join("dangling").display().to_string()).0, Some(1));
    for _ in 0..2 {
        let (code, told) = build_to(&guide, &root.join("lnk").display().to_string());
        assert_eq!(code, Some(0), "{told}");
    }
    assert!(root.join("lnk").is_symlink());
    assert!(root.join("real/index.html").is_file());
    assert_eq!(fs::read_to_string(root.join("content/terms/go.md")).expect("still there"), TERM);
}

#[test]
fn strangers_in_the_output_folder_stay_and_are_told() {
    let guide = guide();
    guide.build();
    let strangers = [
        ("CNAME", "example.org"),
        (".git", "gitdir: ../.git/worktrees/site"),
        ("verify/google.html", "token"),
        (".well-known/x/y", "deep"),
    ];
    for (path, text) in strangers {
        guide.write(&format!("site/{path}"), text);
    }
    guide.write("content/terms/go.md", TERM.replace("Text.", "More text."));
    for _ in 0..3 {
        let output = guide.run(&["build"]);
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(0), "{told}");
        assert!(
            told.contains("kept `.git`, `.well-known/x/y`, `CNAME` and 1 more there, which no build wrote"),
            "{told}"
        );
        for (path, text) in strangers {
            assert_eq!(guide.page(path), text, "{path}");
        }
    }
    assert!(guide.page("terms/go/index.html").contains("More text."));
    let mut names: Vec<_> = tree(guide.root()).into_iter().map(|(path, _)| path).collect();
    names.retain(|path| path.starts_with(".site.plainspeak-"));
    assert_eq!(names, Vec::<String>::new());
}

#[test]
fn a_file_of_the_last_build_that_was_edited_is_not_lost() {
    let guide = guide();
    guide.build();
    guide.write("site/index.html", "edited by hand");
    let output = guide.run(&["build"]);
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1), "{told}");
    assert!(told.contains("`index.html` in"), "{told}");
    assert_eq!(guide.page("index.html"), "edited by hand");
}

#[test]
fn a_stranger_where_the_site_wants_to_write_is_refused() {
    let guide = guide();
    guide.build();
    guide.write("site/terms/rust/index.html", "a page by hand");
    guide.write("content/terms/rust.md", TERM.replace("Go", "Rust"));
    let output = guide.run(&["build"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("would be overwritten by a file of the site"));
    assert_eq!(guide.page("terms/rust/index.html"), "a page by hand");
    // The same bytes are no loss: a host's file that the guide now has itself.
    guide.write("site/terms/rust/index.html", "");
    fs::remove_file(guide.out().join("terms/rust/index.html")).expect("there");
    guide.write("site/robots-extra.txt", "x");
    guide.write("static/robots-extra.txt", "x");
    guide.build();
    assert_eq!(guide.page("robots-extra.txt"), "x");
}

#[test]
fn a_folder_without_a_list_of_its_files_is_refused() {
    let guide =
        guide().file("site/.plainspeak-site", "Plainspeak wrote this folder and replaces it whole at each build.\n");
    guide.write("site/index.html", "old");
    let output = guide.run(&["build"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("Delete the folder once and build again"));
    assert_eq!(guide.page("index.html"), "old");
}
