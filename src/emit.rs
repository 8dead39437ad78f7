//! Pages → a folder, all or nothing.
//!
//! Everything is written to a staging folder beside the target, which takes the target's place
//! at the end in one step. Invariant: at every moment, also when the program is killed, the target
//! is one whole site or does not exist yet.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use rayon::prelude::*;

use crate::render::{Renderer, TemplateError};
use crate::resolve::Route;

/// The file that marks a folder as one that this program wrote and may replace.
pub const MARKER: &str = ".plainspeak-site";

/// Why a site could not be written. The target is as it was.
#[derive(Debug, thiserror::Error)]
pub enum EmitError {
    /// The target holds files of someone else.
    #[error("`{}` holds files that are not a site of Plainspeak; nothing was changed", .0.display())]
    NotOurs(PathBuf),
    /// The target is inside the sources, or holds them.
    #[error("`{}` cannot be the output folder: it holds the guide's own files, or lies among them", .0.display())]
    AmongSources(PathBuf),
    /// Another build is at work on the same target.
    #[error("another build is writing `{}`; wait for it to end", .0.display())]
    Busy(PathBuf),
    /// A page's template failed.
    #[error(transparent)]
    Template(#[from] TemplateError),
    /// The disk said no.
    #[error("`{}` cannot be written: {reason}", path.display())]
    Disk {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        reason: io::Error,
    },
}

/// What was written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summary {
    /// How many pages of each kind: `terms`, `roles`.
    pub pages: BTreeMap<&'static str, usize>,
    /// How many other files.
    pub files: usize,
    /// The size of everything, in bytes.
    pub bytes: u64,
}

/// Renders every page and writes the site to `target`; `progress` is told the path of each page
/// as it is done, from any thread.
///
/// # Errors
/// The first failure; the target is then as it was before.
pub fn emit(
    renderer: &Renderer,
    root: &Path,
    target: &Path,
    progress: &(dyn Fn(&Route) + Sync),
) -> Result<Summary, EmitError> {
    let target = absolute(target)?;
    check_target(root, &target)?;
    let parent = target.parent().map(Path::to_owned).unwrap_or_default();
    disk(&parent, fs::create_dir_all(&parent))?;
    let name = target.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let beside = |purpose: &str| parent.join(format!(".{name}.plainspeak-{purpose}"));
    let lock_path = beside("lock");
    let lock = disk(&lock_path, fs::File::create(&lock_path))?;
    if lock.try_lock().is_err() {
        return Err(EmitError::Busy(target));
    }
    recover(&target, &beside("old"))?;
    let staging = beside("staging");
    remove(&staging)?;
    let written = write_all(renderer, &staging, progress).and_then(|summary| {
        swap(&staging, &target, &beside("old"))?;
        Ok(summary)
    });
    remove(&staging).ok();
    remove(&beside("old")).ok();
    fs::remove_file(&lock_path).ok();
    written
}

fn absolute(path: &Path) -> Result<PathBuf, EmitError> {
    disk(path, std::path::absolute(path))
}

