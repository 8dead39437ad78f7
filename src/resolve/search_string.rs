//! Search strings for resume databases: names joined by OR, kinds of names by AND, other trades taken out by NOT.
//!
//! Runs when a page is made. The operators are those that LinkedIn, Indeed and most applicant tracking systems share;
//! nothing here depends on one of them.

use super::labels::fold;
use crate::model::role::{SearchHints, Stack};
use crate::model::{RoleFront, Site, TermFront, TermId};

/// How many names of one thing a string lists: a longer one is cut off by some of the sites it is pasted into.
const MOST_NAMES: usize = 8;

/// Finds people who name a term: `(Kubernetes OR k8s)`.
#[must_use]
pub fn of_term(term: &TermFront) -> String {
    one_of(std::iter::once(&term.term).chain(&term.aliases))
}

/// Finds people for a role: its titles, what every resume must name, what one of is enough, what means somebody else.
#[must_use]
pub fn of_role(site: &Site, role: &RoleFront) -> String {
    let derived = || SearchHints {
        any: role.must_have.first().map(|skill| skill.terms.clone()).unwrap_or_default(),
        ..SearchHints::default()
    };
    build(site, role, &role.search.clone().unwrap_or_else(derived))
}

/// Finds people for one stack of a role: what the stack says comes in place of what the role says.
#[must_use]
pub fn of_stack(site: &Site, role: &RoleFront, stack: &Stack) -> String {
    let derived = || SearchHints { any: stack.terms.clone(), ..SearchHints::default() };
    let mut hints = stack.search.clone().unwrap_or_else(derived);
    hints.exclude.extend(role.search.iter().flat_map(|own| own.exclude.clone()));
    build(site, role, &hints)
}

fn build(site: &Site, role: &RoleFront, hints: &SearchHints) -> String {
    let mut parts = vec![one_of(role.names())];
    parts.extend(hints.must.iter().filter_map(|id| site.terms.get(id)).map(|term| of_term(&term.front)));
    parts.push(one_of(hints.any.iter().flat_map(|id| spellings(site, id))));
    parts.retain(|part| !part.is_empty());
    let mut text = parts.join(" AND ");
    for word in &hints.exclude {
        text.push_str(" NOT ");
        text.push_str(&phrase(word));
    }
    text
}

/// The name of a term and its first alias, so that a long list of terms stays short.
fn spellings<'a>(site: &'a Site, id: &TermId) -> impl Iterator<Item = &'a String> {
    let term = site.terms.get(id);
    term.into_iter().flat_map(|term| std::iter::once(&term.front.term).chain(term.front.aliases.first()))
}

/// Names of which one is enough, each once.
fn one_of<'a>(names: impl Iterator<Item = &'a String>) -> String {
    let mut seen = Vec::new();
    let mut listed = Vec::new();
    for name in names.map(|name| plain(name)).filter(|name| !name.is_empty()) {
        let folded = fold(name);
        if !seen.contains(&folded) && listed.len() < MOST_NAMES {
            seen.push(folded);
            listed.push(phrase(name));
        }
    }
    if listed.len() > 1 { format!("({})", listed.join(" OR ")) } else { listed.concat() }
}

/// A name without what stands in parentheses behind it.
fn plain(name: &str) -> &str {
    name.split(" (").next().unwrap_or_default().trim()
}

/// A name in quotes where a search would cut it into words.
fn phrase(name: &str) -> String {
    let name = plain(name).replace('"', "");
    let is_word = name.chars().all(|letter| letter.is_alphanumeric());
    if is_word { name } else { format!("\"{name}\"") }
}

#[cfg(test)]
mod tests {
    use super::{one_of, phrase};

    fn list(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn names_that_a_search_would_cut_stand_in_quotes() {
        assert_eq!(phrase("Kubernetes"), "Kubernetes");
        assert_eq!(phrase("scikit-learn"), "\"scikit-learn\"");
        assert_eq!(phrase("machine learning"), "\"machine learning\"");
        assert_eq!(phrase("API (application programming interface)"), "API");
    }

    #[test]
    fn each_name_stands_once() {
        assert_eq!(one_of(list(&["Kubernetes", "k8s", "K8S"]).iter()), "(Kubernetes OR k8s)");
        assert_eq!(one_of(list(&["Go"]).iter()), "Go");
        assert_eq!(one_of(list(&[]).iter()), "");
    }
}
