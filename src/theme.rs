//! The templates and assets that come with the program.
//!
//! A guide needs none of its own; a file of the same name in its `templates/` or `static/` takes
//! the place of one of these.

use std::sync::{Arc, LazyLock};

use include_dir::{Dir, include_dir};

use crate::load::asset;
use crate::model::Asset;
use crate::source::FilePath;

static TEMPLATES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/templates");
static STATIC: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/static");

/// The templates: path below `templates/`, text.
pub fn templates() -> impl Iterator<Item = (&'static str, &'static str)> {
    files(&TEMPLATES).into_iter().filter_map(|file| Some((file.path().to_str()?, file.contents_utf8()?)))
}

/// The assets, each with its path from a guide's root: `static/site.js`.
#[must_use]
pub fn assets() -> &'static [Arc<Asset>] {
    static ASSETS: LazyLock<Vec<Arc<Asset>>> = LazyLock::new(|| {
        files(&STATIC)
            .into_iter()
            .filter_map(|file| {
                let path = FilePath(format!("static/{}", file.path().to_str()?).into());
                Some(Arc::new(asset(path, file.contents().to_vec())))
            })
            .collect()
    });
    &ASSETS
}

fn files(folder: &'static Dir<'_>) -> Vec<&'static include_dir::File<'static>> {
    let mut found: Vec<_> = folder.files().collect();
    for inner in folder.dirs() {
        found.extend(files(inner));
    }
    found.sort_by_key(|file| file.path());
    found
}
