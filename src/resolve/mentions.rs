//! Backlinks: which documents mention a document, and where.

use std::collections::BTreeMap;
use std::ops::Range;

use super::ResolvedSite;
use super::links::{Target, target};
use crate::model::{DocumentId, DocumentView, Kind, LinkKind};

/// Who mentions whom.
pub type Mentions = BTreeMap<DocumentId, MentionedBy>;

/// The documents that mention one document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MentionedBy {
    /// How many there are.
    pub total: usize,
    /// The first of them, at most [`SHOWN`], by kind and id.
    pub first: Vec<Mention>,
}

/// How many mentions a page lists; the number of all is told beside them. A page that listed
/// every page that mentions Python would grow with the guide.
pub const SHOWN: usize = 12;

/// One document that mentions another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// The document that mentions.
    pub from: DocumentId,
    /// Where the mention stands, in bytes of that document's body.
    pub range: Range<usize>,
}

/// Finds all mentions: jargon links and links that authors wrote, the first of each document.
///
/// Others wait for the result, and a thread of a work-stealing pool that waits may take up one of those: it would wait
/// for itself. Therefore the threads here are its own; as many as the pool has.
#[must_use]
pub(super) fn find(resolved: &ResolvedSite) -> Mentions {
    let documents: Vec<_> = resolved.site.documents().collect();
    let threads = rayon::current_num_threads();
    let of_all = |documents: &[DocumentView<'_>]| -> Vec<(DocumentId, Mention)> {
        documents.iter().flat_map(|document| of_document(resolved, document)).collect()
    };
    let found: Vec<_> = std::thread::scope(|scope| {
        let parts = documents.chunks(documents.len().div_ceil(threads).max(1));
        let running: Vec<_> = parts.map(|part| scope.spawn(move || of_all(part))).collect();
        running.into_iter().map(|thread| thread.join().expect("finding a mention does not panic")).collect()
    });
    let mut mentions = Mentions::new();
    for (to, mention) in found.into_iter().flatten() {
        let entry = mentions.entry(to).or_default();
        entry.total += 1;
        if entry.first.len() < SHOWN {
            entry.first.push(mention);
        }
    }
    mentions
}

fn of_document(resolved: &ResolvedSite, document: &DocumentView<'_>) -> Vec<(DocumentId, Mention)> {
    let mut first: BTreeMap<DocumentId, Range<usize>> = BTreeMap::new();
    let mut add = |to: DocumentId, range: Range<usize>| {
        if to != document.id {
            let known = first.entry(to).or_insert_with(|| range.clone());
            if range.start < known.start {
                *known = range;
            }
        }
    };
    for link in &resolved.page_links(&document.id).links {
        add(DocumentId::new(Kind::Term, link.term.as_str()), link.range.clone());
    }
    for link in &document.body.outline.links {
        let offset = document.body.offset;
        let range = link.range.start - offset..link.range.end - offset;
        match link.kind {
            LinkKind::Wiki => {
                if let Some(term) = resolved.jargon.lookup(&link.target) {
                    add(DocumentId::new(Kind::Term, term.as_str()), range);
                }
            }
            LinkKind::Link | LinkKind::Html => {
                if let Ok(Target::Page { document: Some(to), .. }) = target(resolved, document.file, &link.target) {
                    add(to, range);
                }
            }
            LinkKind::Image | LinkKind::HtmlPicture | LinkKind::HtmlResource => {}
        }
    }
    let from = &document.id;
    first.into_iter().map(|(to, range)| (to, Mention { from: from.clone(), range })).collect()
}
