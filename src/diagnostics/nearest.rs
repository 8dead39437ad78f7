//! "Did you mean": the valid name that is nearest to what was typed.

/// With more edits than this between them, two names are unlike however long they are.
const MOST_EDITS: usize = 3;

/// The candidate nearest to `typed`, if one is near enough to be meant.
///
/// Near enough is one edit for each three characters typed (one to three), counted without
/// regard to letter case, a swap of neighbours counted once; or a name that starts with what
/// was typed, from three characters on. Among equals the first in order wins.
#[must_use]
pub fn nearest<'a>(typed: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let typed: Vec<char> = typed.to_lowercase().chars().collect();
    let limit = (typed.len() / 3).clamp(1, MOST_EDITS);
    candidates
        .into_iter()
        .filter_map(|candidate| {
            let folded: Vec<char> = candidate.to_lowercase().chars().collect();
            let distance =
                if typed.len() >= 3 && folded.starts_with(&typed) { 1 } else { edit_distance(&typed, &folded, limit)? };
            Some((distance, candidate))
        })
        .min()
        .map(|(_, candidate)| candidate)
}

/// The hint "did you mean `x`?", where a candidate is near.
#[must_use]
pub fn did_you_mean<'a>(typed: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<String> {
    nearest(typed, candidates).map(|name| format!("did you mean `{name}`?"))
}

/// Whether one letter more, less, other or swapped makes one text the other.
#[must_use]
pub fn is_one_edit(a: &str, b: &str) -> bool {
    let letters = |text: &str| text.chars().collect::<Vec<_>>();
    a.len().abs_diff(b.len()) <= 4 && edit_distance(&letters(a), &letters(b), 1) == Some(1)
}

/// Optimal string alignment distance of `a` and `b`, or nothing where it is over `limit`.
fn edit_distance(a: &[char], b: &[char], limit: usize) -> Option<usize> {
    if a.len().abs_diff(b.len()) > limit {
        return None;
    }
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i; b.len() + 1];
        for j in 1..=b.len() {
            let substitution = last[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            row[j] = substitution.min(last[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                row[j] = row[j].min(before_last[j - 2] + 1);
            }
        }
        before_last = std::mem::replace(&mut last, row);
    }
    last.last().copied().filter(|distance| *distance <= limit)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_swap_of_neighbours_is_one_edit() {
        assert_eq!(nearest("djnago", ["flask", "django", "fastapi"]), Some("django"));
    }

    #[test]
    fn a_name_that_starts_with_the_typed_text_is_near() {
        assert_eq!(nearest("post", ["postgresql", "mysql"]), Some("postgresql"));
    }

    #[test]
    fn nothing_is_near_an_unlike_name() {
        assert_eq!(nearest("kubernetes", ["flask", "django"]), None);
    }
}
