//! A document gets a new id: its file, and everything that names it.
//!
//! Works on the files as they are on disk, edited in memory, and gives them back; writing them is the command's.
//! Invariant: the guide with the edits has no error that it did not have before, or there are no edits.

mod edits;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostics::Diagnostics;
use crate::guide::{Guide, Wanted};
use crate::load::{CONFIG_FILE, Sources};
use crate::model::id::is_valid_id;
use crate::model::{DocumentId, Kind};
use crate::resolve::Route;
use crate::source::{FilePath, Source};

/// What a rename changes.
#[derive(Debug, Clone)]
pub struct Renaming {
    /// The file that goes.
    pub from: FilePath,
    /// The file that takes its place.
    pub to: FilePath,
    /// The new text of every file that changes, the new file among them.
    pub texts: BTreeMap<FilePath, String>,
    /// How many places named the document.
    pub places: usize,
}

/// Why a document cannot be renamed.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// The new id is none.
    #[error("`{0}` cannot be an id: it takes up to 100 lower-case letters, digits and single hyphens")]
    InvalidId(String),
    /// There is nothing to rename.
    #[error("there is no {0} `{1}`{2}")]
    NoDocument(&'static str, String, String),
    /// The place is taken.
    #[error("there is a {0} `{1}` already: `{2}`")]
    Taken(&'static str, String, FilePath),
    /// The old and the new id are one.
    #[error("it has this id already")]
    Same,
    /// The guide would have errors afterwards.
    #[error("the guide would have errors afterwards, so that nothing was changed")]
    Broken(Box<(Diagnostics, Sources)>),
}

/// Finds every edit that gives the document `old` the id `new`. `guide` has no errors and shows its drafts.
///
/// # Errors
/// Says why it cannot be renamed.
pub fn rename(wanted: &Wanted, guide: &Guide, old: &DocumentId, new: &str) -> Result<Renaming, Refused> {
    let site = &guide.resolved.site;
    let noun = old.kind.noun();
    if !is_valid_id(new) {
        return Err(Refused::InvalidId(new.to_owned()));
    }
    if &*old.id == new {
        return Err(Refused::Same);
    }
    let Some(document) = site.document(old) else {
        let known: Vec<_> =
            site.documents().filter(|other| other.id.kind == old.kind).map(|other| other.id.id).collect();
        let near = crate::diagnostics::nearest::did_you_mean(&old.id, known.iter().map(AsRef::as_ref));
        let hint = near.map(|near| format!("; {near}")).unwrap_or_default();
        return Err(Refused::NoDocument(noun, old.id.to_string(), hint));
    };
    if let Some(other) = site.document(&DocumentId::new(old.kind, new)) {
        return Err(Refused::Taken(noun, new.to_owned(), other.file.clone()));
    }
    let from = document.file.clone();
    let ending = from.name().rsplit_once('.').map_or("md", |(_, ending)| ending);
    let to = FilePath::from(&*format!("{}/{new}.{ending}", from.folder()));
    let mut edits = edits::Edits::of(guide, old, new);
    let places = edits.count();
    keep_address(&mut edits, guide, old, &from);
    let mut texts = edits.texts(guide);
    let moved = texts.remove(&from).unwrap_or_else(|| document.body.source.to_string());
    texts.insert(to.clone(), moved);
    let renaming = Renaming { from, to, texts, places };
    prove(wanted, guide, &renaming)?;
    Ok(renaming)
}

/// Keeps the address that people have: the page's front matter lists it, unless a name of the term leads there anyway.
fn keep_address(edits: &mut edits::Edits, guide: &Guide, old: &DocumentId, file: &FilePath) {
    let Some(route) = Route::of(old) else { return };
    let Some(document) = guide.resolved.site.document(old) else { return };
    let field = document.old_addresses.0;
    edits.add_to_list(file, &document.body.source, field, &route.path());
}

/// Builds the guide with the edits in memory and looks for errors.
fn prove(wanted: &Wanted, guide: &Guide, renaming: &Renaming) -> Result<(), Refused> {
    let mut sources = guide.sources.clone();
    sources.remove(&renaming.from);
    for (path, text) in &renaming.texts {
        let hash = blake3::hash(text.as_bytes());
        let source = Source { path: path.clone(), text: Arc::from(text.as_str()), hash };
        if path.as_str() == CONFIG_FILE {
            sources.config = Some(source);
        } else if let Some(kind) = path.as_str().split('/').nth(1).and_then(Kind::from_folder) {
            sources.documents.insert(path.clone(), (kind, source));
        }
    }
    let after = Guide::of_sources(wanted, sources, guide.highlighter.clone(), Diagnostics::new());
    if after.diagnostics.has_errors() {
        return Err(Refused::Broken(Box::new((after.diagnostics.clone(), after.sources))));
    }
    Ok(())
}
