//! The glossary for other programs: cards to learn, tables, JSON, SKOS.
//!
//! Takes the resolved site and gives text; called by `plainspeak export`.
//! Invariant: deterministic, and ids never change while a term keeps its own and the guide its address.

mod csv;
mod skos;

pub use csv::csv;
pub use skos::turtle;

use crate::model::{Term, TermId};
use crate::render::glossary;
use crate::resolve::{ResolvedSite, Route};

/// The glossary as Anki reads it from a text file: one note a term.
///
/// The first column is the note's guid, so that importing a newer export updates the notes and
/// keeps what was learnt (docs.ankiweb.net, "Importing text files", headers since 2.1.54). It names no note type, since
/// that of two sides is called otherwise in each language, and no tags, since importing them again would take the
/// learner's own away.
#[must_use]
pub fn anki(resolved: &ResolvedSite) -> String {
    let mut out = String::from("#separator:Tab\n#html:true\n#columns:Guid\tFront\tBack\n#guid column:1\n");
    out.push_str(&format!("#deck:{}\n", one_line(&resolved.site.config.title)));
    for (id, term) in &resolved.site.terms {
        out.push_str(&format!("{}\t{}\t{}\n", guid(resolved, id), html(&term.front.term), back(resolved, id, term)));
    }
    out
}

/// The back of a note: what the term means, how it is said, what it is like, where to read on.
fn back(resolved: &ResolvedSite, id: &TermId, term: &Term) -> String {
    let front = &term.front;
    let mut back = html(&front.short);
    if let Some(say_it) = &front.say_it {
        back.push_str(&format!("<br><br>Say: {}", html(say_it)));
    }
    if let Some(analogy) = &front.analogy {
        back.push_str(&format!("<br><br><i>{}</i>", html(analogy)));
    }
    if !front.aliases.is_empty() {
        back.push_str(&format!("<br><br>Also written: {}", html(&front.aliases.join(", "))));
    }
    // Without a host there is nowhere for a card to lead.
    if !resolved.base.origin.is_empty() {
        let url = resolved.base.absolute(&Route::Term(id.clone()).path());
        back.push_str(&format!("<br><br><a href=\"{}\">{}</a>", html(&url), html(&resolved.site.config.title)));
    }
    back
}

/// The guid of a term's note: made from the guide and the term's id, so that two guides keep their notes apart.
fn guid(resolved: &ResolvedSite, id: &TermId) -> String {
    let title = &resolved.site.config.title;
    let guide = if resolved.base.origin.is_empty() { title.clone() } else { resolved.base.absolute("/") };
    let hash = blake3::hash(format!("plainspeak term\n{guide}\n{id}").as_bytes());
    format!("ps-{}", &hash.to_hex()[..16])
}

/// The glossary as the site publishes it at `/glossary.json`.
#[must_use]
pub fn json(resolved: &ResolvedSite) -> String {
    glossary::json(resolved)
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
