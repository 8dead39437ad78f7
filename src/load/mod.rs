//! Reads a guide's folder.
//!
//! Runs first. Finds every content file and asset, reads each once, and gives them back sorted
//! by path. Invariant: what cannot be read becomes a diagnostic; nothing here stops a run.

mod picture;

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use crate::diagnostics::{Diagnostic, Diagnostics, Texts};
use crate::model::{Asset, Kind};
use crate::source::{FilePath, Source, Span};

/// The most bytes of a content file. The longest novels fit; a mistaken video does not.
pub const MAX_TEXT: u64 = 4 * 1024 * 1024;

/// The most bytes of an asset: what GitHub Pages takes of one file.
pub const MAX_ASSET: u64 = 100 * 1024 * 1024;

/// Everything that was found in a guide's folder.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    /// `site.yaml`.
    pub config: Option<Source>,
    /// Content files with their kinds, by path.
    pub documents: BTreeMap<FilePath, (Kind, Source)>,
    /// Files of `templates/` and their text, by path.
    pub templates: BTreeMap<FilePath, Source>,
    /// Files that are served as they are.
    pub assets: BTreeMap<FilePath, Arc<Asset>>,
    /// Content files that could not be read, with their kinds.
    pub unreadable: BTreeMap<FilePath, Kind>,
    /// The texts of files that could be read in part only, for diagnostics to quote.
    pub broken: Texts,
}

impl Sources {
    /// Takes in a file that was read; gives what is wrong with it.
    pub fn insert(&mut self, file: File) -> Option<Diagnostic> {
        match file {
            File::Config(source) => self.config = Some(source),
            File::Document(kind, source) => {
                self.documents.insert(source.path.clone(), (kind, source));
            }
            File::Template(source) => {
                self.templates.insert(source.path.clone(), source);
            }
            File::Asset(asset) => {
                self.assets.insert(asset.path.clone(), Arc::new(asset));
            }
            File::Broken(diagnostic, text) => {
                if let Role::Document(kind) = role(&diagnostic.span.file) {
                    self.unreadable.insert(diagnostic.span.file.clone(), kind);
                }
                if let Some(text) = text {
                    self.broken.insert(diagnostic.span.file.clone(), text.into());
                }
                return Some(*diagnostic);
            }
            File::Nothing => {}
        }
        None
    }

    /// Forgets a file.
    pub fn remove(&mut self, path: &FilePath) {
        if path.as_str() == CONFIG_FILE {
            self.config = None;
        }
        self.documents.remove(path);
        self.templates.remove(path);
        self.assets.remove(path);
        self.unreadable.remove(path);
        self.broken.remove(path);
    }

    /// The hash of the bytes of a file, if it is known.
    #[must_use]
    pub fn hash(&self, path: &FilePath) -> Option<blake3::Hash> {
        let config = self.config.as_ref().filter(|source| source.path == *path);
        let text =
            config.or_else(|| self.documents.get(path).map(|(_, source)| source)).or_else(|| self.templates.get(path));
        text.map(|source| source.hash).or_else(|| self.assets.get(path).map(|asset| asset.hash))
    }

    /// The text of every file that a diagnostic can speak of.
    #[must_use]
    pub fn texts(&self) -> Texts {
        let mut texts = self.broken.clone();
        let documents = self.documents.values().map(|(_, source)| source);
        for source in self.config.iter().chain(documents).chain(self.templates.values()) {
            texts.insert(source.path.clone(), source.text.clone());
        }
        texts
    }
}

/// What a path below a guide's root is to the guide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// `site.yaml`.
    Config,
    /// A content file of a kind.
    Document(Kind),
    /// A template.
    Template,
    /// A file served as it is.
    Asset,
    /// A Markdown file in no known folder of `content/`.
    Stray,
    /// Nothing: hidden, private, or elsewhere.
    Ignored,
}

/// Says what the file at `path`, relative to the root, is to a guide.
#[must_use]
pub fn role(path: &FilePath) -> Role {
    let mut parts = path.as_str().split('/');
    let top = parts.next().unwrap_or_default();
    if path.as_str() == CONFIG_FILE {
        return Role::Config;
    }
    if path.as_str().split('/').any(is_passed_over) || is_editor_leftover(path.name()) {
        return Role::Ignored;
    }
    let ending = path.name().rsplit_once('.').map_or("", |(_, ending)| ending);
    match top {
        "content" => {
            let kind = parts.next().and_then(Kind::from_folder);
            match (kind, ending) {
                (Some(Kind::Author), "yaml" | "yml") => Role::Document(Kind::Author),
                (Some(kind), "md") if kind != Kind::Author => Role::Document(kind),
                (_, "md") => Role::Stray,
                (Some(_), _) if !path.folder().is_empty() => Role::Asset,
                _ => Role::Ignored,
            }
        }
        "templates" if matches!(ending, "html" | "svg") => Role::Template,
        "static" => Role::Asset,
        _ => Role::Ignored,
    }
}

