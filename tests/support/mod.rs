//! Guides in temporary folders, and the program run on them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

/// A guide in a folder that goes away with it.
pub(crate) struct Guide {
    folder: TempDir,
}

#[allow(dead_code, reason = "each test file uses its own part")]
impl Guide {
    /// A guide with nothing but a title.
    pub(crate) fn new() -> Self {
        Self::empty().file("site.yaml", "title: Test\ntags: [web]\n")
    }

    /// A folder with nothing in it.
    pub(crate) fn empty() -> Self {
        Self { folder: tempfile::tempdir().expect("a temporary folder") }
    }

    /// A copy of a folder.
    pub(crate) fn copy(from: &Path) -> Self {
        let guide = Self::empty();
        copy(from, guide.root());
        guide
    }

    /// Adds a file.
    pub(crate) fn file(self, path: &str, text: impl AsRef<[u8]>) -> Self {
        self.write(path, text);
        self
    }

    /// Writes a file.
    pub(crate) fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.root().join(path);
        fs::create_dir_all(path.parent().expect("below the root")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    pub(crate) fn root(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn out(&self) -> PathBuf {
        self.root().join("site")
    }

    /// Runs the program on the guide.
    pub(crate) fn run(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_plainspeak"))
            .args(arguments)
            .arg("--root")
            .arg(self.root())
            .env("NO_COLOR", "1")
            // Tests ask servers of their own, which no proxy knows.
            .env("NO_PROXY", "127.0.0.1")
            .output()
            .expect("the program runs")
    }

    /// Builds the guide, which must succeed.
    pub(crate) fn build(&self) -> &Self {
        let output = self.run(&["build"]);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        self
    }

    /// A file of the built site.
    pub(crate) fn page(&self, path: &str) -> String {
        fs::read_to_string(self.out().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// The codes of what `build` finds, in order.
    pub(crate) fn codes(&self) -> Vec<String> {
        let output = self.run(&["build", "--format", "json"]);
        let text = String::from_utf8(output.stdout).expect("UTF-8");
        let records: serde_json::Value = serde_json::from_str(&text)
            .unwrap_or_else(|error| panic!("no JSON ({error}): {text}\n{}", String::from_utf8_lossy(&output.stderr)));
        let records = records.as_array().expect("an array");
        records.iter().map(|record| record["code"].as_str().expect("a code").to_owned()).collect()
    }
}

/// Every file below a folder by its path, sorted.
#[allow(dead_code, reason = "each test file uses its own part")]
pub(crate) fn tree(folder: &Path) -> Vec<(String, Vec<u8>)> {
    fn walk(top: &Path, folder: &Path, found: &mut Vec<(String, Vec<u8>)>) {
        for entry in fs::read_dir(folder).into_iter().flatten() {
            let path = entry.expect("readable").path();
            if path.is_dir() {
                walk(top, &path, found);
            } else {
                let shown = path.strip_prefix(top).expect("below").to_string_lossy().replace('\\', "/");
                found.push((shown, fs::read(&path).expect("readable")));
            }
        }
    }
    let mut found = Vec::new();
    walk(folder, folder, &mut found);
    found.sort();
    found
}

fn copy(from: &Path, to: &Path) {
    for (path, bytes) in tree(from) {
        let path = to.join(path);
        fs::create_dir_all(path.parent().expect("below")).expect("a folder");
        fs::write(path, bytes).expect("a file");
    }
}
