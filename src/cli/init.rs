//! `plainspeak init`: makes a small working guide.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use include_dir::{Dir, include_dir};

use super::{CONTENT_ERRORS, report, schema};
use crate::kept;

static STARTER: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/cli/starter");

/// The arguments of `init`.
#[derive(Debug, Args)]
pub(super) struct InitArguments {
    /// The folder to make; it may exist if it is empty.
    dir: PathBuf,
}

pub(super) fn run(arguments: &InitArguments) -> ExitCode {
    let folder = &arguments.dir;
    match make(folder) {
        Ok(()) => {
            report::line(&format!(
                "made a guide in {0}; see it with: plainspeak serve --open --root {0}",
                folder.display()
            ));
            ExitCode::SUCCESS
        }
        Err(error) => {
            report::failure(&error);
            ExitCode::from(CONTENT_ERRORS)
        }
    }
}

fn make(folder: &Path) -> Result<(), String> {
    let failed = |path: &Path, error: io::Error| format!("`{}` cannot be written: {error}", path.display());
    if folder.exists() && !folder.is_dir() {
        return Err(format!("`{}` is a file; choose another folder", folder.display()));
    }
    // A repository that was just made holds its own folder and nothing of the author's.
    let strange = fs::read_dir(folder).into_iter().flatten().flatten().find(|entry| entry.file_name() != ".git");
    if let Some(entry) = strange {
        return Err(format!(
            "`{}` is not empty: it holds `{}`; choose another folder",
            folder.display(),
            entry.file_name().to_string_lossy()
        ));
    }
    let whole = std::path::absolute(folder).map_err(|error| failed(folder, error))?;
    let name = whole.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let staging = whole.with_file_name(format!(".{name}.plainspeak-init"));
    let made = write_all(&staging).and_then(|()| take(&staging, &whole).map_err(|error| failed(folder, error)));
    fs::remove_dir_all(&staging).ok();
    made
}

/// Writes the whole guide to a folder beside the one that is wanted.
fn write_all(staging: &Path) -> Result<(), String> {
    let failed = |path: &Path, error: io::Error| format!("`{}` cannot be written: {error}", path.display());
    fs::remove_dir_all(staging).ok();
    for file in files(&STARTER) {
        // Packages of crates leave `.gitignore` out, so that the starter keeps it under another name.
        let name = file.path().to_string_lossy().replace('\\', "/");
        let path = staging.join(if name == "gitignore" { ".gitignore" } else { &name });
        kept::create(&path, file.contents()).map_err(|error| failed(&path, error))?;
    }
    let schemas = staging.join(schema::FOLDER);
    schema::write(&schemas).map_err(|error| failed(&schemas, error))?;
    Ok(())
}

/// Moves what was written to the folder that is wanted: all of it, or nothing.
fn take(staging: &Path, folder: &Path) -> io::Result<()> {
    if !folder.exists() {
        return fs::rename(staging, folder);
    }
    let mut moved = Vec::new();
    for entry in fs::read_dir(staging)? {
        let entry = entry?;
        let place = folder.join(entry.file_name());
        if let Err(error) = fs::rename(entry.path(), &place) {
            for (from, to) in moved {
                fs::rename(to, from).ok();
            }
            return Err(error);
        }
        moved.push((entry.path(), place));
    }
    Ok(())
}

fn files(folder: &'static Dir<'_>) -> Vec<&'static include_dir::File<'static>> {
    folder.files().chain(folder.dirs().flat_map(files)).collect()
}
