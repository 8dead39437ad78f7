//! Scripts: their imports lead to the addresses under which the imported scripts are served.
//!
//! Invariant: of an author's script nothing changes but the specifiers of imports that name files of the guide.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Asset, Site};
use crate::parse::module::{Import, imports};
use crate::source::FilePath;

/// A script and what it imports of the guide's own.
#[derive(Debug)]
pub(super) struct Script<'a> {
    pub(super) asset: &'a Asset,
    text: &'a str,
    imports: Vec<(Import, FilePath)>,
}

/// Whether a file is a script.
pub(super) fn is_script(path: &FilePath) -> bool {
    path.as_str().starts_with("static/") && (path.name().ends_with(".js") || path.name().ends_with(".mjs"))
}

/// Every script that can be read, by its path.
pub(super) fn all(site: &Site) -> BTreeMap<&FilePath, Script<'_>> {
    let scripts = site.assets.iter().filter(|(path, _)| is_script(path));
    scripts
        .filter_map(|(path, asset)| {
            let text = std::str::from_utf8(&asset.bytes).ok()?;
            let known = |import: Import| {
                let target = target(path, &import.specifier)?;
                site.assets.contains_key(&target).then_some((import, target))
            };
            Some((path, Script { asset, text, imports: imports(text).into_iter().filter_map(known).collect() }))
        })
        .collect()
}

/// The file of `static/` that a specifier names; none for modules of other hosts and for names without a path.
pub(super) fn target(from: &FilePath, specifier: &str) -> Option<FilePath> {
    let path = specifier.split(['?', '#']).next().unwrap_or_default();
    let path = crate::resolve::base_url::decode(path);
    if let Some(path) = path.strip_prefix('/').filter(|path| !path.starts_with('/')) {
        return Some(FilePath(format!("static/{path}").into()));
    }
    if !path.starts_with("./") && !path.starts_with("../") {
        return None;
    }
    let joined = crate::resolve::links::join(from.folder(), &path)?;
    Some(FilePath(joined.into()))
}

/// The hash of a script and of everything that it imports, so that its address changes with any of them, also where
/// scripts import each other.
pub(super) fn hash(path: &FilePath, all: &BTreeMap<&FilePath, Script<'_>>, base: &str) -> blake3::Hash {
    let mut reached: BTreeSet<&FilePath> = BTreeSet::new();
    let mut open = vec![path];
    while let Some(path) = open.pop() {
        let Some((path, script)) = all.get_key_value(path) else { continue };
        if reached.insert(path) {
            open.extend(script.imports.iter().map(|(_, target)| target));
        }
    }
    let mut hasher = blake3::Hasher::new();
    hasher.update(base.as_bytes());
    for path in reached {
        hasher.update(path.as_str().as_bytes());
        hasher.update(all[path].asset.hash.as_bytes());
    }
    hasher.finalize()
}

/// The text of a script with its imports at the addresses that `address` gives.
pub(super) fn rewritten(script: &Script<'_>, address: impl Fn(&FilePath) -> Option<String>) -> String {
    let mut out = String::with_capacity(script.text.len());
    let mut at = 0;
    for (import, target) in &script.imports {
        let Some(new) = address(target) else { continue };
        out.push_str(&script.text[at..import.range.start]);
        out.push_str(&new.replace(['\'', '"', '\\'], ""));
        at = import.range.end;
    }
    out + &script.text[at..]
}
