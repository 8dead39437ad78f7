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

/// The script of the program that is served as one file with everything that it imports: a reader's browser asks once.
const BUNDLE: &str = "static/decoder.js";

/// What the bundle holds, imported scripts first and the bundle's own last; nothing where a guide has one of them of its
/// own, or imports one: then each is served by itself.
pub(super) fn bundle<'a>(
    all: &BTreeMap<&'a FilePath, Script<'a>>,
    is_theme: impl Fn(&Asset) -> bool,
) -> Vec<&'a FilePath> {
    fn gather<'a>(path: &FilePath, all: &BTreeMap<&'a FilePath, Script<'a>>, parts: &mut Vec<&'a FilePath>) {
        let Some((path, script)) = all.get_key_value(path).filter(|(path, _)| !parts.contains(path)) else { return };
        for (_, target) in &script.imports {
            gather(target, all, parts);
        }
        if !parts.contains(path) {
            parts.push(path);
        }
    }
    let mut parts = Vec::new();
    gather(&FilePath::from(BUNDLE), all, &mut parts);
    let inner = |path: &FilePath| path.as_str() != BUNDLE && parts.contains(&path);
    let others = all.iter().filter(|(path, _)| !parts.contains(path));
    let is_free = others.flat_map(|(_, script)| &script.imports).all(|(_, target)| !inner(target));
    let own = parts.iter().all(|path| is_theme(all[path].asset));
    if is_free && own { parts } else { Vec::new() }
}

/// The text of the bundle: its parts without what ties them, since they share one scope.
pub(super) fn bundled(parts: &[&FilePath], all: &BTreeMap<&FilePath, Script<'_>>) -> String {
    let mut out = String::new();
    for path in parts {
        let mut text = all[path].text;
        for line in std::iter::from_fn(|| statement(&mut text)) {
            if line.starts_with("import ") {
                continue;
            }
            let is_last = path.as_str() == BUNDLE;
            out.push_str(line.strip_prefix("export ").filter(|_| !is_last).unwrap_or(line));
        }
    }
    out
}

/// The next line of a script, or the whole of an import that runs over lines.
fn statement<'a>(text: &mut &'a str) -> Option<&'a str> {
    if text.is_empty() {
        return None;
    }
    let from = if text.starts_with("import ") { text.find("from ").unwrap_or(0) } else { 0 };
    let end = text[from..].find('\n').map_or(text.len(), |at| from + at + 1);
    let (line, rest) = text.split_at(end);
    *text = rest;
    Some(line)
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
