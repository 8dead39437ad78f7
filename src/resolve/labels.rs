//! Who owns which spelling: one label belongs to one term.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostics::nearest::did_you_mean;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::model::id::MAX_ID;
use crate::model::{Site, Term, TermId};
use crate::parse::{locate_span, markdown};

/// A label without regard to letter case and kind of separator: `scikit-learn` = `Scikit learn`.
#[must_use]
pub fn fold(label: &str) -> String {
    let mut folded = String::with_capacity(label.len());
    for letter in label.trim().chars() {
        if letter.is_whitespace() || matches!(letter, '-' | '_' | '\u{2011}' | '\u{a0}') {
            if !folded.ends_with(' ') {
                folded.push(' ');
            }
        } else {
            folded.extend(letter.to_lowercase());
        }
    }
    folded
}

/// The labels of a term, each with the path of its field: name, aliases, misspellings.
fn labels(term: &Term) -> impl Iterator<Item = (String, &str)> {
    let list = |field: &'static str, values: &[String]| -> Vec<String> {
        (0..values.len()).map(|index| format!("{field}[{index}]")).collect()
    };
    let front = &term.front;
    let aliases = list("aliases", &front.aliases).into_iter().zip(&front.aliases);
    let homonyms = list("homonyms", &front.homonyms).into_iter().zip(&front.homonyms);
    let misspellings = list("misspellings", &front.misspellings).into_iter().zip(&front.misspellings);
    std::iter::once(("term".to_owned(), front.term.as_str()))
        .chain(aliases.chain(homonyms).chain(misspellings).map(|(path, label)| (path, label.as_str())))
}

/// Reports labels on two terms, and ambiguous spellings that are none of the term's own.
pub(super) fn check(site: &Site, diagnostics: &mut Diagnostics) {
    let mut owners: BTreeMap<String, (Arc<Term>, String)> = BTreeMap::new();
    for term in site.terms.values() {
        for (path, label) in labels(term) {
            let folded = fold(label);
            match owners.get(&folded) {
                None => {
                    owners.insert(folded, (term.clone(), path));
                }
                Some((owner, _)) if shares(owner, term, &folded) => {}
                Some((owner, other_path)) if owner.id != term.id => {
                    let other = locate_span(&owner.file, &owner.body.source, other_path);
                    let span = locate_span(&term.file, &term.body.source, &path);
                    let message = format!("the label `{label}` belongs to two terms, `{}` and `{}`", owner.id, term.id);
                    diagnostics.push(
                        Diagnostic::error("duplicate-label", span, message)
                            .label(other, format!("`{}` has it here", owner.id))
                            .hint("keep it on one of them, or list it under `homonyms` of both"),
                    );
                }
                Some(_) => {}
            }
        }
        check_declared(term, diagnostics);
    }
}

/// Whether both terms say that others have this label, too.
fn shares(one: &Term, other: &Term, folded: &str) -> bool {
    [one, other].iter().all(|term| term.front.homonyms.iter().any(|label| fold(label) == folded))
}

/// A spelling that is declared ambiguous must be one that the term has.
fn check_declared(term: &Term, diagnostics: &mut Diagnostics) {
    let front = &term.front;
    let own: Vec<&str> = front.names().map(String::as_str).collect();
    let declared = [
        ("case_sensitive", &front.case_sensitive),
        ("common_word", &front.common_word),
        ("weak", &front.weak),
        ("shared", &front.shared),
    ];
    for (field, spellings) in declared {
        for (index, spelling) in spellings.iter().enumerate() {
            if own.contains(&spelling.as_str()) {
                continue;
            }
            let span = locate_span(&term.file, &term.body.source, &format!("{field}[{index}]"));
            let message = format!("`{spelling}` in `{field}` is neither the name nor an alias of `{}`", term.id);
            let hint = did_you_mean(spelling, own.iter().copied())
                .unwrap_or_else(|| format!("add it to `aliases`: `aliases: [{spelling}]`"));
            diagnostics.push(Diagnostic::error("unknown-spelling", span, message).hint(hint));
        }
    }
}

/// The addresses of aliases, `k8s` for Kubernetes: those that no term and no other alias claims.
pub(super) fn alias_slugs(site: &Site) -> BTreeMap<String, TermId> {
    let mut slugs: BTreeMap<String, Option<TermId>> = BTreeMap::new();
    for (id, term) in &site.terms {
        for label in term.front.names() {
            let slug = markdown::slug(label).replace('_', "-");
            if slug.is_empty() || slug.len() > MAX_ID || site.terms.contains_key(slug.as_str()) {
                continue;
            }
            slugs
                .entry(slug)
                .and_modify(|owner| {
                    if owner.as_ref() != Some(id) {
                        *owner = None;
                    }
                })
                .or_insert_with(|| Some(id.clone()));
        }
    }
    slugs.into_iter().filter_map(|(slug, owner)| Some((slug, owner?))).collect()
}
