//! Takes a finished folder in place of the one before, in one step where the system can.

use std::fs;
use std::io;
use std::path::Path;

use super::manifest::MARKER;
use super::{EmitError, disk};

/// Puts the old site back where a build was killed between the two steps of a swap, on systems
/// that cannot swap in one.
pub(super) fn recover(target: &Path, old: &Path) -> Result<(), EmitError> {
    if !target.exists() && old.join(MARKER).is_file() {
        disk(target, fs::rename(old, target))?;
    }
    Ok(())
}

/// Puts `staging` in the place of `target`; the old folder is then at `staging` or at `old`.
pub(super) fn swap(staging: &Path, target: &Path, old: &Path) -> Result<(), EmitError> {
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

/// Takes files that no build wrote from one folder to another. Both hold them afterwards, so that none is lost
/// whenever the program ends; a file that is there already stays.
pub(super) fn carry(from: &Path, to: &Path, paths: &[String]) -> Result<(), EmitError> {
    for path in paths {
        let (source, place) = (from.join(path), to.join(path));
        if place.symlink_metadata().is_ok() {
            continue;
        }
        if let Some(folder) = place.parent() {
            disk(folder, fs::create_dir_all(folder))?;
        }
        if source.is_symlink() {
            disk(&place, copy_link(&source, &place))?;
        } else if fs::hard_link(&source, &place).is_err() {
            disk(&place, fs::copy(&source, &place))?;
        }
    }
    Ok(())
}

#[cfg(unix)]
fn copy_link(source: &Path, place: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(fs::read_link(source)?, place)
}

#[cfg(not(unix))]
fn copy_link(source: &Path, place: &Path) -> io::Result<()> {
    fs::copy(source, place).map(drop)
}

/// Removes a folder, if it is there.
pub(super) fn remove(folder: &Path) -> Result<(), EmitError> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => disk(folder, Err(error)),
        _ => Ok(()),
    }
}