/// The name of the file that makes a folder a guide.
pub const CONFIG_FILE: &str = "site.yaml";

/// Files and folders that start so are passed over.
fn is_passed_over(part: &str) -> bool {
    part.starts_with(['_', '.'])
}

/// Whether a name is one that editors use for files of their own: vim's and emacs' backups and
/// probes, JetBrains' and others' temporary files.
fn is_editor_leftover(name: &str) -> bool {
    name.ends_with('~')
        || name == "4913"
        || (name.starts_with('#') && name.ends_with('#'))
        || [".swp", ".swx", ".swo", ".tmp", ".bak", ".orig", "___jb_tmp___", "___jb_old___"]
            .iter()
            .any(|ending| name.ends_with(ending))
}

/// Lists the files of the guide at `root`: where each is on the disk, and its path.
#[must_use]
pub fn list(root: &Path, diagnostics: &mut Diagnostics) -> Vec<(PathBuf, FilePath)> {
    let mut paths = Vec::new();
    if root.join(CONFIG_FILE).is_file() {
        paths.push((root.join(CONFIG_FILE), FilePath::from(CONFIG_FILE)));
    } else {
        let span = Span::new(&FilePath::from(CONFIG_FILE), 0..0);
        diagnostics.push(
            Diagnostic::error("missing-config", span, "there is no `site.yaml` in this folder")
                .hint("`plainspeak init DIR` makes a guide; `--root DIR` names one"),
        );
    }
    for folder in ["content", "templates", "static"] {
        walk(root, folder, &mut paths, diagnostics);
    }
    paths
}

/// Reads the guide at `root`.
#[must_use]
pub fn load(root: &Path, diagnostics: &mut Diagnostics) -> Sources {
    let paths = list(root, diagnostics);
    let files: Vec<_> = paths.into_par_iter().map(|(disk, path)| read(&disk, path)).collect();
    let mut sources = Sources::default();
    for file in files {
        diagnostics.extend(sources.insert(file));
    }
    sources
}

/// What one file turned out to be.
#[derive(Debug, Clone)]
pub enum File {
    /// `site.yaml`.
    Config(Source),
    /// A content file.
    Document(Kind, Source),
    /// A template.
    Template(Source),
    /// A file served as it is.
    Asset(Asset),
    /// A file that cannot be used, and the part of its text that could be read.
    Broken(Box<Diagnostic>, Option<String>),
    /// A file that does not count, or is gone again.
    Nothing,
}

