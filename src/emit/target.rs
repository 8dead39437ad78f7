//! Where a build may write, decided in one place for every way of naming a folder.
//!
//! Runs before anything is written. A path is judged by the folder that it leads to, after links, dots and parts that
//! do not exist yet. Invariant: the guide's own files, hidden folders and files of someone else are never replaced.

use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use super::manifest::{Contents, MARKER, Manifest};
use super::{EmitError, disk};
use crate::load::FOLDERS;

/// The folder that `out` leads to, if the guide at `root` may be written there.
pub(super) fn judge(root: &Path, out: &Path) -> Result<PathBuf, EmitError> {
    let folder = destination(out)?;
    refuse_sources(root, &folder)?;
    Ok(folder)
}

/// The files below the target that no build wrote; an error where the folder is not ours to replace.
pub(super) fn foreign(folder: &Path) -> Result<Vec<String>, EmitError> {
    match fs::read_dir(folder) {
        Ok(mut entries) => {
            if entries.next().is_none() {
                return Ok(Vec::new());
            }
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => {
            return Err(EmitError::NotOurs(folder.to_owned()));
        }
        Err(reason) => return Err(EmitError::Disk { path: folder.to_owned(), reason }),
    }
    let Contents { foreign, changed } = contents(folder)?;
    if changed.is_empty() { Ok(foreign) } else { Err(EmitError::Changed { folder: folder.to_owned(), files: changed }) }
}

/// What lies in a folder that a build wrote.
pub(super) fn contents(folder: &Path) -> Result<Contents, EmitError> {
    let marker = folder.join(MARKER);
    if !marker.is_file() {
        return Err(EmitError::NotOurs(folder.to_owned()));
    }
    let text = disk(&marker, fs::read_to_string(&marker))?;
    let Some(manifest) = Manifest::parse(&text) else { return Err(EmitError::NoList(folder.to_owned())) };
    manifest.compare(folder)
}

/// The folder that a path leads to: links followed, dots taken away, also behind parts that do not exist yet.
pub(super) fn destination(path: &Path) -> Result<PathBuf, EmitError> {
    let named = |path: &Path| -> io::Result<PathBuf> {
        let here = std::env::current_dir()?;
        let whole = here.join(path);
        let mut at = PathBuf::new();
        for part in whole.components() {
            match part {
                Component::Prefix(_) | Component::RootDir => at.push(part),
                Component::CurDir => {}
                Component::ParentDir => drop(at.pop()),
                Component::Normal(name) => {
                    at.push(name);
                    if at.is_symlink() {
                        at = at.canonicalize()?;
                    }
                }
            }
        }
        // The spelling of the disk where it has one: letter case and short names differ on some systems.
        let there = at.ancestors().find_map(|part| Some((part, part.canonicalize().ok()?)));
        Ok(there.map_or_else(
            || at.clone(),
            |(part, real)| match at.strip_prefix(part) {
                Ok(rest) if rest.as_os_str().is_empty() => real,
                Ok(rest) => real.join(rest),
                Err(_) => at.clone(),
            },
        ))
    };
    if path.as_os_str().is_empty() {
        return Err(EmitError::AmongSources(path.to_owned()));
    }
    disk(path, named(path))
}

/// Refuses a folder that holds the guide, lies among its sources or is hidden.
fn refuse_sources(root: &Path, folder: &Path) -> Result<(), EmitError> {
    let among = || Err(EmitError::AmongSources(folder.to_owned()));
    let root = destination(root)?;
    if root.starts_with(folder) || folder.parent().is_none() {
        return among();
    }
    for name in FOLDERS {
        let source = destination(&root.join(name))?;
        if folder.starts_with(&source) || source.starts_with(folder) {
            return among();
        }
    }
    let is_hidden = |part: Component<'_>| part.as_os_str().to_string_lossy().starts_with('.');
    if let Ok(below) = folder.strip_prefix(&root) {
        let first = below.components().next().map(|part| part.as_os_str().to_string_lossy().to_lowercase());
        // A disk that folds letter case takes `Content` for `content`.
        if first.is_some_and(|first| FOLDERS.contains(&first.as_str())) {
            return among();
        }
        if below.components().any(is_hidden) {
            return Err(EmitError::Hidden(folder.to_owned()));
        }
    }
    if folder.components().any(|part| part.as_os_str() == ".git") {
        return Err(EmitError::Hidden(folder.to_owned()));
    }
    Ok(())
}
