//! Reads a guide's folder.
//!
//! Runs first. Finds every content file and asset, reads each once, and gives them back sorted
//! by path. Invariant: what cannot be read becomes a diagnostic; nothing here stops a run.

mod bounds;
mod picture;
mod walk;

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;

pub use bounds::Bounds;
pub use walk::{FOLDERS, list};

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
        let is_text = |path: &FilePath| [".css", ".js", ".mjs"].iter().any(|ending| path.name().ends_with(ending));
        for asset in self.assets.values().filter(|asset| is_text(&asset.path)) {
            if let Ok(text) = std::str::from_utf8(&asset.bytes) {
                texts.insert(asset.path.clone(), text.into());
            }
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
    if is_hidden(path.as_str()) || is_editor_leftover(path.name()) {
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

/// Files of `static/` that hosts look for under names that are passed over elsewhere.
const FOR_HOSTS: [&str; 3] = ["static/_headers", "static/_redirects", "static/.well-known"];

/// Whether a path is passed over: a part of it is hidden or private, and no host looks for it.
#[must_use]
pub fn is_hidden(path: &str) -> bool {
    let rest = FOR_HOSTS.iter().find_map(|known| {
        let rest = path.strip_prefix(known)?;
        (rest.is_empty() || rest.starts_with('/')).then_some(rest)
    });
    rest.unwrap_or(path).split('/').any(is_passed_over)
}

/// Files that systems leave in folders without being asked.
const SYSTEM_FILES: [&str; 3] = ["thumbs.db", "desktop.ini", "ehthumbs.db"];

/// Whether a name is one that editors use for files of their own: vim's and emacs' backups and
/// probes, JetBrains' and others' temporary files.
fn is_editor_leftover(name: &str) -> bool {
    SYSTEM_FILES.iter().any(|file| name.eq_ignore_ascii_case(file))
        || name.ends_with('~')
        || name == "4913"
        || (name.starts_with('#') && name.ends_with('#'))
        || [".swp", ".swx", ".swo", ".tmp", ".bak", ".orig", "___jb_tmp___", "___jb_old___"]
            .iter()
            .any(|ending| name.ends_with(ending))
}

/// Reads the guide at `root`.
#[must_use]
pub fn load(root: &Path, bounds: &Bounds, diagnostics: &mut Diagnostics) -> Sources {
    let paths = list(root, bounds, diagnostics);
    let files: Vec<_> = paths.into_par_iter().map(|(disk, path)| read(&disk, path, bounds)).collect();
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

/// The path below `root` with `/` between its parts; nothing where it is not UTF-8.
#[must_use]
pub fn relative(root: &Path, path: &Path) -> Option<FilePath> {
    let relative = path.strip_prefix(root).ok()?;
    let parts: Option<Vec<_>> = relative.components().map(|part| part.as_os_str().to_str()).collect();
    Some(FilePath(parts?.join("/").into()))
}

/// Reads one file, whatever it is to the guide.
#[must_use]
pub fn read(disk: &Path, path: FilePath, bounds: &Bounds) -> File {
    let role = role(&path);
    match role {
        Role::Ignored => return File::Nothing,
        Role::Stray => return stray(&path),
        _ => {}
    }
    if let Some(diagnostic) = bounds.judge(disk, &path) {
        return File::Broken(Box::new(diagnostic), None);
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
    // Asked before it is opened: opening a pipe waits for someone to write to it.
    if !fs::metadata(disk)?.is_file() {
        return Err(io::Error::other(NOT_A_FILE));
    }
    let file = fs::File::open(disk)?;
    let mut bytes = Vec::new();
    file.take(limit + 1).read_to_end(&mut bytes)?;
    Ok((bytes.len() as u64 <= limit).then_some(bytes))
}

/// Why a pipe, a device or a socket is not read.
const NOT_A_FILE: &str = "it is not a regular file";

/// Reads `site.yaml` alone, for the settings that say what else is read; none where it cannot be read.
#[must_use]
pub fn config_text(root: &Path) -> Option<String> {
    let bytes = read_bytes(&root.join(CONFIG_FILE), MAX_TEXT).ok()??;
    String::from_utf8(bytes).ok()
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
        assert_eq!(of("static/_headers"), Role::Asset);
        assert_eq!(of("static/.well-known/security.txt"), Role::Asset);
        assert_eq!(of("static/.well-known/.git/config"), Role::Ignored);
        assert_eq!(of("static/.env"), Role::Ignored);
        assert_eq!(of("static/Thumbs.db"), Role::Ignored);
    }
}
