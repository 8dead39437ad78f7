//! Files that are served as they are, and the addresses under which pages ask for them.
//!
//! Every address holds a piece of the hash of the file's bytes, so that a browser may keep the
//! file for ever. The style sheets become one; scripts keep to themselves and have the names in
//! their imports rewritten.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::{Asset, Site};
use crate::resolve::links::Target;
use crate::resolve::{BaseUrl, ResolvedSite};
use crate::source::FilePath;

/// All files beside pages, and the addresses of those that templates name.
#[derive(Debug, Clone, Default)]
pub struct BuiltAssets {
    /// The address of each file by its path below `static/`; `site.css` is all style sheets.
    pub urls: BTreeMap<String, String>,
    /// What to write: path below the output folder, bytes.
    pub files: BTreeMap<String, Arc<[u8]>>,
}

/// The name of the style sheet that holds all others.
pub const STYLE_SHEET: &str = "site.css";

/// Builds the assets of a site.
#[must_use]
pub fn build(site: &Site, base: &BaseUrl) -> BuiltAssets {
    let mut built = BuiltAssets::default();
    let mut styles = String::new();
    let mut scripts: BTreeMap<&str, &Asset> = BTreeMap::new();
    for (path, asset) in &site.assets {
        match path.as_str().strip_prefix("static/") {
            Some(name) if name.starts_with("css/") && name.ends_with(".css") => {
                styles.push_str(&tight(&without_comments(&String::from_utf8_lossy(&asset.bytes))));
            }
            Some(name) if !name.contains('/') && name.ends_with(".js") => {
                scripts.insert(name, asset);
            }
            Some(name) => {
                built.urls.insert(name.to_owned(), base.link(&address(asset)));
                built.files.insert(name.to_owned(), asset.bytes.clone());
            }
            None => {
                built.files.insert(address(asset).trim_start_matches('/').to_owned(), asset.bytes.clone());
            }
        }
    }
    let mut add = |name: &str, bytes: Vec<u8>| {
        let file = fingerprinted(name, &blake3::hash(&bytes));
        built.urls.insert(name.to_owned(), base.link(&format!("/assets/{file}")));
        built.files.insert(format!("assets/{file}"), bytes.into());
    };
    add(STYLE_SHEET, styles.into_bytes());
    let mut done = BTreeMap::new();
    for name in scripts.keys() {
        script(name, &scripts, &mut done, &mut Vec::new());
    }
    for (name, text) in done {
        add(&name, text.into_bytes());
    }
    built
}

/// The address of an asset below the base path: beside content it goes to `/assets/`, in
/// `static/` it keeps its path.
#[must_use]
pub fn address(asset: &Asset) -> String {
    match asset.path.as_str().strip_prefix("static/") {
        Some(name) => format!("/{name}?v={}", short(&asset.hash)),
        None => format!("/assets/{}", fingerprinted(asset.path.name(), &asset.hash)),
    }
}

/// The address of the asset at `path` as pages link it; empty where there is none.
#[must_use]
pub fn asset_link(resolved: &ResolvedSite, path: &FilePath) -> String {
    resolved.site.assets.get(path).map(|asset| resolved.base.link(&address(asset))).unwrap_or_default()
}

/// The address of a link's target as pages write it, and whether it leads elsewhere.
#[must_use]
pub fn href(resolved: &ResolvedSite, target: Target) -> (String, bool) {
    match target {
        Target::External(address) => (address, true),
        Target::Page { path, suffix, .. } => (resolved.base.link(&path) + &suffix, false),
        Target::Asset { path, suffix } => (with_suffix(asset_link(resolved, &path), &suffix), false),
    }
}

/// An address that may hold a query already, with the query and the anchor that an author wrote behind it.
fn with_suffix(address: String, suffix: &str) -> String {
    match suffix.strip_prefix('?') {
        Some(query) if address.contains('?') && !query.is_empty() => format!("{address}&{query}"),
        _ => address + suffix,
    }
}

/// The address of a picture as pages link it, with its width and height in pixels.
#[must_use]
pub fn picture(resolved: &ResolvedSite, path: &FilePath) -> (String, Option<(u32, u32)>) {
    (asset_link(resolved, path), resolved.site.assets.get(path).and_then(|asset| asset.size))
}

fn fingerprinted(name: &str, hash: &blake3::Hash) -> String {
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, "bin"));
    format!("{stem}.{}.{ending}", short(hash))
}

/// Ten hex digits: enough that two versions of a file never meet.
pub(super) fn short(hash: &blake3::Hash) -> String {
    hash.to_hex()[..10].to_owned()
}

