//! What is kept between runs: files in the cache folder, and the keys of what is in them.
//!
//! Invariant: losing a file costs time only, so that nobody is told where one cannot be written.

use std::fs;
use std::path::Path;

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

/// Writes a file, whole or not at all, and its folder where that is missing.
pub fn write(file: &Path, bytes: &[u8]) {
    let Some(folder) = file.parent() else { return };
    let part = file.with_extension(format!("{}.part", std::process::id()));
    let written = fs::create_dir_all(folder).and_then(|()| fs::write(&part, bytes));
    if written.and_then(|()| fs::rename(&part, file)).is_err() {
        fs::remove_file(&part).ok();
    }
}

#[cfg(test)]
mod tests {
    use super::{key, write};

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
}
