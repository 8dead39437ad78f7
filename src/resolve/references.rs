//! Checks that every id in front matter names something.

use std::collections::BTreeMap;

use crate::diagnostics::nearest::did_you_mean;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::load::CONFIG_FILE;
use crate::model::{DocumentId, Kind, Reference, ReferenceTarget, Site};
use crate::source::{FilePath, Span};

/// Reports every id of front matter and of `site.yaml` that names nothing.
pub(super) fn check(site: &Site, diagnostics: &mut Diagnostics) {
    let config = FilePath::from(CONFIG_FILE);
    let mut unknown = UnknownTags::new();
    for reference in &site.config_references {
        check_one(site, &config, None, reference, &mut unknown, diagnostics);
    }
    for document in site.documents() {
        for reference in document.references {
            check_one(site, document.file, Some(&document.id), reference, &mut unknown, diagnostics);
        }
    }
    unknown_tags(site, unknown, diagnostics);
}

/// Tags that `site.yaml` does not declare, with every place that uses each.
type UnknownTags = BTreeMap<String, Vec<Span>>;

/// The most places of a tag that are shown.
const PLACES: usize = 4;

/// One error for each tag, however often it is used: declaring it mends them all.
fn unknown_tags(site: &Site, unknown: UnknownTags, diagnostics: &mut Diagnostics) {
    for (id, spans) in unknown {
        let hint = hint(site, ReferenceTarget::Tag, &id);
        let uses = if spans.len() == 1 { String::new() } else { format!(", which {} documents use", spans.len()) };
        let message = format!("there is no tag `{id}`{uses}");
        let mut places = spans.into_iter();
        let Some(first) = places.next() else { continue };
        let mut found = Diagnostic::error("unknown-tag", first, message).maybe_hint(hint);
        for place in places.take(PLACES) {
            found = found.label(place, "here, too");
        }
        diagnostics.push(found);
    }
}

fn check_one(
    site: &Site,
    file: &FilePath,
    own: Option<&DocumentId>,
    reference: &Reference,
    unknown: &mut UnknownTags,
    diagnostics: &mut Diagnostics,
) {
    let id = reference.id.as_str();
    let span = Span::new(file, reference.range.clone());
    let (found, code, noun) = match reference.target {
        ReferenceTarget::Document(kind) => {
            let target = DocumentId::new(kind, id);
            if own == Some(&target) {
                let message = format!("the {} `{id}` refers to itself", kind.noun());
                diagnostics
                    .push(Diagnostic::error("self-reference", span, message).hint("take it out, or name another"));
                return;
            }
            if site.drafts.contains_key(&target) {
                diagnostics.push(draft(span, kind, id));
                return;
            }
            let known = site.document(&target).is_some() || site.unreadable.contains_key(&target);
            (known, unknown_code(kind), kind.noun())
        }
        ReferenceTarget::AnyDocument => {
            let unreadable = site.unreadable.keys().any(|other| &*other.id == id);
            (unreadable || any_document(site, id).is_some(), "unknown-document", "document")
        }
        ReferenceTarget::Tag => {
            let known = site.config_unreadable || site.config.tags.iter().any(|tag| tag.id() == id);
            (known, "unknown-tag", "tag")
        }
    };
    if !found && reference.target == ReferenceTarget::Tag {
        unknown.entry(id.to_owned()).or_default().push(span);
        return;
    }
    if !found {
        let hint = hint(site, reference.target, id);
        let message = format!("there is no {noun} `{id}`");
        diagnostics.push(Diagnostic::error(code, span, message).maybe_hint(hint));
    }
}

fn draft(span: Span, kind: Kind, id: &str) -> Diagnostic {
    Diagnostic::error("draft-reference", span, format!("the {} `{id}` is a draft", kind.noun()))
        .hint("publish it with `draft: false`, or take the reference out until then")
}

/// The document that an id of no stated kind names: an article first, then the other kinds.
#[must_use]
pub fn any_document(site: &Site, id: &str) -> Option<DocumentId> {
    let kinds = [Kind::Article, Kind::Role, Kind::Term, Kind::CheatSheet, Kind::QuestionBank, Kind::Page];
    kinds.into_iter().map(|kind| DocumentId::new(kind, id)).find(|id| site.document(id).is_some())
}

const fn unknown_code(kind: Kind) -> &'static str {
    match kind {
        Kind::Term => "unknown-term",
        Kind::Role => "unknown-role",
        Kind::Article => "unknown-article",
        Kind::CheatSheet => "unknown-cheat-sheet",
        Kind::QuestionBank => "unknown-question-bank",
        Kind::Page => "unknown-page",
        Kind::Author => "unknown-author",
    }
}

fn hint(site: &Site, target: ReferenceTarget, typed: &str) -> Option<String> {
    let ids = |kind: Kind| site.documents().filter(move |document| document.id.kind == kind);
    match target {
        ReferenceTarget::Document(kind) => {
            // Authors write a name where an id is wanted: `Django` for `django`.
            let by_name = ids(kind).find(|document| document.title.eq_ignore_ascii_case(typed));
            if let Some(document) = by_name {
                return Some(format!("write its id: `{}`", document.id.id));
            }
            let names: Vec<_> = ids(kind).map(|document| document.id.id).collect();
            did_you_mean(typed, names.iter().map(AsRef::as_ref)).or_else(|| {
                Some(format!(
                    "a {} `{typed}` would be the file `content/{}/{typed}.{}`",
                    kind.noun(),
                    kind.folder(),
                    if kind == Kind::Author { "yaml" } else { "md" }
                ))
            })
        }
        ReferenceTarget::AnyDocument => {
            let names: Vec<_> = site.documents().map(|document| document.id.id).collect();
            did_you_mean(typed, names.iter().map(AsRef::as_ref))
        }
        ReferenceTarget::Tag => did_you_mean(typed, site.config.tags.iter().map(|tag| tag.id()))
            .or_else(|| Some(format!("declare it in `site.yaml`: `tags: [{typed}]`"))),
    }
}
