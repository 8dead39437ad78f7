//! Files that are written whole or not at all, and what is kept between runs in the cache folder.
//!
//! Invariant: a file is written aside and then takes its name, so that no one ever sees half of one. Losing a file of
//! the cache costs time only, so that nobody is told where one cannot be written.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// A hash of several texts, which no other division into texts gives.
#[must_use]
pub fn key<'a>(parts: impl IntoIterator<Item = &'a str>) -> blake3::Hash {
    let mut hasher = blake3::Hasher::new();
    for part in parts {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part.as_bytes());
    }
    hasher.finalize()
}

/// The ending of a file that is being written.
const PART: &str = ".part";

/// Writes a file, whole or not at all, and its folder where that is missing; in the place of an earlier one.
///
/// # Errors
/// What the system says; the earlier file is then as it was.
pub fn replace(file: &Path, bytes: &[u8]) -> io::Result<()> {
    // What a link leads to is replaced, not the link; a device or a pipe is written to.
    let real = fs::canonicalize(file).unwrap_or_else(|_| file.to_owned());
    if real.metadata().is_ok_and(|facts| !facts.is_file()) {
        return fs::OpenOptions::new().write(true).open(&real)?.write_all(bytes);
    }
    aside(&real, bytes, |part| fs::rename(part, &real))
}

/// Writes a file that must not exist yet, whole or not at all, and its folder where that is missing.
///
/// # Errors
/// What the system says, also where the file exists.
pub fn create(file: &Path, bytes: &[u8]) -> io::Result<()> {
    if file.symlink_metadata().is_ok() {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    aside(file, bytes, |part| match fs::hard_link(part, file) {
        Ok(()) => fs::remove_file(part),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(error),
        // Not every file system has links.
        Err(_) => fs::rename(part, file),
    })
}

/// Writes a file of the cache.
pub fn write(file: &Path, bytes: &[u8]) {
    replace(file, bytes).ok();
}

/// Takes away what runs that were killed have left in the cache folder.
pub fn tidy(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.file_name().to_string_lossy().ends_with(PART) {
            fs::remove_file(entry.path()).ok();
        }
    }
}

/// Writes the bytes beside a file and lets `take` give them its name.
fn aside(file: &Path, bytes: &[u8], take: impl FnOnce(&Path) -> io::Result<()>) -> io::Result<()> {
    let folder = file
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .map_or_else(|| PathBuf::from("."), Path::to_owned);
    fs::create_dir_all(&folder)?;
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    // A hidden name: no guide takes it for a file of its own.
    let part = folder.join(format!(".{name}.{}{PART}", std::process::id()));
    let written = fs::File::create(&part).and_then(|mut opened| {
        opened.write_all(bytes)?;
        // Some systems say only now that the disk is full.
        opened.sync_all().or_else(|error| if error.kind() == io::ErrorKind::StorageFull { Err(error) } else { Ok(()) })
    });
    written.and_then(|()| take(&part)).inspect_err(|_| drop(fs::remove_file(&part)))
}

#[cfg(test)]
mod tests {
    use super::{create, key, replace, write};

    #[test]
    fn where_a_text_ends_is_part_of_the_key() {
        assert_ne!(key(["ab", "c"]), key(["a", "bc"]));
        assert_eq!(key(["ab", "c"]), key(["ab", "c"]));
    }

    #[test]
    fn a_file_takes_the_place_of_another_and_leaves_nothing_beside_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("deep/file");
        write(&file, b"one");
        write(&file, b"two");
        assert_eq!(std::fs::read(&file).expect("written"), b"two");
        assert_eq!(std::fs::read_dir(folder.path().join("deep")).expect("readable").count(), 1);
    }

    #[test]
    fn a_file_that_exists_is_never_written_over_by_a_new_one() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("file");
        create(&file, b"one").expect("written");
        let error = create(&file, b"two").expect_err("it exists");
        assert_eq!(error.kind(), std::io::ErrorKind::AlreadyExists);
        assert_eq!(std::fs::read(&file).expect("there"), b"one");
        assert_eq!(std::fs::read_dir(folder.path()).expect("readable").count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_and_what_it_leads_to_is_replaced() {
        let folder = tempfile::tempdir().expect("a folder");
        let (file, link) = (folder.path().join("file"), folder.path().join("link"));
        std::fs::write(&file, "one").expect("written");
        std::os::unix::fs::symlink(&file, &link).expect("linked");
        replace(&link, b"two").expect("written");
        assert!(link.is_symlink());
        assert_eq!(std::fs::read(&file).expect("there"), b"two");
    }
}
