//! Versions as authors write them, read as ranges.

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

#[cfg(test)]
mod tests {
    use super::bounds;

    #[test]
    fn ranges_are_read_as_authors_write_them() {
        assert_eq!(bounds("3.10 and newer"), Some((Some(vec![3, 10]), None)));
        assert_eq!(bounds("Python 3.9 and older"), Some((None, Some(vec![3, 9]))));
        assert_eq!(bounds("8 to 16"), Some((Some(vec![8]), Some(vec![16]))));
        assert_eq!(bounds("2.x"), Some((Some(vec![2]), Some(vec![2]))));
        assert_eq!(bounds("16.8 (2019) and newer"), Some((Some(vec![16, 8]), None)));
        assert_eq!(bounds("C++98 and C++03"), None);
    }
}
