//! Walks through a guide's folders.
//!
//! Finds files and leaves reading them to others. Links are followed, since authors share folders by them, as far as
//! the guide's bounds reach.

use std::io;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::bounds::{MAX_BYTES, MAX_DEPTH, MAX_FILES, too_large};
use super::{Bounds, CONFIG_FILE, NOT_A_FILE, is_editor_leftover, is_hidden, is_passed_over, plain_reason, relative};
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::source::{FilePath, Span};

/// The folders of a guide.
pub const FOLDERS: [&str; 3] = ["content", "templates", "static"];

/// Lists the files of the guide at `root`: where each is on the disk, and its path.
#[must_use]
pub fn list(root: &Path, bounds: &Bounds, diagnostics: &mut Diagnostics) -> Vec<(PathBuf, FilePath)> {
    let mut paths = Vec::new();
    let config = FilePath::from(CONFIG_FILE);
    if root.join(CONFIG_FILE).symlink_metadata().is_ok() {
        paths.push((root.join(CONFIG_FILE), config));
    } else {
        let span = Span::new(&config, 0..0);
        diagnostics.push(
            Diagnostic::error("missing-config", span, "there is no `site.yaml` in this folder")
                .hint("`plainspeak init DIR` makes a guide; `--root DIR` names one"),
        );
    }
    let mut bytes = 0;
    for folder in FOLDERS {
        let mut walk = Walk { root, bounds, paths: &mut paths, bytes: &mut bytes, diagnostics };
        walk.folder(folder);
    }
    paths
}

/// A walk, and what it has found so far.
struct Walk<'a> {
    root: &'a Path,
    bounds: &'a Bounds,
    paths: &'a mut Vec<(PathBuf, FilePath)>,
    bytes: &'a mut u64,
    diagnostics: &'a mut Diagnostics,
}

impl Walk<'_> {
    fn folder(&mut self, folder: &str) {
        let top = self.root.join(folder);
        if !top.exists() {
            return;
        }
        let top_path = FilePath::from(folder);
        if let Some(diagnostic) = self.bounds.judge(&top, &top_path) {
            self.diagnostics.push(diagnostic);
            return;
        }
        let mut entries = WalkDir::new(&top).follow_links(true).max_depth(MAX_DEPTH).sort_by_file_name().into_iter();
        while let Some(entry) = entries.next() {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    self.failed(&error, &top, folder);
                    continue;
                }
            };
            match self.entry(&entry) {
                Step::On => {}
                Step::Skip => entries.skip_current_dir(),
                Step::Stop => return,
            }
        }
    }

    fn entry(&mut self, entry: &DirEntry) -> Step {
        let kind = entry.file_type();
        let Some(path) = relative(self.root, entry.path()) else {
            if entry.file_name().to_str().is_some_and(is_passed_over) {
                return if kind.is_dir() { Step::Skip } else { Step::On };
            }
            self.diagnostics.push(bad_name(self.root, entry.path()));
            return if kind.is_dir() { Step::Skip } else { Step::On };
        };
        if is_hidden(path.as_str()) || (!kind.is_dir() && is_editor_leftover(path.name())) {
            return if kind.is_dir() { Step::Skip } else { Step::On };
        }
        if entry.path_is_symlink()
            && let Some(diagnostic) = self.bounds.judge(entry.path(), &path)
        {
            self.diagnostics.push(diagnostic);
            return if kind.is_dir() { Step::Skip } else { Step::On };
        }
        if kind.is_dir() {
            if entry.depth() == MAX_DEPTH {
                let message = format!("`{path}` lies more than {MAX_DEPTH} folders deep");
                self.diagnostics.push(too_large(&path, message));
                return Step::Skip;
            }
            return Step::On;
        }
        if !kind.is_file() {
            let message = format!("`{path}` cannot be read: {NOT_A_FILE}");
            let hint = "pipes, devices and sockets have no place in a guide: take it out";
            self.diagnostics.push(Diagnostic::error("unreadable-file", Span::new(&path, 0..0), message).hint(hint));
            return Step::On;
        }
        self.file(entry, path)
    }

    fn file(&mut self, entry: &DirEntry, path: FilePath) -> Step {
        *self.bytes += entry.metadata().map_or(0, |facts| facts.len());
        let message = if self.paths.len() >= MAX_FILES {
            format!("the guide has more than {MAX_FILES} files")
        } else if *self.bytes > MAX_BYTES {
            format!("the guide's files have more than {} GB", MAX_BYTES >> 30)
        } else {
            self.paths.push((entry.path().to_owned(), path));
            return Step::On;
        };
        self.diagnostics.push(too_large(&path, message));
        Step::Stop
    }

    fn failed(&mut self, error: &walkdir::Error, top: &Path, folder: &str) {
        let path = error.path().unwrap_or(top);
        // Emacs locks a file by a link that leads nowhere: `.#name`.
        let name = path.file_name().and_then(|name| name.to_str());
        if path != top && name.is_some_and(|name| is_passed_over(name) || is_editor_leftover(name)) {
            return;
        }
        let file = relative(self.root, path).unwrap_or_else(|| FilePath::from(folder));
        self.diagnostics.extend(walk_error(error, &file));
    }
}

/// How a walk goes on.
enum Step {
    On,
    /// Not into this folder.
    Skip,
    Stop,
}

fn walk_error(error: &walkdir::Error, file: &FilePath) -> Option<Diagnostic> {
    let span = Span::new(file, 0..0);
    if error.loop_ancestor().is_some() {
        let message = format!("`{file}` is a link to a folder that holds it");
        return Some(Diagnostic::error("link-loop", span, message).hint("remove the link"));
    }
    // A file that vanishes while the folder is read is as if it had gone before.
    let gone = error.io_error().is_some_and(|e| e.kind() == io::ErrorKind::NotFound);
    let dangling = gone && error.path().is_some_and(|path| path.is_symlink());
    if gone && !dangling {
        return None;
    }
    let reason = error.io_error().map_or_else(|| error.to_string(), plain_reason);
    Some(Diagnostic::error("unreadable-file", span, format!("`{file}` cannot be read: {reason}")))
}

fn bad_name(root: &Path, path: &Path) -> Diagnostic {
    let shown = path.strip_prefix(root).unwrap_or(path).to_string_lossy().into_owned();
    let span = Span::new(&FilePath::from(shown.as_str()), 0..0);
    Diagnostic::error("invalid-id", span, "the file's name is not valid UTF-8")
        .hint("rename it with lower-case letters, digits and hyphens")
}
