//! Forms that the words of a term have, where they can be told from its spelling: containerized, load-balanced,
//! unit tested. Found in pasted texts, never linked.

use super::commonness;
use super::cues::plural;

/// The singular of a spelling whose last word is the plural of an English word: `Design tokens`, `Proxies`.
#[must_use]
pub fn singular(spelling: &str) -> Option<String> {
    let last = spelling.rsplit([' ', '-']).next().unwrap_or(spelling);
    let is_plural =
        last.len() > 3 && last.ends_with('s') && !["ss", "us", "is", "ics"].iter().any(|end| last.ends_with(end));
    let head = &spelling[..spelling.len() - last.len()];
    let candidates = [("ies", "y"), ("es", ""), ("s", "")];
    let mut found = candidates.iter().filter_map(|(ending, instead)| {
        let one = format!("{}{instead}", last.strip_suffix(ending).filter(|_| is_plural)?);
        let is_own = plural(&one.to_lowercase()) == last.to_lowercase();
        (is_own && commonness::is_english(&one.to_lowercase())).then(|| format!("{head}{one}"))
    });
    found.next()
}

/// The forms of a spelling.
#[must_use]
pub fn of(spelling: &str) -> Vec<String> {
    if !spelling.ends_with(char::is_lowercase) || spelling.contains(['.', '/']) {
        return Vec::new();
    }
    let (head, last) =
        spelling.rsplit_once([' ', '-']).map_or(("", spelling), |(head, last)| (&spelling[..head.len() + 1], last));
    let all = |stem: &str, endings: &[&str]| -> Vec<String> {
        endings.iter().map(|ending| format!("{head}{stem}{ending}")).collect()
    };
    let lower = last.to_lowercase();
    for (ending, other) in [("ization", "is"), ("isation", "iz")] {
        if let Some(stem) = last.strip_suffix(ending).filter(|stem| stem.len() > 2) {
            let own = &ending[..2];
            let endings = ["e", "es", "ed", "ing"];
            let mut forms = all(&format!("{stem}{own}"), &endings);
            forms.extend(all(&format!("{stem}{other}"), &["ation", "e", "es", "ed", "ing"]));
            return forms;
        }
    }
    if let Some(stem) =
        last.strip_suffix("ing").filter(|stem| stem.len() > 3 && !head.is_empty() && !spelling.contains(" and "))
    {
        return all(stem, &["ed"]);
    }
    if head.is_empty() && ["docker", "container"].contains(&lower.as_str()) {
        return all(last, &["ize", "izes", "ized", "izing", "ise", "ised", "ising"]);
    }
    if !head.is_empty() && last == "test" {
        return all(last, &["ing", "ed"]);
    }
    Vec::new()
}

#[cfg(test)]
mod tests {
    use super::{of, singular};

    #[test]
    fn a_plural_has_a_singular_where_its_last_word_is_english() {
        let singulars = ["Containers", "Design tokens", "Proxies", "Matrix indexes"].map(singular).map(Option::unwrap);
        assert_eq!(singulars, ["Container", "Design token", "Proxy", "Matrix index"]);
        assert!(
            ["Statistics", "Kubernetes", "Status", "Access", "DevOps", "API"].map(singular).iter().all(Option::is_none)
        );
    }

    #[test]
    fn forms_follow_the_last_word() {
        assert!(of("Containerization").contains(&"Containerized".to_owned()));
        assert!(of("Containerization").contains(&"Containerised".to_owned()));
        assert_eq!(of("unit test"), ["unit testing", "unit tested"]);
        assert!(of("Docker").contains(&"Dockerized".to_owned()));
        assert_eq!(of("Django"), Vec::<String>::new());
        assert_eq!(of("REST API"), Vec::<String>::new());
    }
}
