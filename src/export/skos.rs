//! The glossary as SKOS in Turtle (W3C, SKOS Reference, 2009; Turtle 1.1, 2014).

use super::labels;
use crate::model::{TagId, TermId};
use crate::resolve::relations::above;
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
    let concept = |id: &TermId| format!("<{}>", iri(&resolved.base.absolute(&Route::Term(id.clone()).path())));
    let title = literal(&config.title, language);
    let mut lines = vec![format!("{scheme} a skos:ConceptScheme"), format!("dcterms:title {title}")];
    lines.push(format!("skos:prefLabel {title}"));
    lines.extend(config.tagline.iter().map(|text| format!("dcterms:description {}", literal(text, language))));
    let is_top = |id: &&TermId| resolved.relations.get(*id).is_none_or(|relations| relations.broader.is_empty());
    lines.extend(resolved.site.terms.keys().filter(is_top).map(|id| format!("skos:hasTopConcept {}", concept(id))));
    out.push_str(&format!("{} .\n", lines.join(" ;\n    ")));
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
        lines.extend(term.front.analogy.iter().map(|text| format!("skos:scopeNote {}", literal(text, language))));
        lines.extend(term.front.in_a_job_ad.iter().map(|text| format!("skos:example {}", literal(text, language))));
        lines.extend(term.front.sources.iter().map(|source| format!("dcterms:source <{}>", iri(&source.0))));
        // SKOS keeps `related` apart from the whole hierarchy, however many steps there are between the two (S27).
        let higher = above(&resolved.relations, id);
        let hierarchy = |other: &&TermId| !higher.contains(*other) && !above(&resolved.relations, other).contains(id);
        lines
            .extend(relations.related.iter().filter(hierarchy).map(|other| format!("skos:related {}", concept(other))));
        if relations.broader.is_empty() {
            lines.push(format!("skos:topConceptOf {scheme}"));
        }
        out.push_str(&format!("\n{} .\n", lines.join(" ;\n    ")));
    }
    for tag in &config.tags {
        let id = TagId::from(tag.id());
        let members = resolved.site.terms.iter().filter(|(_, term)| term.front.tags().contains(&id));
        let members: Vec<_> = members.map(|(id, _)| format!("skos:member {}", concept(id))).collect();
        if !members.is_empty() {
            let address = iri(&resolved.base.absolute(&Route::Topic(id).path()));
            let label = literal(&tag.title(), language);
            out.push_str(&format!(
                "\n<{address}> a skos:Collection ;\n    skos:prefLabel {label} ;\n    {} .\n",
                members.join(" ;\n    ")
            ));
        }
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
