//! Files that are served as they are, and the addresses under which pages ask for them.
//!
//! Every address holds a piece of the hash of the file's bytes, so that a browser may keep the
//! file for ever. The style sheets of `static/css/` become one. Invariant: of an author's file nothing changes but
//! addresses: those of `url()` in style sheets and those of imports in scripts.

mod check;
mod scripts;
mod theme_text;

use std::collections::BTreeMap;
use std::sync::Arc;

pub use check::check;

use self::theme_text::{tight, without_comments};
use crate::model::{Asset, Site};
use crate::parse::css;
use crate::resolve::base_url::{decode, encode_path};
use crate::resolve::links::{Target, join};
use crate::resolve::{BaseUrl, ResolvedSite};
use crate::source::FilePath;
use crate::theme;

/// All files beside pages, and the addresses of those that templates name.
#[derive(Debug, Clone, Default)]
pub struct BuiltAssets {
    /// The address of each file by its path below `static/`; `site.css` is all style sheets.
    pub urls: BTreeMap<String, String>,
    /// What to write: path below the output folder, bytes.
    pub files: BTreeMap<String, Arc<[u8]>>,
    /// The address of each file of the guide, by its path from the root.
    addresses: BTreeMap<FilePath, String>,
}

/// The name of the style sheet that holds all others.
pub const STYLE_SHEET: &str = "site.css";

/// Builds the assets of a site.
#[must_use]
pub fn build(site: &Site, base: &BaseUrl) -> BuiltAssets {
    let mut built = BuiltAssets::default();
    let all = scripts::all(site);
    let parts = scripts::bundle(&all, is_theme);
    let mut places: BTreeMap<&FilePath, String> = BTreeMap::new();
    for (path, asset) in &site.assets {
        let place = match all.get(path) {
            Some(_) => script_address(asset, &scripts::hash(path, &all, &base.path)),
            None => address(asset),
        };
        places.insert(path, place);
    }
    let link = |path: &FilePath| places.get(path).map(|place| base.link(place));
    let mut styles = Vec::new();
    for (path, asset) in &site.assets {
        let name = path.as_str().strip_prefix("static/");
        let bytes: Arc<[u8]> = if name.is_some_and(is_bundled_style) {
            add_style(&mut styles, site, asset, &link);
            continue;
        } else if let Some((last, inner)) = parts.split_last().filter(|_| parts.contains(&path)) {
            if inner.contains(&path) {
                built.addresses.extend(link(last).map(|url| (path.clone(), url)));
                continue;
            }
            for_readers(&scripts::bundled(&parts, &all)).into_bytes().into()
        } else if let Some(script) = all.get(path) {
            let text = scripts::rewritten(script, link);
            if is_theme(asset) { for_readers(&text).into_bytes().into() } else { text.into_bytes().into() }
        } else if path.name().ends_with(".css") {
            with_addresses(site, asset, Style::InPlace, &link).into()
        } else {
            asset.bytes.clone()
        };
        let url = link(path).unwrap_or_default();
        let place = places.get(path).map_or("", |place| place.trim_start_matches('/'));
        let file = decode(place.split('?').next().unwrap_or_default());
        built.files.insert(file, bytes);
        built.urls.extend(name.map(|name| (name.to_owned(), url.clone())));
        built.addresses.insert(path.clone(), url);
    }
    let file = fingerprinted(STYLE_SHEET, &blake3::hash(&styles));
    let url = base.link(&format!("/assets/{file}"));
    let bundled = site.assets.keys().filter(|path| path.as_str().strip_prefix("static/").is_some_and(is_bundled_style));
    built.addresses.extend(bundled.map(|path| (path.clone(), url.clone())));
    built.urls.insert(STYLE_SHEET.to_owned(), url);
    built.files.insert(format!("assets/{file}"), styles.into());
    built
}

/// Whether a file of `static/` is part of the one style sheet.
fn is_bundled_style(name: &str) -> bool {
    name.starts_with("css/") && name.ends_with(".css")
}

