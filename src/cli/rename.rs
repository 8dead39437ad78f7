//! `plainspeak rename`: a new id for a document, everywhere.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use serde::{Deserialize, Serialize};

use super::new::NewKind;
use super::{CONTENT_ERRORS, Format, report};
use crate::assemble::Drafts;
use crate::guide::{Guide, Wanted, cache_folder};
use crate::kept;
use crate::model::DocumentId;
use crate::rename::{self, Refused, Renaming};
use crate::source::FilePath;

/// The arguments of `rename`.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  plainspeak rename term golang go\n  plainspeak rename role web-developer front-end-developer --dry-run\n  plainspeak rename --undo"
)]
pub(super) struct RenameArguments {
    /// What it is.
    #[arg(required_unless_present = "undo")]
    kind: Option<NewKind>,
    /// Its id now: the name of its file without the ending.
    #[arg(required_unless_present = "undo")]
    old: Option<String>,
    /// The new id.
    #[arg(required_unless_present = "undo")]
    new: Option<String>,
    /// Say what would change and write nothing.
    #[arg(long)]
    dry_run: bool,
    /// Take the last rename back, as long as its files are as it left them.
    #[arg(long, conflicts_with_all = ["kind", "dry_run"])]
    undo: bool,
}

pub(super) fn run(root: &Path, arguments: &RenameArguments) -> ExitCode {
    let done = match (arguments.kind, &arguments.old, &arguments.new) {
        (Some(kind), Some(old), Some(new)) => rename(root, &DocumentId::new(kind.kind(), old), new, arguments.dry_run),
        _ => undo(root),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            if !reason.is_empty() {
                report::failure(&reason);
            }
            ExitCode::from(CONTENT_ERRORS)
        }
    }
}

/// Renames; an empty reason where everything was told already.
fn rename(root: &Path, old: &DocumentId, new: &str, dry_run: bool) -> Result<(), String> {
    let wanted = Wanted { root: root.to_owned(), base_url: None, drafts: Drafts::Show };
    let guide = Guide::read(&wanted);
    if guide.diagnostics.has_errors() {
        report::print(&guide.diagnostics, &guide.texts(), Format::Text);
        return Err("the guide has errors, behind which something could name the document; mend them first".to_owned());
    }
    let renaming = rename::rename(&wanted, &guide, old, new).map_err(|refused| {
        if let Refused::Broken(after) = &refused {
            report::print(&after.0, &after.1.texts(), Format::Text);
        }
        refused.to_string()
    })?;
    let texts = guide.texts();
    let files = renaming.texts.keys().filter(|file| **file != renaming.to);
    for file in files {
        report::line(&format!("{} {file}", if dry_run { "would change" } else { "changed" }));
    }
    if !dry_run {
        let journal = Journal::of(&renaming, |file| texts.get(file).map(ToString::to_string));
        journal.apply(root)?;
        journal.keep(root);
    }
    let verb = if dry_run { "would rename" } else { "renamed" };
    report::line(&format!(
        "{verb} {} to {}; {} {} named it",
        renaming.from,
        renaming.to,
        renaming.places,
        if renaming.places == 1 { "place" } else { "places" }
    ));
    Ok(())
}

fn undo(root: &Path) -> Result<(), String> {
    let path = Journal::path(root);
    let read = fs::read_to_string(&path).ok().and_then(|text| serde_json::from_str::<Journal>(&text).ok());
    let Some(journal) = read else { return Err("there is no rename to take back".to_owned()) };
    let journal = journal.reversed();
    journal.apply(root)?;
    fs::remove_file(path).ok();
    report::line(&format!("took back the rename; {} files are as they were", journal.changes.len()));
    Ok(())
}

/// What a rename changed, both ways.
#[derive(Debug, Serialize, Deserialize)]
struct Journal {
    changes: BTreeMap<String, Change>,
}

/// The text of a file before and after; none where there was or is no file.
#[derive(Debug, Serialize, Deserialize)]
struct Change {
    before: Option<String>,
    after: Option<String>,
}

impl Journal {
    fn path(root: &Path) -> PathBuf {
        cache_folder(root).join("last-rename.json")
    }

    fn of(renaming: &Renaming, text: impl Fn(&FilePath) -> Option<String>) -> Self {
        let changed = renaming.texts.iter().map(|(file, after)| {
            let before = if *file == renaming.to { None } else { text(file) };
            (file.to_string(), Change { before, after: Some(after.clone()) })
        });
        let gone = (renaming.from.to_string(), Change { before: text(&renaming.from), after: None });
        Self { changes: changed.chain([gone]).collect() }
    }

    fn reversed(self) -> Self {
        let turned = |change: Change| Change { before: change.after, after: change.before };
        Self { changes: self.changes.into_iter().map(|(file, change)| (file, turned(change))).collect() }
    }

    /// Writes every file, new ones first and those that go last, unless one is not what it was; takes everything back
    /// where one cannot be written.
    fn apply(&self, root: &Path) -> Result<(), String> {
        for (file, change) in &self.changes {
            let now = fs::read_to_string(root.join(file)).ok();
            if now != change.before {
                return Err(format!("`{file}` has changed since, so that nothing was changed"));
            }
        }
        let mut order: Vec<_> = self.changes.iter().collect();
        order.sort_by_key(|(_, change)| (change.after.is_none(), change.before.is_some()));
        for (count, (file, change)) in order.iter().enumerate() {
            if let Err(error) = put(&root.join(file), change.after.as_deref()) {
                for (file, change) in &order[..count] {
                    put(&root.join(file), change.before.as_deref()).ok();
                }
                return Err(format!("`{file}` cannot be written: {error}; nothing was changed"));
            }
        }
        Ok(())
    }

    fn keep(&self, root: &Path) {
        let text = serde_json::to_string(self).expect("texts and names");
        kept::write(&Self::path(root), text.as_bytes());
    }
}

fn put(path: &Path, text: Option<&str>) -> std::io::Result<()> {
    match text {
        Some(text) => kept::replace(path, text.as_bytes()),
        None => fs::remove_file(path),
    }
}
