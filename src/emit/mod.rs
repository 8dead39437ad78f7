//! Pages → a folder, all or nothing.
//!
//! Everything is written to a staging folder beside the target, which takes the target's place
//! at the end in one step. Invariant: at every moment, also when the program is killed, the target
//! is one whole site or does not exist yet. Files in the target that no build wrote are carried over.

mod manifest;
mod swap;
mod target;

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use rayon::prelude::*;

use crate::render::{Renderer, TemplateError};
use crate::resolve::Route;
use crate::resolve::routes::file_of;

use manifest::Manifest;
pub use manifest::{MARKER, hash, written};

/// Why a site could not be written. The target is as it was.
#[derive(Debug, thiserror::Error)]
pub enum EmitError {
    /// The target holds files of someone else.
    #[error("`{}` holds files that are not a site of Plainspeak; nothing was changed", .0.display())]
    NotOurs(PathBuf),
    /// The target is inside the sources, or holds them.
    #[error("`{}` cannot be the output folder: it holds the guide's own files, or lies among them", .0.display())]
    AmongSources(PathBuf),
    /// The target is a hidden folder of the guide, or lies in one.
    #[error("`{}` cannot be the output folder: it is a hidden folder, or lies in one", .0.display())]
    Hidden(PathBuf),
    /// The target was written by a version of the program that kept no list.
    #[error("`{}` does not say which of its files were written by a build; nothing was changed. Delete the folder once and build again", .0.display())]
    NoList(PathBuf),
    /// Files of the last build were changed by someone else.
    #[error("{} in `{}` changed since the last build, and building again would lose the change; nothing was changed. Move the changes into the guide, delete the folder and build again", listed(files), folder.display())]
    Changed {
        /// The output folder.
        folder: PathBuf,
        /// The files that were changed.
        files: Vec<String>,
    },
    /// Files of someone else are where the site wants to write its own.
    #[error("{} in `{}` would be overwritten by a file of the site, and no build wrote {}; nothing was changed. Move {} away, or into `static/`", listed(files), folder.display(), if files.len() == 1 { "it" } else { "them" }, if files.len() == 1 { "it" } else { "them" })]
    Taken {
        /// The output folder.
        folder: PathBuf,
        /// The files in the way.
        files: Vec<String>,
    },
    /// Something in the target can be neither kept nor replaced.
    #[error("`{}` can be neither kept nor replaced; nothing was changed", .0.display())]
    Unusable(PathBuf),
    /// Two files of the site want the same place.
    #[error("two files of the site would be written to `{0}`")]
    Twice(String),
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
    /// Files in the folder that no build wrote, and that are still there.
    pub kept: Vec<String>,
}

/// A few paths in backticks, and how many more there are.
#[must_use]
pub fn listed(paths: &[String]) -> String {
    const SHOWN: usize = 3;
    let mut shown: Vec<String> = paths.iter().take(SHOWN).map(|path| format!("`{path}`")).collect();
    if paths.len() > SHOWN {
        shown.push(format!("{} more", paths.len() - SHOWN));
    }
    match shown.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => shown.concat(),
    }
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
    let target = target::judge(root, target)?;
    let parent = target.parent().map(Path::to_owned).unwrap_or_default();
    disk(&parent, fs::create_dir_all(&parent))?;
    let name = target.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let beside = |purpose: &str| parent.join(format!(".{name}.plainspeak-{purpose}"));
    let lock_path = beside("lock");
    let lock = disk(&lock_path, fs::File::create(&lock_path))?;
    if lock.try_lock().is_err() {
        return Err(EmitError::Busy(target));
    }
    let (staging, old) = (beside("staging"), beside("old"));
    let written = swap::recover(&target, &old).and_then(|()| {
        let foreign = target::foreign(&target)?;
        swap::remove(&staging)?;
        swap::remove(&old)?;
        let (mut summary, manifest) = write_all(renderer, &staging, progress)?;
        refuse_taken(&target, &staging, &foreign)?;
        swap::carry(&target, &staging, &foreign)?;
        write(&staging.join(MARKER), manifest.text().as_bytes())?;
        swap::swap(&staging, &target, &old)?;
        // What someone else has put there meanwhile.
        for before in [&staging, &old] {
            if let Ok(contents) = target::contents(before) {
                swap::carry(before, &target, &contents.foreign)?;
            }
        }
        summary.kept = foreign;
        Ok(summary)
    });
    swap::remove(&staging).ok();
    if target.exists() {
        swap::remove(&old).ok();
    }
    fs::remove_file(&lock_path).ok();
    written
}

