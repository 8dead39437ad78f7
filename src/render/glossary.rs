//! The glossary as data: every field of every term, for the site's `glossary.json` and for exports.
//!
//! A term is written as its front matter holds it, so that a new field is here as soon as authors can write it.

use serde_json::{Map, Value as Json, json};

use crate::model::{Term, TermId};
use crate::resolve::{ResolvedSite, Route};

/// Fields that say how the guide treats a term and nothing of the term itself.
const OF_THE_GUIDE: [&str; 3] = ["draft", "autolink", "tags"];

/// Everything that is known of a term: first what programs rely on, then the rest of its front matter.
#[must_use]
pub fn record(resolved: &ResolvedSite, id: &TermId, term: &Term) -> Map<String, Json> {
    let relations = resolved.relations.get(id).cloned().unwrap_or_default();
    let front = &term.front;
    let stable = json!({
        "id": id,
        "term": front.term,
        "short": front.short,
        "kind": front.kind.slug(),
        "aliases": front.aliases,
        "tags": front.tags(),
        "broader": relations.broader,
        "narrower": relations.narrower,
        "related": relations.related,
        "url": resolved.base.absolute(&Route::Term(id.clone()).path()),
    });
    let Json::Object(mut fields) = stable else { return Map::new() };
    let written = serde_json::to_value(front).expect("front matter is text, lists and maps");
    if let Json::Object(written) = written {
        for (name, value) in written {
            if let Some(value) = said(value).filter(|_| !OF_THE_GUIDE.contains(&name.as_str())) {
                fields.entry(name).or_insert(value);
            }
        }
    }
    fields
}

/// A value without the parts that its author left out; none where nothing is left.
fn said(value: Json) -> Option<Json> {
    match value {
        Json::Null => None,
        Json::Array(items) => {
            let items: Vec<_> = items.into_iter().filter_map(said).collect();
            (!items.is_empty()).then_some(Json::Array(items))
        }
        Json::Object(fields) => {
            let fields: Map<_, _> = fields.into_iter().filter_map(|(name, value)| Some((name, said(value)?))).collect();
            (!fields.is_empty()).then_some(Json::Object(fields))
        }
        other => Some(other),
    }
}

/// The whole glossary as JSON. Stable: fields are added, never changed.
#[must_use]
pub fn json(resolved: &ResolvedSite) -> String {
    let terms: Vec<_> = resolved.site.terms.iter().map(|(id, term)| record(resolved, id, term)).collect();
    let config = &resolved.site.config;
    let document = json!({
        "title": config.title,
        "language": config.language(),
        "url": resolved.base.absolute("/"),
        "terms": terms,
    });
    serde_json::to_string_pretty(&document).expect("only text, lists and maps") + "\n"
}
