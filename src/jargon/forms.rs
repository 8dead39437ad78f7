//! Forms that the words of a term have, where they can be told from its spelling: containerized, load-balanced,
//! unit tested. Found in pasted texts, never linked.

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
    use super::of;

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