/// Whether a file came with the program and is as it came.
fn is_theme(asset: &Asset) -> bool {
    theme::assets().iter().any(|own| own.path == asset.path && own.hash == asset.hash)
}

/// A script of the program without what only its authors need.
fn for_readers(script: &str) -> String {
    let text = without_comments(script);
    // A text between backticks may run over lines, and its blanks are its own.
    let runs_on = |line: &str| line.matches('`').count() % 2 == 1 || line.ends_with('\\');
    if text.lines().any(runs_on) { text } else { tight(&text) }
}

fn add_style(styles: &mut Vec<u8>, site: &Site, asset: &Asset, link: &dyn Fn(&FilePath) -> Option<String>) {
    if is_theme(asset) {
        styles.extend(tight(&without_comments(&String::from_utf8_lossy(&asset.bytes))).into_bytes());
        return;
    }
    let bytes = with_addresses(site, asset, Style::Bundled, link);
    // In the midst of a sheet the mark would be part of a name.
    styles.extend_from_slice(bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&bytes));
    if !styles.ends_with(b"\n") {
        styles.push(b'\n');
    }
}

/// Where a style sheet is served.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    /// As a part of the one style sheet: addresses start elsewhere.
    Bundled,
    /// At its own path: addresses that start from there stay.
    InPlace,
}

/// A style sheet with the addresses of the guide's own files as they are served.
fn with_addresses(site: &Site, asset: &Asset, style: Style, link: &dyn Fn(&FilePath) -> Option<String>) -> Vec<u8> {
    let Ok(text) = std::str::from_utf8(&asset.bytes) else { return asset.bytes.to_vec() };
    let changed = css::rewrite(text, &mut |written| {
        if style == Style::InPlace && !written.starts_with('/') {
            return None;
        }
        let (path, suffix) = style_target(&asset.path, written)?;
        site.assets.contains_key(&path).then(|| link(&path).map(|url| with_suffix(url, suffix)))?
    });
    changed.map_or_else(|| asset.bytes.to_vec(), String::into_bytes)
}

/// The file that an address of a style sheet names, and what is behind its path; none for addresses elsewhere.
fn style_target<'a>(sheet: &FilePath, written: &'a str) -> Option<(FilePath, &'a str)> {
    let written = written.trim();
    let end = written.find(['?', '#']).unwrap_or(written.len());
    let (path, suffix) = written.split_at(end);
    if path.is_empty() || path.starts_with("//") || path.split('/').next().is_some_and(|first| first.contains(':')) {
        return None;
    }
    let path = decode(path);
    let joined = match path.strip_prefix('/') {
        Some(path) => format!("static/{path}"),
        None => join(sheet.folder(), &path)?,
    };
    Some((FilePath(joined.into()), suffix))
}

/// The address of an asset below the base path: beside content it goes to `/assets/`, in
/// `static/` it keeps its path.
#[must_use]
pub fn address(asset: &Asset) -> String {
    match asset.path.as_str().strip_prefix("static/") {
        Some(name) => format!("/{}?v={}", encode_path(name), short(&asset.hash)),
        None => format!("/assets/{}", encode_path(&fingerprinted(asset.path.name(), &asset.hash))),
    }
}

/// The address of a script: those of the program go to `/assets/`, a guide's own keep their paths, since they may load
/// other files from there.
fn script_address(asset: &Asset, hash: &blake3::Hash) -> String {
    let name = asset.path.as_str().trim_start_matches("static/");
    if is_theme(asset) {
        format!("/assets/{}", fingerprinted(name, hash))
    } else {
        format!("/{}?v={}", encode_path(name), short(hash))
    }
}

impl BuiltAssets {
    /// The address of the file at `path` as pages link it; empty where there is none.
    #[must_use]
    pub fn link(&self, path: &FilePath) -> String {
        self.addresses.get(path).cloned().unwrap_or_default()
    }

