//! Words that look like jargon and have no entry.

use std::collections::BTreeSet;

use super::Unknown;
use super::table::DecodeTable;
use crate::jargon::Match;
use crate::jargon::blocks::{addresses, of_plain_text};
use crate::jargon::fold::fold;
use crate::jargon::looks::{is_jargon, is_word_letter};

/// The words of a text that look like jargon, stand in no match and have no entry; once each.
pub(super) fn words(table: &DecodeTable, text: &str, found: &[Match]) -> Vec<Unknown> {
    let explained = explained(table);
    let mut known: BTreeSet<String> = BTreeSet::new();
    let mut unknown = Vec::new();
    for block in of_plain_text(text) {
        let part = &text[block.clone()];
        // In a line of capitals every word looks like an acronym.
        if !part.contains(char::is_lowercase) && part.split_whitespace().count() > 2 {
            continue;
        }
        let opaque = addresses(part);
        let mut at = 0;
        for word in part.split(|c: char| !is_word_letter(c)) {
            let start = at;
            at += word.len();
            at += part[at..].chars().next().map_or(0, char::len_utf8);
            let place = block.start + start..block.start + start + word.len();
            let free = !found.iter().any(|found| found.range.start < place.end && place.start < found.range.end)
                && !opaque.iter().any(|other| other.start <= start && start < other.end);
            let key = singular(&fold(word)).to_owned();
            if free && is_jargon(word) && !explained.contains(&key) && known.insert(key) {
                unknown.push(Unknown { text: word.to_owned(), start: place.start, end: place.end });
            }
        }
    }
    unknown
}

/// Every word of a spelling, of a role's name and of names that are no jargon, folded.
fn explained(table: &DecodeTable) -> BTreeSet<String> {
    let spellings = table.terms.iter().flat_map(|term| term.spellings.iter().map(|(_, text)| text.as_str()));
    let roles = table.roles.iter().flat_map(|role| role.names.iter().map(String::as_str));
    let others = table.excludes.iter().chain(&table.known).map(String::as_str);
    let words = spellings.chain(roles).chain(others).flat_map(|label| label.split(|c: char| !is_word_letter(c)));
    words.map(|word| singular(&fold(word)).to_owned()).collect()
}

fn singular(word: &str) -> &str {
    word.strip_suffix('s').unwrap_or(word)
}
