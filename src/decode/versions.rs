//! Versions as authors write them, read as ranges, and versions that a text names.

use serde::Serialize;

use crate::model::term::Version;

/// A range of versions: `status`, from, up to, and its place in the term's list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Range(pub &'static str, pub Option<Vec<u32>>, pub Option<Vec<u32>>, pub usize);

/// The ranges of a term's versions. A range in words that hold no plain numbers is left out.
#[must_use]
pub fn ranges(versions: &[Version]) -> Vec<Range> {
    versions
        .iter()
        .enumerate()
        .filter_map(|(place, version)| {
            let (from, to) = bounds(&version.range)?;
            Some(Range(version.status.slug(), from, to, place))
        })
        .collect()
}

type Bounds = (Option<Vec<u32>>, Option<Vec<u32>>);

/// The lowest and the highest version of a range: `3.10 and newer`, `3.7 to 3.9`, `2.x`, `8`.
fn bounds(range: &str) -> Option<Bounds> {
    // What stands in brackets explains the range: `16.8 (2019) and newer`.
    let plain: String = range.split('(').map(|part| part.split_once(')').map_or(part, |(_, after)| after)).collect();
    let words: Vec<&str> = plain.split(|c: char| c.is_whitespace() || c == ',').collect();
    let numbers: Vec<Vec<u32>> = words.iter().filter_map(|word| number(word)).collect();
    let says = |word: &str| words.contains(&word);
    match numbers.as_slice() {
        [only] if says("newer") => Some((Some(only.clone()), None)),
        [only] if says("older") => Some((None, Some(only.clone()))),
        [only] => Some((Some(only.clone()), Some(only.clone()))),
        [from, to] if says("older") => Some((None, Some(from.max(to).clone()))),
        [from, to] if says("to") || says("and") => Some((Some(from.clone()), Some(to.clone()))),
        _ => None,
    }
}

/// A version number: `3.10`, `2.x`; a word with letters at its start is none.
fn number(word: &str) -> Option<Vec<u32>> {
    let word = word.strip_suffix(".x").unwrap_or(word);
    word.split('.').map(|part| part.parse().ok()).collect()
}

/// Whether a version lies in a range; a bound of one number speaks of all versions that start with it.
#[must_use]
pub fn lies_in(version: &[u32], range: &Range) -> bool {
    let cut = |bound: &Vec<u32>| version.iter().copied().take(bound.len()).collect::<Vec<_>>();
    range.1.as_ref().is_none_or(|from| cut(from) >= *from) && range.2.as_ref().is_none_or(|to| cut(to) <= *to)
}

/// The version that a text names right behind a term: attached, or after one space, hyphen or `v`.
///
/// Gives the version and where it ends. Years of experience and whole years are none.
#[must_use]
pub fn after(text: &str, at: usize) -> Option<(Vec<u32>, usize)> {
    let rest = &text[at..];
    let skipped = rest.strip_prefix([' ', '-', '\u{a0}']).unwrap_or(rest);
    let skipped = skipped.strip_prefix(['v', 'V']).unwrap_or(skipped);
    let start = at + rest.len() - skipped.len();
    let mut end = start;
    for (index, c) in skipped.char_indices() {
        let next_is_digit = || skipped[index + 1..].starts_with(|c: char| c.is_ascii_digit());
        if c.is_ascii_digit() || (c == '.' && index > 0 && next_is_digit()) {
            end = start + index + 1;
        } else {
            break;
        }
    }
    if end == start {
        return None;
    }
    let tail = text[end..].trim_start_matches([' ', '\u{a0}', '+', '-', '–']).to_lowercase();
    if text[end..].starts_with('+') || ["year", "yr", "jahre", "month"].iter().any(|word| tail.starts_with(word)) {
        return None;
    }
    let version: Option<Vec<u32>> = text[start..end].split('.').map(|part| part.parse().ok()).collect();
    version.filter(|version| version[0] < 1000).map(|version| (version, end))
}

#[cfg(test)]
mod tests {
    use super::{Range, after, bounds, lies_in};

    #[test]
    fn ranges_are_read_as_authors_write_them() {
        assert_eq!(bounds("3.10 and newer"), Some((Some(vec![3, 10]), None)));
        assert_eq!(bounds("Python 3.9 and older"), Some((None, Some(vec![3, 9]))));
        assert_eq!(bounds("8 to 16"), Some((Some(vec![8]), Some(vec![16]))));
        assert_eq!(bounds("2.x"), Some((Some(vec![2]), Some(vec![2]))));
        assert_eq!(bounds("16.8 (2019) and newer"), Some((Some(vec![16, 8]), None)));
        assert_eq!(bounds("C++98 and C++03"), None);
    }

    #[test]
    fn a_bound_of_one_number_holds_all_that_start_with_it() {
        let old = Range("legacy", None, Some(vec![2]), 0);
        assert!(lies_in(&[2, 7], &old));
        assert!(!lies_in(&[3], &old));
        let new = Range("modern", Some(vec![3, 10]), None, 0);
        assert!(lies_in(&[3, 12], &new));
        assert!(!lies_in(&[3, 9], &new));
    }

    #[test]
    fn a_version_stands_right_behind_its_term() {
        let of = |text: &str, at| after(text, at).map(|(version, end)| (version, text[..end].to_owned()));
        assert_eq!(of("Python 2.7, Go", 6), Some((vec![2, 7], "Python 2.7".to_owned())));
        assert_eq!(of("Python3.11", 6), Some((vec![3, 11], "Python3.11".to_owned())));
        assert_eq!(of("Java 8.", 4), Some((vec![8], "Java 8".to_owned())));
        assert_eq!(of("Angular v17", 7), Some((vec![17], "Angular v17".to_owned())));
        assert_eq!(of("Python 5+ years", 6), None);
        assert_eq!(of("Python 3 years", 6), None);
        assert_eq!(of("Python, 3", 6), None);
        assert_eq!(of("React 2019", 5), None);
    }
}
