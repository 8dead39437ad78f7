//! The glossary as SKOS in Turtle (W3C, SKOS Reference, 2009; Turtle 1.1, 2014).

use super::labels;
use crate::model::TermId;
use crate::resolve::{ResolvedSite, Route};

/// Every term as a `skos:Concept` of one `skos:ConceptScheme`.
#[must_use]
pub fn turtle(resolved: &ResolvedSite) -> String {
    let config = &resolved.site.config;
    let language = config.language();
    let scheme = format!("<{}>", iri(&resolved.base.absolute(&Route::Glossary.path())));
    let mut out = String::from(
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n@prefix dcterms: <http://purl.org/dc/terms/> .\n\n",
    );
    out.push_str(&format!(
        "{scheme} a skos:ConceptScheme ;\n    dcterms:title {} .\n",
        literal(&config.title, language)
    ));
    let concept = |id: &TermId| format!("<{}>", iri(&resolved.base.absolute(&Route::Term(id.clone()).path())));
    for (id, term) in &resolved.site.terms {
        let relations = resolved.relations.get(id).cloned().unwrap_or_default();
        let mut lines = vec![format!("{} a skos:Concept", concept(id)), format!("skos:inScheme {scheme}")];
        lines.push(format!("skos:notation \"{id}\""));
        let mut names = labels(term);
        lines.extend(names.next().map(|name| format!("skos:prefLabel {}", literal(name, language))));
        lines.extend(names.map(|name| format!("skos:altLabel {}", literal(name, language))));
        let hidden = term.front.misspellings.iter();
        lines.extend(hidden.map(|name| format!("skos:hiddenLabel {}", literal(name, language))));
        lines.push(format!("skos:definition {}", literal(&term.front.short, language)));
        lines.extend(relations.broader.iter().map(|other| format!("skos:broader {}", concept(other))));
        lines.extend(relations.narrower.iter().map(|other| format!("skos:narrower {}", concept(other))));
        // SKOS keeps `related` apart from the hierarchy (S27).
        let hierarchy = |other: &&TermId| !relations.broader.contains(*other) && !relations.narrower.contains(*other);
        lines
            .extend(relations.related.iter().filter(hierarchy).map(|other| format!("skos:related {}", concept(other))));
        if relations.broader.is_empty() {
            lines.push(format!("skos:topConceptOf {scheme}"));
        }
        out.push_str(&format!("\n{} .\n", lines.join(" ;\n    ")));
    }
    out
}

/// A text with its language, escaped as Turtle wants it.
fn literal(text: &str, language: &str) -> String {
    let mut out = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            other => out.push(other),
        }
    }
    out.push_str("\"@");
    out.push_str(language);
    out
}

/// An address without the characters that Turtle forbids in one.
fn iri(address: &str) -> String {
    let forbidden = |c: char| c <= ' ' || matches!(c, '<' | '>' | '"' | '{' | '}' | '|' | '^' | '`' | '\\');
    let mut out = String::with_capacity(address.len());
    for letter in address.chars() {
        if forbidden(letter) {
            out.push_str(&format!("%{:02X}", u32::from(letter)));
        } else {
            out.push(letter);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{iri, literal};

    #[test]
    fn texts_and_addresses_are_escaped() {
        assert_eq!(literal("say \"C\\C++\"\n", "en"), "\"say \\\"C\\\\C++\\\"\\n\"@en");
        assert_eq!(iri("https://x.org/a b"), "https://x.org/a%20b");
    }
}