fn walk(root: &Path, folder: &str, paths: &mut Vec<(PathBuf, FilePath)>, diagnostics: &mut Diagnostics) {
    let top = root.join(folder);
    if !top.exists() {
        return;
    }
    let kept = |entry: &DirEntry| entry.depth() == 0 || !entry.file_name().to_str().is_some_and(is_passed_over);
    // Links are followed, since authors share folders by them; walkdir reports a loop as an error.
    for entry in WalkDir::new(&top).follow_links(true).sort_by_file_name().into_iter().filter_entry(kept) {
        match entry {
            Ok(entry) if entry.file_type().is_file() => match relative(root, entry.path()) {
                Some(path) => paths.push((entry.path().to_owned(), path)),
                None => diagnostics.push(bad_name(root, entry.path())),
            },
            Ok(_) => {}
            Err(error) => {
                let path = error.path().unwrap_or(&top);
                // Emacs locks a file by a link that leads nowhere: `.#name`.
                let name = path.file_name().and_then(|name| name.to_str());
                if path != top && name.is_some_and(|name| is_passed_over(name) || is_editor_leftover(name)) {
                    continue;
                }
                let file = relative(root, path).unwrap_or_else(|| FilePath::from(folder));
                if let Some(diagnostic) = walk_error(&error, &file) {
                    diagnostics.push(diagnostic);
                }
            }
        }
    }
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

/// The path below `root` with `/` between its parts; nothing where it is not UTF-8.
#[must_use]
pub fn relative(root: &Path, path: &Path) -> Option<FilePath> {
    let relative = path.strip_prefix(root).ok()?;
    let parts: Option<Vec<_>> = relative.components().map(|part| part.as_os_str().to_str()).collect();
    Some(FilePath(parts?.join("/").into()))
}

fn bad_name(root: &Path, path: &Path) -> Diagnostic {
    let shown = path.strip_prefix(root).unwrap_or(path).to_string_lossy().into_owned();
    let span = Span::new(&FilePath::from(shown.as_str()), 0..0);
    Diagnostic::error("invalid-id", span, "the file's name is not valid UTF-8")
        .hint("rename it with lower-case letters, digits and hyphens")
}

/// Reads one file, whatever it is to the guide.
#[must_use]
pub fn read(disk: &Path, path: FilePath) -> File {
    let role = role(&path);
    match role {
        Role::Ignored => return File::Nothing,
        Role::Stray => return stray(&path),
        _ => {}
    }
    let limit = if role == Role::Asset { MAX_ASSET } else { MAX_TEXT };
    let bytes = match read_bytes(disk, limit) {
        Ok(Some(bytes)) => bytes,
        Ok(None) => {
            let message = format!("`{path}` is larger than {} MB", limit / (1024 * 1024));
            let diagnostic = Diagnostic::error("file-too-large", Span::new(&path, 0..0), message)
                .hint("split it, or move it out of the guide");
            return File::Broken(Box::new(diagnostic), None);
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound && !disk.is_symlink() => {
            return File::Nothing;
        }
        Err(error) => {
            let message = format!("`{path}` cannot be read: {}", plain_reason(&error));
            let diagnostic = Diagnostic::error("unreadable-file", Span::new(&path, 0..0), message);
            return File::Broken(Box::new(diagnostic), None);
        }
    };
    if role == Role::Asset {
        return File::Asset(asset(path, bytes));
    }
    match String::from_utf8(bytes) {
        Ok(text) => {
            let source = Source::new(path, &text);
            match role {
                Role::Config => File::Config(source),
                Role::Document(kind) => File::Document(kind, source),
                _ => File::Template(source),
            }
        }
        Err(error) => {
            let valid = error.utf8_error().valid_up_to();
            let mut bytes = error.into_bytes();
            bytes.truncate(valid);
            let text = String::from_utf8(bytes).expect("cut before the first invalid byte");
            let span = Span::new(&path, valid..valid);
            let diagnostic = Diagnostic::error("invalid-utf8", span, "the file is not valid UTF-8 from here on")
                .hint("save it with the encoding UTF-8");
            File::Broken(Box::new(diagnostic), Some(text))
        }
    }
}

fn stray(path: &FilePath) -> File {
    let folders: Vec<_> = Kind::ALL.iter().map(|kind| format!("content/{}/", kind.folder())).collect();
    let folder = path.as_str().split('/').nth(1).unwrap_or_default();
    let near = crate::diagnostics::nearest::nearest(folder, Kind::ALL.iter().map(|kind| kind.folder()));
    let hint = if path.as_str().starts_with("content/authors/") {
        "authors are written as `.yaml` files".to_owned()
    } else if let Some(near) = near {
        format!("did you mean `content/{near}/`?")
    } else {
        format!("the folders are {}", folders.join(", "))
    };
    let message = format!("`{path}` is in no folder that holds content");
    let diagnostic = Diagnostic::error("stray-file", Span::new(path, 0..0), message).hint(hint);
    File::Broken(Box::new(diagnostic), None)
}

/// The file's bytes, or nothing where there are more than `limit`.
fn read_bytes(disk: &Path, limit: u64) -> io::Result<Option<Vec<u8>>> {
    let file = fs::File::open(disk)?;
    if !file.metadata()?.is_file() {
        return Err(io::Error::other("it is not a regular file"));
    }
    let mut bytes = Vec::new();
    file.take(limit + 1).read_to_end(&mut bytes)?;
    Ok((bytes.len() as u64 <= limit).then_some(bytes))
}

/// Makes an asset of the bytes of a file.
#[must_use]
pub fn asset(path: FilePath, bytes: Vec<u8>) -> Asset {
    let hash = blake3::hash(&bytes);
    let size = picture::size(&path, &bytes);
    Asset { path, bytes: bytes.into(), hash, size }
}

/// Why a file cannot be read, in lower case and without the system's error number.
fn plain_reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        io::ErrorKind::NotFound => "it is a link to a file that does not exist".to_owned(),
        _ => {
            let text = error.to_string();
            text.split(" (os error").next().unwrap_or(&text).to_lowercase()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Role, role};
    use crate::model::Kind;
    use crate::source::FilePath;

    #[test]
    fn a_path_says_what_a_file_is() {
        let of = |path: &str| role(&FilePath::from(path));
        assert_eq!(of("content/terms/web/django.md"), Role::Document(Kind::Term));
        assert_eq!(of("content/authors/ada.yaml"), Role::Document(Kind::Author));
        assert_eq!(of("content/articles/pipeline.svg"), Role::Asset);
        assert_eq!(of("content/articels/x.md"), Role::Stray);
        assert_eq!(of("content/terms/_draft.md"), Role::Ignored);
        assert_eq!(of("content/terms/django.md~"), Role::Ignored);
        assert_eq!(of("static/logo.svg"), Role::Asset);
    }
}