/// A script with its imports rewritten to fingerprinted names, the imported ones first.
fn script(name: &str, all: &BTreeMap<&str, &Asset>, done: &mut BTreeMap<String, String>, open: &mut Vec<String>) {
    if done.contains_key(name) || open.iter().any(|opened| opened == name) {
        return;
    }
    let Some(asset) = all.get(name) else { return };
    open.push(name.to_owned());
    let mut text = without_comments(&String::from_utf8_lossy(&asset.bytes));
    for (import, _) in all.iter().filter(|(import, _)| **import != name) {
        let quoted = format!("\"./{import}\"");
        if text.contains(&quoted) {
            script(import, all, done, open);
            if let Some(imported) = done.get(*import) {
                let hash = blake3::hash(imported.as_bytes());
                text = text.replace(&quoted, &format!("\"./{}\"", fingerprinted(import, &hash)));
            }
        }
    }
    open.pop();
    // A text between backticks may run over lines, and its blanks are its own.
    let runs_on = |line: &str| line.matches('`').count() % 2 == 1 || line.ends_with('\\');
    if !text.lines().any(runs_on) {
        text = tight(&text);
    }
    done.insert(name.to_owned(), text);
}

/// A style sheet or a script without the comments that fill whole lines; readers of pages do not
/// need them. What stands beside code stays, so that no text is ever taken for a comment.
fn without_comments(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut inside = false;
    for line in text.lines() {
        let trimmed = line.trim();
        if inside {
            inside = !trimmed.ends_with("*/");
        } else if trimmed.starts_with("/*") {
            inside = !trimmed.contains("*/");
            if !inside && !trimmed.ends_with("*/") {
                out.push_str(line);
                out.push('\n');
            }
        } else if !trimmed.is_empty() && !trimmed.starts_with("//") {
            out.push_str(&without_types(line));
            out.push('\n');
        }
    }
    out
}

/// A line of a script without the types that JSDoc writes between its words: `/** @type {number} */`.
fn without_types(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some((before, comment)) = rest.split_once("/** @type {") {
        let Some((_, after)) = comment.split_once("*/") else { break };
        out.push_str(before);
        rest = after.trim_start();
    }
    out.push_str(rest);
    out
}

/// A style sheet or a script without indentation: every line keeps its end, so that no two words ever meet.
fn tight(text: &str) -> String {
    text.lines().map(|line| line.trim().to_owned() + "\n").collect()
}

#[cfg(test)]
mod tests {
    use super::{build, without_comments};
    use crate::load::asset;
    use crate::model::Site;
    use crate::resolve::BaseUrl;
    use crate::source::FilePath;
    use std::sync::Arc;

    fn site(files: &[(&str, &str)]) -> Site {
        let mut site = Site::default();
        for (path, text) in files {
            let path = FilePath::from(*path);
            site.assets.insert(path.clone(), Arc::new(asset(path, text.as_bytes().to_vec())));
        }
        site
    }

    #[test]
    fn comments_that_fill_lines_are_left_out() {
        let text = "/* one\n two */\na { b: c } /* kept */\n// gone\n/** gone */\nlet x = \"//\";\n";
        assert_eq!(without_comments(text), "a { b: c } /* kept */\nlet x = \"//\";\n");
    }

    #[test]
    fn types_between_words_are_left_out() {
        let text = "const f = (/** @type {string} */ a, /** @type {any[]} */ [b]) => a + b;\n";
        assert_eq!(without_comments(text), "const f = (a, [b]) => a + b;\n");
    }

    #[test]
    fn a_change_in_an_imported_script_changes_the_name_of_the_importing_one() {
        let base = BaseUrl::parse("/guide/");
        let name = |library: &str| {
            let site = site(&[("static/a.js", "import { b } from \"./b.js\";\n"), ("static/b.js", library)]);
            build(&site, &base).urls["a.js"].clone()
        };
        assert!(name("export const b = 1;\n").starts_with("/guide/assets/a."));
        assert_ne!(name("export const b = 1;\n"), name("export const b = 2;\n"));
    }

    #[test]
    fn style_sheets_become_one_in_the_order_of_their_names() {
        let site = site(&[("static/css/20-b.css", "b {}\n"), ("static/css/10-a.css", "a {}\n")]);
        let built = build(&site, &BaseUrl::parse("/"));
        let path = built.urls["site.css"].trim_start_matches('/').to_owned();
        assert_eq!(&*built.files[&path], b"a {}\nb {}\n");
    }
}
