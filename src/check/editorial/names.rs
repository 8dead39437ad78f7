//! Spellings that are no spellings: right names listed as wrong ones, other things listed as other names.

use std::collections::BTreeMap;

use super::super::at_field;
use super::super::glossary::WORDS;
use super::super::unknown::running_text;
use crate::diagnostics::Diagnostics;
use crate::jargon::looks::is_word_letter;
use crate::model::Term;
use crate::resolve::ResolvedSite;

pub(super) fn check(resolved: &ResolvedSite, found: &mut Diagnostics) {
    let written = written(resolved);
    for term in resolved.site.terms.values() {
        misspellings(term, &written, found);
        aliases(term, found);
    }
}

/// The spellings of `misspellings` that texts of the guide use, with the file that does.
fn written(resolved: &ResolvedSite) -> BTreeMap<String, String> {
    let wrong: Vec<(&String, usize)> = resolved
        .site
        .terms
        .values()
        .flat_map(|term| &term.front.misspellings)
        .map(|spelling| (spelling, spelling.split(' ').count()))
        .collect();
    let mut used = BTreeMap::new();
    if wrong.is_empty() {
        return used;
    }
    for document in resolved.site.documents() {
        for (text, _) in running_text(resolved, &document) {
            for (spelling, _) in wrong.iter().filter(|(spelling, _)| stands_in(&text, spelling)) {
                used.entry((*spelling).clone()).or_insert_with(|| document.file.to_string());
            }
        }
    }
    used
}

/// Whether `text` holds `spelling` as whole words, letter for letter.
fn stands_in(text: &str, spelling: &str) -> bool {
    let is_letter = |c: char| c.is_alphanumeric() || is_word_letter(c);
    text.match_indices(spelling).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + spelling.len()..].chars().next();
        !before.is_some_and(is_letter) && !after.is_some_and(is_letter)
    })
}

fn misspellings(term: &Term, written: &BTreeMap<String, String>, found: &mut Diagnostics) {
    for (at, spelling) in term.front.misspellings.iter().enumerate() {
        let why = if let Some(file) = written.get(spelling) {
            format!("the guide itself writes it, in `{file}`")
        } else if spelling.contains(' ') || !WORDS.contains(spelling.to_lowercase().as_str()) {
            continue;
        } else {
            "it is an English word".to_owned()
        };
        let message = format!("`{spelling}` is listed as a wrong spelling of `{}`, but {why}", term.front.term);
        let field = format!("misspellings[{at}]");
        found.push(
            at_field(&term.file, &term.body.source, &field, "misspelled-name", message)
                .hint("a right name is an alias, or has an entry of its own"),
        );
    }
}

/// What a text says of a thing that is no other name of its subject.
const KINDS: [&str; 14] = [
    "part",
    "kind",
    "type",
    "product",
    "add-on",
    "extension",
    "subset",
    "method",
    "module",
    "plugin",
    "member",
    "component",
    "step",
    "service",
];

/// Aliases that the entry's own text calls a part, a kind or a product of its subject.
fn aliases(term: &Term, found: &mut Diagnostics) {
    let text = term.body.text();
    for (at, alias) in term.front.aliases.iter().enumerate() {
        let Some(kind) = text.match_indices(alias.as_str()).find_map(|(start, _)| {
            called(&text[start + alias.len()..]).or_else(|| is_listed(&text[..start]).then_some("example"))
        }) else {
            continue;
        };
        let message = format!(
            "`{alias}` is listed as another name of `{}`, but the text calls it an instance ({kind})",
            term.front.term
        );
        let field = format!("aliases[{at}]");
        found.push(
            at_field(&term.file, &term.body.source, &field, "alias-in-disguise", message)
                .hint("an alias is another name of the same thing; give it an entry, or a section without the alias"),
        );
    }
}

/// The kind in `… is a part of`, right behind a name.
fn called(after: &str) -> Option<&'static str> {
    let rest = after.strip_prefix(" is ").or_else(|| after.strip_prefix(", "))?;
    let rest = ["a ", "an ", "one ", "its ", "the "].iter().find_map(|article| rest.strip_prefix(article))?;
    let sentence = rest.split(['.', ';', '\n', ',']).next().unwrap_or_default();
    let mut words = sentence.split(' ').take(4);
    words.find_map(|word| KINDS.iter().find(|kind| **kind == word.trim_matches('*')).copied()).filter(|kind| {
        sentence.contains(&format!("{kind} of "))
            || sentence.contains(&format!("{kind} for "))
            || rest.starts_with(kind)
    })
}

/// Whether what stands before a name makes it an example: `tools such as`.
fn is_listed(before: &str) -> bool {
    [" such as ", " for example ", ", for example "].iter().any(|cue| before.ends_with(cue))
}

#[cfg(test)]
mod tests {
    use super::{called, is_listed, stands_in};

    #[test]
    fn a_part_or_a_product_is_told_from_another_name() {
        assert_eq!(called(" is a part of it."), Some("part"));
        assert_eq!(called(" is one kind of cache"), Some("kind"));
        assert_eq!(called(", a service of Amazon"), Some("service"));
        assert_eq!(called(" is a free program"), None);
        assert_eq!(called(" is the short form"), None);
        assert!(is_listed("tools such as "));
        assert!(!is_listed("known as "));
    }

    #[test]
    fn a_spelling_stands_in_a_text_as_a_whole_word() {
        assert!(stands_in("with Jango, too", "Jango"));
        assert!(!stands_in("Jangos", "Jango"));
    }
}
