//! The marker of an output folder: the list of what the last build wrote, with hashes.
//!
//! A file that is not on the list is someone else's; a file whose hash differs was changed since.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::{EmitError, disk};

/// The file that marks a folder as one that this program wrote and may replace.
pub const MARKER: &str = ".plainspeak-site";

/// The first line of the marker.
const OPENING: &str = "Plainspeak wrote this folder and replaces the files below at each build; other files stay.";

/// How many files of a folder that is about to be replaced may be looked at.
const MAX_FILES: usize = 2_000_000;

/// What a build wrote: the hash of each file by its path below the output folder.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Manifest {
    files: BTreeMap<String, String>,
}

/// What is in an output folder beside the files of its manifest.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Contents {
    /// Files and links that no build wrote.
    pub(super) foreign: Vec<String>,
    /// Files of the last build that are not what it wrote.
    pub(super) changed: Vec<String>,
}

/// The hash of every file that the last build wrote to a folder, by its path; none where no build wrote it.
#[must_use]
pub fn written(folder: &Path) -> Option<BTreeMap<String, String>> {
    let text = fs::read_to_string(folder.join(MARKER)).ok()?;
    Manifest::parse(&text).map(|manifest| manifest.files)
}

/// The hash of a file as the manifest writes it.
#[must_use]
pub fn hash(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex()[..32].to_owned()
}

impl Manifest {
    /// The list of these files and hashes.
    pub(super) const fn new(files: BTreeMap<String, String>) -> Self {
        Self { files }
    }

    /// Reads a marker; none where it holds no list.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let mut lines = text.lines();
        if lines.next() != Some(OPENING) {
            return None;
        }
        let entry = |line: &str| line.split_once("  ").map(|(hash, path)| (path.to_owned(), hash.to_owned()));
        lines.map(entry).collect::<Option<_>>().map(Self::new)
    }

    /// The text of the marker.
    pub(super) fn text(&self) -> String {
        let lines = self.files.iter().map(|(path, hash)| format!("{hash}  {path}\n"));
        format!("{OPENING}\n{}", lines.collect::<String>())
    }

    /// Compares the list with what lies in a folder.
    pub(super) fn compare(&self, folder: &Path) -> Result<Contents, EmitError> {
        let mut contents = Contents::default();
        let mut ours = Vec::new();
        for (path, disk_path) in list(folder)? {
            match self.files.get(&path) {
                _ if path == MARKER => {}
                Some(hash) if !disk_path.is_symlink() => ours.push((path, disk_path, hash)),
                _ => contents.foreign.push(path),
            }
        }
        let changed: Result<Vec<Option<String>>, EmitError> = ours
            .into_par_iter()
            .map(|(path, disk_path, known)| {
                let bytes = disk(&disk_path, fs::read(&disk_path))?;
                Ok((hash(&bytes) != *known).then_some(path))
            })
            .collect();
        contents.changed = changed?.into_iter().flatten().collect();
        Ok(contents)
    }
}

/// Every file and link below a folder by its path, sorted; folders behind links are not looked into.
pub(super) fn list(folder: &Path) -> Result<Vec<(String, PathBuf)>, EmitError> {
    let mut found = Vec::new();
    let mut open = vec![(folder.to_owned(), String::new())];
    while let Some((at, above)) = open.pop() {
        for entry in disk(&at, fs::read_dir(&at))? {
            let entry = disk(&at, entry)?;
            let name = entry.file_name();
            // A name that is not UTF-8 cannot be ours: it is refused below, when it is carried over by its path.
            let Some(name) = name.to_str() else { return Err(EmitError::Unusable(entry.path())) };
            let kind = disk(&entry.path(), entry.file_type())?;
            let path = format!("{above}{name}");
            if kind.is_dir() {
                open.push((entry.path(), format!("{path}/")));
            } else if kind.is_file() || kind.is_symlink() {
                found.push((path, entry.path()));
            } else {
                return Err(EmitError::Unusable(entry.path()));
            }
            if found.len() > MAX_FILES {
                return Err(EmitError::Unusable(folder.to_owned()));
            }
        }
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{Contents, Manifest, hash};

    #[test]
    fn a_marker_is_read_as_it_was_written() {
        let files = [("a  b.html", "x"), ("index.html", "y")];
        let files: BTreeMap<_, _> =
            files.into_iter().map(|(path, text)| (path.to_owned(), hash(text.as_bytes()))).collect();
        let manifest = Manifest::new(files);
        assert_eq!(Manifest::parse(&manifest.text()), Some(manifest));
        assert_eq!(Manifest::parse("Plainspeak wrote this folder and replaces it whole at each build.\n"), None);
    }

    #[test]
    fn what_was_not_written_is_foreign_and_what_differs_was_changed() {
        let folder = tempfile::tempdir().expect("a folder");
        for (path, text) in [("a.html", "one"), ("b.html", "edited"), ("CNAME", "x.org")] {
            std::fs::write(folder.path().join(path), text).expect("written");
        }
        let files = [("a.html", "one"), ("b.html", "two"), ("gone.html", "three")];
        let files = files.into_iter().map(|(path, text)| (path.to_owned(), hash(text.as_bytes()))).collect();
        let contents = Manifest::new(files).compare(folder.path()).expect("readable");
        assert_eq!(contents, Contents { foreign: vec!["CNAME".to_owned()], changed: vec!["b.html".to_owned()] });
    }
}