/// Refuses a target that holds someone else's files or the guide itself.
fn check_target(root: &Path, target: &Path) -> Result<(), EmitError> {
    let root = absolute(root)?;
    let sources = ["content", "templates", "static"].map(|folder| root.join(folder));
    if root.starts_with(target) || sources.iter().any(|folder| target.starts_with(folder)) {
        return Err(EmitError::AmongSources(target.to_owned()));
    }
    match fs::read_dir(target) {
        Ok(mut entries) => {
            if entries.next().is_none() || target.join(MARKER).is_file() {
                Ok(())
            } else {
                Err(EmitError::NotOurs(target.to_owned()))
            }
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => Err(EmitError::NotOurs(target.to_owned())),
        Err(reason) => Err(EmitError::Disk { path: target.to_owned(), reason }),
    }
}

/// Puts the old site back where a build was killed between the two steps of a swap, on systems
/// that cannot swap in one.
fn recover(target: &Path, old: &Path) -> Result<(), EmitError> {
    if !target.exists() && old.join(MARKER).is_file() {
        disk(target, fs::rename(old, target))?;
    }
    Ok(())
}

fn write_all(renderer: &Renderer, staging: &Path, progress: &(dyn Fn(&Route) + Sync)) -> Result<Summary, EmitError> {
    disk(staging, fs::create_dir_all(staging))?;
    let (pages, files) =
        rayon::join(|| write_pages(renderer, staging, progress), || write_site_files(renderer, staging));
    let (mut summary, files) = (pages?, files?);
    summary.files += files.files;
    summary.bytes += files.bytes;
    // After what is made: a file that a guide puts into `static/` itself, as a robots.txt of its own, wins.
    for (path, bytes) in &renderer.assets.files {
        write(&staging.join(path), bytes)?;
        summary.files += 1;
        summary.bytes += bytes.len() as u64;
    }
    write(&staging.join(MARKER), MARKER_TEXT.as_bytes())?;
    Ok(summary)
}

/// Every page, with its card if it has one.
fn write_pages(renderer: &Renderer, staging: &Path, progress: &(dyn Fn(&Route) + Sync)) -> Result<Summary, EmitError> {
    let summary = Mutex::new(Summary::default());
    let routes: Vec<&Route> = renderer.resolved.routes.values().collect();
    routes.par_iter().try_for_each(|route| -> Result<(), EmitError> {
        let html = renderer.page(route)?;
        write(&staging.join(file_of(&route.path())), html.as_bytes())?;
        let card = match renderer.card(route) {
            Some(card) => {
                let png = renderer.draw(&card)?;
                write(&staging.join(&card.path), &png)?;
                Some(png.len() as u64)
            }
            None => None,
        };
        let mut summary = summary.lock().expect("no thread panics while it counts");
        *summary.pages.entry(route.group()).or_default() += 1;
        summary.bytes += html.len() as u64;
        if let Some(bytes) = card {
            summary.files += 1;
            summary.bytes += bytes;
        }
        drop(summary);
        progress(route);
        Ok(())
    })?;
    Ok(summary.into_inner().expect("no thread panics while it counts"))
}

/// The files that are made from the whole site.
fn write_site_files(renderer: &Renderer, staging: &Path) -> Result<Summary, EmitError> {
    let made = renderer.site_files();
    made.par_iter().try_for_each(|(path, bytes)| write(&staging.join(path), bytes))?;
    let bytes = made.iter().map(|(_, bytes)| bytes.len() as u64).sum();
    Ok(Summary { files: made.len(), bytes, ..Summary::default() })
}

/// Writes a file; its folder is made where it is missing.
fn write(path: &Path, bytes: &[u8]) -> Result<(), EmitError> {
    let written = match fs::write(path, bytes) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let folder = path.parent().unwrap_or(path);
            disk(folder, fs::create_dir_all(folder))?;
            fs::write(path, bytes)
        }
        written => written,
    };
    disk(path, written)
}

const MARKER_TEXT: &str = "Plainspeak wrote this folder and replaces it whole at each build.\n";

/// The file of a page below the output folder.
#[must_use]
pub fn file_of(path: &str) -> String {
    let path = path.trim_start_matches('/');
    if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() }
}

/// Puts `staging` in the place of `target`, in one step where the system can.
fn swap(staging: &Path, target: &Path, old: &Path) -> Result<(), EmitError> {
    if !target.exists() {
        return disk(target, fs::rename(staging, target));
    }
    if exchange(staging, target).is_ok() {
        return Ok(());
    }
    remove(old)?;
    disk(target, fs::rename(target, old))?;
    disk(target, fs::rename(staging, target)).inspect_err(|_| {
        // Better the old site than none; a failure here is repaired by the next build.
        fs::rename(old, target).ok();
    })
}

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn exchange(a: &Path, b: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, a, CWD, b, RenameFlags::EXCHANGE).map_err(io::Error::from)
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

fn remove(folder: &Path) -> Result<(), EmitError> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => disk(folder, Err(error)),
        _ => Ok(()),
    }
}

fn disk<T>(path: &Path, result: io::Result<T>) -> Result<T, EmitError> {
    result.map_err(|reason| EmitError::Disk { path: path.to_owned(), reason })
}

#[cfg(test)]
mod tests {
    use super::file_of;

    #[test]
    fn a_page_is_an_index_file_in_a_folder_of_its_own() {
        assert_eq!(file_of("/"), "index.html");
        assert_eq!(file_of("/terms/go/"), "terms/go/index.html");
        assert_eq!(file_of("/404.html"), "404.html");
    }
}