    /// The address of a link's target as pages write it, and whether it leads elsewhere.
    #[must_use]
    pub fn href(&self, base: &BaseUrl, target: Target) -> (String, bool) {
        match target {
            Target::External(address) => (address, true),
            Target::Page { path, suffix, .. } => (base.link(&path) + &suffix, false),
            Target::Asset { path, suffix } => (with_suffix(self.link(&path), &suffix), false),
        }
    }
}

/// An address that may hold a query already, with the query and the anchor that an author wrote behind it.
fn with_suffix(address: String, suffix: &str) -> String {
    match suffix.strip_prefix('?') {
        Some(query) if address.contains('?') && !query.is_empty() => format!("{address}&{query}"),
        _ => address + suffix,
    }
}

/// Width and height of a picture in pixels.
#[must_use]
pub fn size(resolved: &ResolvedSite, path: &FilePath) -> Option<(u32, u32)> {
    resolved.site.assets.get(path).and_then(|asset| asset.size)
}

fn fingerprinted(name: &str, hash: &blake3::Hash) -> String {
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, "bin"));
    format!("{stem}.{}.{ending}", short(hash))
}

/// Ten hex digits: enough that two versions of a file never meet.
pub(super) fn short(hash: &blake3::Hash) -> String {
    hash.to_hex()[..10].to_owned()
}

#[cfg(test)]
mod tests {
    use super::build;
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
    fn a_change_in_an_imported_script_changes_the_address_of_the_importing_one() {
        let base = BaseUrl::parse("/guide/");
        let name = |library: &str| {
            let site = site(&[("static/a.js", "import { b } from './b.js';\n"), ("static/b.js", library)]);
            build(&site, &base).urls["a.js"].clone()
        };
        assert!(name("export const b = 1;\n").starts_with("/guide/a.js?v="));
        assert_ne!(name("export const b = 1;\n"), name("export const b = 2;\n"));
    }

    #[test]
    fn scripts_that_import_each_other_have_addresses() {
        let site = site(&[("static/a.js", "import './b.js';"), ("static/b.js", "import './a.js';")]);
        let built = build(&site, &BaseUrl::parse("/"));
        let text = |name: &str| String::from_utf8(built.files[name].to_vec()).expect("UTF-8");
        assert_eq!(text("a.js"), format!("import '{}';", built.urls["b.js"]));
        assert_eq!(text("b.js"), format!("import '{}';", built.urls["a.js"]));
    }

    #[test]
    fn style_sheets_become_one_in_the_order_of_their_names() {
        let site = site(&[("static/css/20-b.css", "b {}\n"), ("static/css/10-a.css", "\u{feff}a {}")]);
        let built = build(&site, &BaseUrl::parse("/"));
        let path = built.urls["site.css"].trim_start_matches('/').to_owned();
        assert_eq!(&*built.files[&path], b"a {}\nb {}\n");
    }

    #[test]
    fn an_authors_files_change_in_their_addresses_alone() {
        let css = "/* A comment\n  ends here */ .mine { color : red }\n\t.b{background:url( '../x.png' )}\n";
        let script = "const a = `\n// kept\n/* kept */`;  \nimport  './lib/d.js' ;";
        let site = site(&[
            ("static/css/99-own.css", css),
            ("static/x.png", "x"),
            ("static/own.js", script),
            ("static/lib/d.js", "1"),
            ("static/a%b#c.txt", "1"),
        ]);
        let built = build(&site, &BaseUrl::parse("/g/"));
        let text = |name: &str| String::from_utf8(built.files[name].to_vec()).expect("UTF-8");
        let sheet = built.urls["site.css"].trim_start_matches("/g/").to_owned();
        assert_eq!(text(&sheet), css.replace("'../x.png'", &format!("\"{}\"", built.urls["x.png"])));
        assert_eq!(text("own.js"), script.replace("./lib/d.js", &built.urls["lib/d.js"]));
        assert!(built.urls["a%b#c.txt"].starts_with("/g/a%25b%23c.txt?v="));
        assert_eq!(text("a%b#c.txt"), "1");
    }
}
