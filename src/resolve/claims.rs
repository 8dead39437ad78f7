//! Who writes which file of the site: one register of everything that claims an address.
//!
//! Pages, old addresses, files of `static/` and what is made from the whole site are compared as the file that is
//! written, without regard to letter case, since some disks and hosts have none. Invariant: what was claimed once is
//! never written over; the second claim is an error that names both.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use unicode_normalization::UnicodeNormalization;

use super::links::{FEED, GLOSSARY, LLMS, SITEMAP};
use super::routes::{Route, alias_path, file_of};
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::model::{Asset, DocumentView, Kind, Site};
use crate::parse::locate_span;
use crate::source::{FilePath, Span};

/// Files that are made from the whole site; a `robots.txt` of the guide's own is welcome in its place.
const MADE: [&str; 11] = [
    FEED,
    SITEMAP,
    GLOSSARY,
    LLMS,
    ".nojekyll",
    ".plainspeak-site",
    "study.json",
    "decode/table.json",
    "decode/texts.json",
    "search-index/index.json",
    "assets/site.css",
];

/// One file of the site and what it is written for.
#[derive(Debug, Clone)]
struct Claim {
    file: String,
    owner: String,
    span: Span,
}

/// Everything that was claimed, by the file as a disk without letter case knows it.
#[derive(Debug, Default)]
pub(super) struct Claims {
    claims: BTreeMap<String, Claim>,
    diagnostics: Vec<Diagnostic>,
}

/// A file's path as a disk compares it that knows neither letter case nor kinds of composition.
fn folded(file: &str) -> String {
    file.nfc().collect::<String>().to_lowercase()
}

impl Claims {
    /// Claims the files of pages, then those that are made, then those of `static/`.
    pub(super) fn of(site: &Site, pages: &[Route]) -> Self {
        let mut claims = Self::default();
        for route in pages {
            claims.page(site, route);
        }
        let program = FilePath::from("site.yaml");
        for file in MADE.iter().copied().chain(site.config.domain.is_some().then_some("CNAME")) {
            let owner = format!("the `{file}` made from the whole site");
            claims.claim(Claim { file: file.to_owned(), owner, span: Span::new(&program, 0..0) });
        }
        for asset in site.assets.values() {
            claims.asset(asset);
        }
        claims
    }

    fn page(&mut self, site: &Site, route: &Route) {
        let document = route.document();
        let view = document.as_ref().and_then(|id| site.document(id));
        let owner = match (&document, route) {
            (Some(id), _) => format!("the page of the {} `{}`", id.kind.noun(), id.id),
            (None, Route::Home) => "the home page".to_owned(),
            (None, Route::Comparison(a, b)) => format!("the comparison of `{a}` and `{b}`"),
            (None, Route::Topic(tag)) => format!("the page of the topic `{tag}`"),
            (None, route) => format!("the page `{route}` of the site"),
        };
        let file = view.map_or_else(|| FilePath::from("site.yaml"), |view| view.file.clone());
        self.claim(Claim { file: file_of(&route.path()), owner, span: Span::new(&file, 0..0) });
    }

    fn asset(&mut self, asset: &Asset) {
        // Files beside content and the program's own scripts have a hash in their names; style sheets become one.
        let Some(name) = asset.path.as_str().strip_prefix("static/") else { return };
        if name.starts_with("css/") && name.ends_with(".css") {
            return;
        }
        let owner = format!("the file `{}`", asset.path);
        self.claim(Claim { file: name.to_owned(), owner, span: Span::new(&asset.path, 0..0) });
    }

    /// Claims the old addresses of a document whose page is at `own`; gives those that lead to it from now on.
    pub(super) fn old_addresses(&mut self, document: &DocumentView<'_>, own: &str) -> Vec<String> {
        let (field, addresses) = document.old_addresses;
        let noun = document.id.kind.noun();
        let mut free = Vec::new();
        for (index, address) in addresses.iter().enumerate() {
            let span = || locate_span(document.file, &document.body.source, &format!("{field}[{index}]"));
            let path = alias_path(&address.0);
            if folded(&file_of(&path)) == folded(&file_of(own)) {
                let message = format!("`{}` is the address of the {noun} itself", address.0);
                let hint = format!("take it out of `{field}`");
                self.diagnostics.push(Diagnostic::error("address-taken", span(), message).hint(hint));
                continue;
            }
            let owner = format!("the old address `{}` of the {noun} `{}`", address.0, document.id.id);
            if self.claim(Claim { file: file_of(&path), owner, span: span() }) {
                free.push(path);
            }
        }
        free
    }

    /// Whether nothing has claimed the file of the page at `path`, nor a file above or below it.
    pub(super) fn is_free(&self, path: &str) -> bool {
        let key = folded(&file_of(path));
        !self.claims.contains_key(&key) && above(&key).all(|folder| !self.claims.contains_key(folder))
    }

    /// Claims a file; whether nothing had claimed it before.
    fn claim(&mut self, claim: Claim) -> bool {
        match self.claims.entry(folded(&claim.file)) {
            Entry::Vacant(entry) => {
                entry.insert(claim);
                true
            }
            Entry::Occupied(entry) => {
                let found = taken(&claim, entry.get());
                self.diagnostics.push(found);
                false
            }
        }
    }

    /// Reports every second claim, and every file that lies where another has a folder.
    pub(super) fn report(mut self, diagnostics: &mut Diagnostics) {
        for (key, claim) in &self.claims {
            if let Some(other) = above(key).find_map(|folder| self.claims.get(folder)) {
                let message = format!(
                    "{} is the file `{}`, and {} would be written below it, to `{}`",
                    other.owner, other.file, claim.owner, claim.file
                );
                // An old address is the easier to change of two.
                let (span, label) = if claim.span.range.is_empty() && !other.span.range.is_empty() {
                    (other.span.clone(), claim.span.clone())
                } else {
                    (claim.span.clone(), other.span.clone())
                };
                self.diagnostics.push(
                    Diagnostic::error("address-taken", span, message)
                        .label(label, "the other")
                        .hint("rename one of them"),
                );
            }
        }
        diagnostics.extend(self.diagnostics);
    }
}

/// The folders above a file, as paths.
fn above(file: &str) -> impl Iterator<Item = &str> {
    file.match_indices('/').map(|(at, _)| &file[..at])
}

fn taken(claim: &Claim, other: &Claim) -> Diagnostic {
    let message = if claim.file == other.file {
        format!("{} and {} would both be written to `{}`", claim.owner, other.owner, claim.file)
    } else {
        format!(
            "{} would be written to `{}` and {} to `{}`, which are one file where letter case does not count",
            claim.owner, claim.file, other.owner, other.file
        )
    };
    Diagnostic::error("address-taken", claim.span.clone(), message)
        .label(other.span.clone(), "the other")
        .hint("rename one of them, or take it out")
}

/// Whether a plain page may not have this id, because the site needs its address.
pub(super) fn is_reserved_page(id: &str) -> bool {
    Kind::from_folder(id).is_some() || RESERVED.contains(&id)
}

/// First parts of addresses that the site itself needs.
const RESERVED: [&str; 10] =
    ["glossary", "compare", "topics", "search", "decode", "study", "design-system", "assets", "index", "404"];