/// Refuses to write over files that no build wrote.
fn refuse_taken(target: &Path, staging: &Path, foreign: &[String]) -> Result<(), EmitError> {
    let in_the_way = |path: &&String| {
        let own = staging.join(path.as_str());
        let same = || fs::read(&own).ok().is_some_and(|bytes| fs::read(target.join(path.as_str())).ok() == Some(bytes));
        // A file of the site where someone else has a folder counts as well.
        let blocked = own.ancestors().take_while(|above| *above != staging).skip(1).any(Path::is_file);
        blocked || own.is_dir() || (own.exists() && !same())
    };
    let files: Vec<String> = foreign.iter().filter(in_the_way).cloned().collect();
    if files.is_empty() { Ok(()) } else { Err(EmitError::Taken { folder: target.to_owned(), files }) }
}

/// Gathers what is written: each file once, with its hash.
#[derive(Default)]
struct Written(Mutex<BTreeMap<String, String>>);

impl Written {
    /// Writes a file below `staging` that nothing else has claimed.
    fn write(&self, staging: &Path, path: &str, bytes: &[u8]) -> Result<(), EmitError> {
        let hash = manifest::hash(bytes);
        let before = self.0.lock().expect("no thread panics while it counts").insert(path.to_owned(), hash);
        if before.is_some() && path != ROBOTS {
            return Err(EmitError::Twice(path.to_owned()));
        }
        write(&staging.join(path), bytes)
    }
}

/// The one generated file that a guide may put its own in the place of, in `static/`.
const ROBOTS: &str = "robots.txt";

fn write_all(
    renderer: &Renderer,
    staging: &Path,
    progress: &(dyn Fn(&Route) + Sync),
) -> Result<(Summary, Manifest), EmitError> {
    disk(staging, fs::create_dir_all(staging))?;
    let written = Written::default();
    let (pages, files) = rayon::join(
        || write_pages(renderer, staging, &written, progress),
        || write_site_files(renderer, staging, &written),
    );
    let (mut summary, files) = (pages?, files?);
    summary.files += files.files;
    summary.bytes += files.bytes;
    // After what is made: a robots.txt that a guide puts into `static/` itself wins.
    for (path, bytes) in &renderer.assets.files {
        written.write(staging, path, bytes)?;
        summary.files += 1;
        summary.bytes += bytes.len() as u64;
    }
    let written = written.0.into_inner().expect("no thread panics while it counts");
    Ok((summary, Manifest::new(written)))
}

/// Every page, with its card if it has one.
fn write_pages(
    renderer: &Renderer,
    staging: &Path,
    written: &Written,
    progress: &(dyn Fn(&Route) + Sync),
) -> Result<Summary, EmitError> {
    let summary = Mutex::new(Summary::default());
    let routes: Vec<&Route> = renderer.resolved.routes.values().collect();
    routes.par_iter().try_for_each(|route| -> Result<(), EmitError> {
        let html = renderer.page(route)?;
        written.write(staging, &file_of(&route.path()), html.as_bytes())?;
        let card = match renderer.card(route) {
            Some(card) => {
                let png = renderer.draw(&card)?;
                written.write(staging, &card.path, &png)?;
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
fn write_site_files(renderer: &Renderer, staging: &Path, written: &Written) -> Result<Summary, EmitError> {
    let made = renderer.site_files();
    made.par_iter().try_for_each(|(path, bytes)| written.write(staging, path, bytes))?;
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

fn disk<T>(path: &Path, result: io::Result<T>) -> Result<T, EmitError> {
    result.map_err(|reason| EmitError::Disk { path: path.to_owned(), reason })
}
