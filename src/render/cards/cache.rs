//! Keeps drawn cards between builds: one file a card, named by the hash of what the card says.
//!
//! Invariant: losing the folder costs time only; a damaged file is never trusted, and a folder that cannot be written
//! stops no build.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use crate::kept;

/// The hash of everything that decides how a card looks.
pub(super) type Key = blake3::Hash;

/// Cards that were drawn before.
#[derive(Debug, Default)]
pub struct CardCache {
    /// Where they are kept; nowhere where none is given.
    folder: Option<PathBuf>,
    /// The files that this run asked for.
    used: Mutex<BTreeSet<OsString>>,
}

impl CardCache {
    /// Keeps cards in `folder`.
    #[must_use]
    pub fn at(folder: PathBuf) -> Self {
        Self { folder: Some(folder), used: Mutex::default() }
    }

    /// The card with this key: the one that is kept, else what `draw` makes, which is kept from then on.
    pub(super) fn get<E>(&self, key: &Key, draw: impl FnOnce() -> Result<Vec<u8>, E>) -> Result<Vec<u8>, E> {
        let Some(folder) = &self.folder else { return draw() };
        let name = OsString::from(key.to_hex().as_str());
        let file = folder.join(&name);
        if let Ok(mut used) = self.used.lock() {
            used.insert(name);
        }
        if let Some(png) = fs::read(&file).ok().and_then(unpack) {
            return Ok(png);
        }
        let png = draw()?;
        keep(&file, &png);
        Ok(png)
    }

    /// Takes away what this run did not ask for.
    pub fn tidy(&self) {
        let (Some(folder), Ok(used)) = (&self.folder, self.used.lock()) else { return };
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            if !used.contains(&entry.file_name()) {
                fs::remove_file(entry.path()).ok();
            }
        }
    }
}

/// Writes a card, whole or not at all: the hash of the picture, then the picture.
fn keep(file: &Path, png: &[u8]) {
    kept::write(file, &[blake3::hash(png).as_bytes(), png].concat());
}

fn unpack(mut bytes: Vec<u8>) -> Option<Vec<u8>> {
    let (hash, png) = bytes.split_at_checked(blake3::OUT_LEN)?;
    if blake3::hash(png).as_bytes() != hash {
        return None;
    }
    bytes.drain(..blake3::OUT_LEN);
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;
    use std::fs;

    use super::CardCache;

    fn ask(cache: &CardCache, key: &str, picture: &str) -> String {
        let drawn = cache.get(&blake3::hash(key.as_bytes()), || Ok::<_, Infallible>(picture.into()));
        String::from_utf8(drawn.expect("drawn")).expect("UTF-8")
    }

    #[test]
    fn what_was_drawn_once_is_kept() {
        let folder = tempfile::tempdir().expect("a folder");
        let at = folder.path().join("deep/cards");
        assert_eq!(ask(&CardCache::at(at.clone()), "a", "first"), "first");
        let next = CardCache::at(at);
        assert_eq!(ask(&next, "a", "second"), "first");
        assert_eq!(ask(&next, "b", "second"), "second");
    }

    #[test]
    fn a_damaged_file_is_drawn_anew() {
        let folder = tempfile::tempdir().expect("a folder");
        let at = folder.path().to_owned();
        ask(&CardCache::at(at.clone()), "a", "first");
        let file = at.join(blake3::hash(b"a").to_hex().as_str());
        for damaged in [&b""[..], b"short", &[7; 90]] {
            fs::write(&file, damaged).expect("written");
            assert_eq!(ask(&CardCache::at(at.clone()), "a", "again"), "again");
        }
        assert_eq!(ask(&CardCache::at(at), "a", "never"), "again");
    }

    #[test]
    fn what_nobody_asked_for_goes() {
        let folder = tempfile::tempdir().expect("a folder");
        let at = folder.path().to_owned();
        let first = CardCache::at(at.clone());
        ask(&first, "a", "a");
        ask(&first, "b", "b");
        let second = CardCache::at(at.clone());
        ask(&second, "b", "b");
        second.tidy();
        assert_eq!(fs::read_dir(&at).expect("readable").count(), 1);
        assert_eq!(ask(&CardCache::at(at), "a", "anew"), "anew");
    }

    #[test]
    fn a_folder_that_cannot_be_written_stops_nothing() {
        let folder = tempfile::tempdir().expect("a folder");
        let at = folder.path().join("file");
        fs::write(&at, "in the way").expect("written");
        let cache = CardCache::at(at);
        assert_eq!(ask(&cache, "a", "drawn"), "drawn");
        cache.tidy();
        assert_eq!(ask(&CardCache::default(), "a", "drawn"), "drawn");
    }
}
