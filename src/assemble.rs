//! Documents → one [`Site`].
//!
//! Runs once all files are parsed. Leaves drafts out, and reports ids that two files claim.
//! Invariant: looks at names only; whether a reference leads anywhere is decided in `resolve`.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::sync::Arc;

use rayon::prelude::*;

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::load::Sources;
use crate::model::config::MarkdownConfig;
use crate::model::{Document, DocumentFront, DocumentId, Site, SiteConfig};
use crate::parse::{self, AnyDocument, Parsed};
use crate::source::{FilePath, Span};
use crate::theme;

/// Whether drafts belong to the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Drafts {
    /// They are left out.
    Skip,
    /// They are shown like everything else.
    Show,
}

/// Every file of a guide, parsed. `serve` keeps it and replaces single files in it.
#[derive(Debug, Clone, Default)]
pub struct ParsedFiles {
    /// What came of each content file.
    pub documents: BTreeMap<FilePath, Arc<Parsed>>,
}

/// Parses every content file, in parallel.
#[must_use]
pub fn parse_all(sources: &Sources, markdown: &MarkdownConfig) -> ParsedFiles {
    let documents = sources
        .documents
        .par_iter()
        .map(|(path, (kind, source))| (path.clone(), Arc::new(parse::parse(source, *kind, markdown))))
        .collect();
    ParsedFiles { documents }
}

/// Reads `site.yaml`; a guide without one gets the defaults, and an error from `load`.
#[must_use]
pub fn parse_config(sources: &Sources, diagnostics: &mut Diagnostics) -> Site {
    let Some(source) = &sources.config else { return Site { config_unreadable: true, ..Site::default() } };
    let (config, config_references, found) = parse::parse_config(source);
    diagnostics.extend(found);
    Site {
        config_unreadable: config.is_none(),
        config: Arc::new(config.unwrap_or_else(SiteConfig::default)),
        config_source: source.text.clone(),
        config_references,
        ..Site::default()
    }
}

/// Puts the parsed documents into `site`.
#[must_use]
pub fn assemble(
    mut site: Site,
    sources: &Sources,
    files: &ParsedFiles,
    drafts: Drafts,
    diagnostics: &mut Diagnostics,
) -> Site {
    site.shows_drafts = drafts == Drafts::Show;
    for (path, parsed) in &files.documents {
        diagnostics.extend(parsed.diagnostics.iter().cloned());
        let Some(document) = &parsed.document else {
            if let Some((kind, _)) = sources.documents.get(path) {
                site.unreadable.insert(DocumentId::new(*kind, path.stem()), path.clone());
            }
            continue;
        };
        if drafts == Drafts::Skip && document.view().common.draft {
            site.drafts.insert(document.view().id, path.clone());
            continue;
        }
        match document.clone() {
            AnyDocument::Term(document) => insert(&mut site.terms, document, diagnostics),
            AnyDocument::Role(document) => insert(&mut site.roles, document, diagnostics),
            AnyDocument::Article(document) => insert(&mut site.articles, document, diagnostics),
            AnyDocument::CheatSheet(document) => insert(&mut site.cheat_sheets, document, diagnostics),
            AnyDocument::QuestionBank(document) => insert(&mut site.question_banks, document, diagnostics),
            AnyDocument::Page(document) => insert(&mut site.pages, document, diagnostics),
            AnyDocument::Author(document) => insert(&mut site.authors, document, diagnostics),
        }
    }
    for (path, kind) in &sources.unreadable {
        site.unreadable.insert(DocumentId::new(*kind, path.stem()), path.clone());
    }
    site.assets.clone_from(&sources.assets);
    for asset in theme::assets() {
        site.assets.entry(asset.path.clone()).or_insert_with(|| asset.clone());
    }
    site
}

fn insert<I, F>(
    documents: &mut BTreeMap<I, Arc<Document<F>>>,
    document: Arc<Document<F>>,
    diagnostics: &mut Diagnostics,
) where
    I: Ord + for<'a> From<&'a str>,
    F: DocumentFront,
{
    match documents.entry(I::from(&document.id)) {
        Entry::Vacant(entry) => {
            entry.insert(document);
        }
        Entry::Occupied(entry) => {
            let other = &entry.get().file;
            let message = format!("the {} `{}` is in two files", F::KIND.noun(), document.id);
            diagnostics.push(
                Diagnostic::error("duplicate-id", Span::new(&document.file, 0..0), message)
                    .label(Span::new(other, 0..0), "the other file")
                    .hint(format!("rename this file or `{other}`")),
            );
        }
    }
}
