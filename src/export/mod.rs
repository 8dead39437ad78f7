//! The glossary for other programs: cards to learn, tables, JSON, SKOS.
//!
//! Takes the resolved site and gives text; called by `plainspeak export`.
//! Invariant: deterministic, and ids never change while a term keeps its own.

mod skos;

pub use skos::turtle;

use crate::model::{Term, TermId};
use crate::render::feeds;
use crate::resolve::{ResolvedSite, Route};

/// The glossary as Anki reads it from a text file: one note a term.
///
/// The first column is the note's guid, so that importing a newer export updates the notes and
/// keeps what was learnt (docs.ankiweb.net, "Importing text files", headers since 2.1.54).
#[must_use]
pub fn anki(resolved: &ResolvedSite) -> String {
    let mut out = String::from("#separator:Tab\n#html:true\n#guid column:1\n#notetype:Basic\n#tags column:4\n");
    out.push_str(&format!("#deck:{}\n", one_line(&resolved.site.config.title)));
    for (id, term) in &resolved.site.terms {
        let url = resolved.base.absolute(&Route::Term(id.clone()).path());
        let mut back = html(&term.front.short);
        if let Some(analogy) = &term.front.analogy {
            back.push_str(&format!("<br><br><i>{}</i>", html(analogy)));
        }
        back.push_str(&format!("<br><br><a href=\"{}\">{}</a>", html(&url), html(&resolved.site.config.title)));
        let tags: Vec<_> = term.front.tags().iter().map(|tag| tag.as_str()).chain([term.front.kind.slug()]).collect();
        out.push_str(&format!("{}\t{}\t{back}\t{}\n", guid(id), html(&term.front.term), tags.join(" ")));
    }
    out
}

/// The guid of a term's note: made from its id alone.
fn guid(id: &TermId) -> String {
    let hash = blake3::hash(format!("plainspeak term {id}").as_bytes());
    format!("ps-{}", &hash.to_hex()[..16])
}

/// The glossary as a table (RFC 4180), with a header line.
#[must_use]
pub fn csv(resolved: &ResolvedSite) -> String {
    let mut out = String::from("id,term,kind,short,aliases,tags,broader,related,url\r\n");
    for (id, term) in &resolved.site.terms {
        let relations = resolved.relations.get(id).cloned().unwrap_or_default();
        let join = |ids: &mut dyn Iterator<Item = String>| ids.collect::<Vec<_>>().join("; ");
        let fields = [
            id.to_string(),
            term.front.term.clone(),
            term.front.kind.slug().to_owned(),
            term.front.short.clone(),
            term.front.aliases.join("; "),
            join(&mut term.front.tags().iter().map(ToString::to_string)),
            join(&mut relations.broader.iter().map(ToString::to_string)),
            join(&mut relations.related.iter().map(ToString::to_string)),
            resolved.base.absolute(&Route::Term(id.clone()).path()),
        ];
        let quoted: Vec<_> = fields.iter().map(|field| csv_field(field)).collect();
        out.push_str(&quoted.join(","));
        out.push_str("\r\n");
    }
    out
}

/// A field in quotes where it needs them. A field that a spreadsheet would take for a formula
/// gets an apostrophe in front (OWASP, "CSV injection").
fn csv_field(field: &str) -> String {
    let field =
        if field.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{field}") } else { field.to_owned() };
    if field.contains([',', '"', '\n', '\r', ';']) { format!("\"{}\"", field.replace('"', "\"\"")) } else { field }
}

/// The glossary as the site publishes it at `/glossary.json`.
#[must_use]
pub fn json(resolved: &ResolvedSite) -> String {
    feeds::glossary(resolved)
}

fn html(text: &str) -> String {
    crate::render::html::escape(&one_line(text))
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Everything that a term is called, its name first.
fn labels(term: &Term) -> impl Iterator<Item = &String> {
    std::iter::once(&term.front.term).chain(&term.front.aliases)
}

#[cfg(test)]
mod tests {
    use super::{csv_field, guid};

    #[test]
    fn a_guid_depends_on_the_id_alone() {
        assert_eq!(guid(&"django".into()), guid(&"django".into()));
        assert_ne!(guid(&"django".into()), guid(&"flask".into()));
        assert_eq!(guid(&"django".into()).len(), 19);
    }

    #[test]
    fn a_field_is_quoted_where_it_must_be_and_never_a_formula() {
        assert_eq!(csv_field("plain"), "plain");
        assert_eq!(csv_field("a, \"b\""), "\"a, \"\"b\"\"\"");
        assert_eq!(csv_field("=1+1"), "'=1+1");
    }
}
