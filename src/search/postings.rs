//! Which word stands in which page, and how much it says there.

use std::collections::{BTreeMap, HashMap};

use rayon::prelude::*;

use super::documents::{Entry, EntryKind};
use super::words::{NOISE, each_word, stem};

/// For each word, the pages it stands in, by number, each with its weight of 1 to 49, and
/// [`IN_NAME`] more where it stands in a name of the page.
pub(super) type Postings = BTreeMap<String, Vec<(u32, u8)>>;

/// The most pages that a word leads to. Beyond that it tells little, and its list would grow with
/// the guide.
const MOST_PAGES: usize = 200;

/// What is added to the weight of a word that stands in the page's title or in another name of it.
const IN_NAME: u8 = 50;

/// How often a word of a name and of the summary counts. A count of this much is one of a name.
const NAME: u32 = 1000;
const SHORT: u32 = 4;

/// What turns a score into a weight.
const SCALE: f32 = 2.5;

/// BM25's two settings, as usual (Robertson and Zaragoza 2009).
const K: f32 = 1.2;
const B: f32 = 0.75;

/// Counts the words of all pages and weighs them as BM25 does.
pub(super) fn collect(entries: &[Entry]) -> Postings {
    let noise: std::collections::BTreeSet<&str> = NOISE.split(' ').collect();
    let counts: Vec<HashMap<String, u32>> = entries.par_iter().map(|entry| count(entry, &noise)).collect();
    let lengths: Vec<f32> =
        counts.iter().map(|words| words.values().map(|count| count % NAME).sum::<u32>() as f32).collect();
    let average = (lengths.iter().sum::<f32>() / lengths.len().max(1) as f32).max(1.0);
    let mut found: HashMap<String, Vec<(u32, u32)>> = HashMap::new();
    for (words, number) in counts.into_iter().zip(0..) {
        #[expect(clippy::iter_over_hash_type, reason = "each word has a list of its own, and the numbers rise")]
        for (word, count) in words {
            found.entry(word).or_default().push((number, count));
        }
    }
    let total = entries.len() as f32;
    let weighed: Vec<(String, Vec<(u32, u8)>)> = found
        .into_par_iter()
        .map(|(word, pages)| {
            let rarity = (1.0 + (total - pages.len() as f32 + 0.5) / (pages.len() as f32 + 0.5)).ln();
            let weigh = |(number, count): (u32, u32)| {
                let length = lengths.get(number as usize).copied().unwrap_or(average) / average;
                let in_name = if count >= NAME { IN_NAME } else { 0 };
                let count = count as f32;
                let weight = rarity * count * (K + 1.0) / (count + K * (1.0 - B + B * length));
                (number, (weight * SCALE).round().clamp(1.0, 49.0) as u8 + in_name)
            };
            let mut pages: Vec<(u32, u8)> = pages.into_iter().map(weigh).collect();
            if pages.len() > MOST_PAGES {
                pages.sort_by_key(|&(number, weight)| (std::cmp::Reverse(weight), number));
                pages.truncate(MOST_PAGES);
                pages.sort_unstable();
            }
            (word, pages)
        })
        .collect();
    weighed.into_iter().collect()
}

fn count(entry: &Entry, noise: &std::collections::BTreeSet<&str>) -> HashMap<String, u32> {
    let mut counts: HashMap<String, u32> = HashMap::new();
    let mut buffer = String::new();
    // What is hidden in a term is misspelt; in other pages it says what they are for.
    let hidden: &[String] = if entry.kind == EntryKind::Term { &[] } else { &entry.hidden };
    let labels = entry.aliases.iter().chain(hidden).chain([&entry.title]).map(|label| (label, NAME));
    for (text, weight) in labels.chain([(&entry.short, SHORT), (&entry.text, 1)]) {
        each_word(text, &mut buffer, |word| {
            if word.len() < 2 || word.len() > 40 || noise.contains(word) {
                return;
            }
            let word = stem(word);
            match counts.get_mut(&*word) {
                Some(count) => *count += weight,
                None => {
                    counts.insert(word.into_owned(), weight);
                }
            }
        });
    }
    counts
}
