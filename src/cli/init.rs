//! `plainspeak init`: makes a small working guide.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use include_dir::{Dir, include_dir};

use super::{CONTENT_ERRORS, new, report, schema};

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
    // A repository that was just made holds its own folder and nothing of the author's.
    let strange = fs::read_dir(folder).into_iter().flatten().flatten().find(|entry| entry.file_name() != ".git");
    if let Some(entry) = strange {
        return Err(format!(
            "`{}` is not empty: it holds `{}`; choose another folder",
            folder.display(),
            entry.file_name().to_string_lossy()
        ));
    }
    let failed = |path: &Path, error: io::Error| format!("`{}` cannot be written: {error}", path.display());
    for file in files(&STARTER) {
        // Packages of crates leave `.gitignore` out, so that the starter keeps it under another name.
        let name = file.path().to_string_lossy().replace('\\', "/");
        let path = folder.join(if name == "gitignore" { ".gitignore" } else { &name });
        let text = file.contents_utf8().expect("the starter is text");
        new::write(&path, text).map_err(|error| failed(&path, error))?;
    }
    let schemas = folder.join(schema::FOLDER);
    schema::write(&schemas).map_err(|error| failed(&schemas, error))?;
    Ok(())
}

fn files(folder: &'static Dir<'_>) -> Vec<&'static include_dir::File<'static>> {
    folder.files().chain(folder.dirs().flat_map(files)).collect()
}
