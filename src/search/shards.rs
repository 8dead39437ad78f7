//! The index as files: one small one to start from, and shards that are read when a query needs
//! them.
//!
//! `index.json` says how the rest is cut. A small guide has all names and summaries in it, so that
//! the first answer costs one request. A larger one has:
//!
//! | file | holds | sorted by |
//! |---|---|---|
//! | `k<N>.txt` | names, and the initials of terms: `label⇥page⇥flag` a line | key |
//! | `e<N>.txt` | the same names once more | key read backwards, for a wrong first letter |
//! | `d<N>.json` | summaries of 16 pages | page |
//!
//! and both have `w<N>.txt` (words: `word⇥page weight page weight …`, pages as differences) and
//! `t<N>.json` (the texts of `texts` pages, for excerpts). Numbers are written in base 36. The files lie in a folder
//! named by the hash of all of them: a page that was opened before a deploy finds its own or none.

use std::cmp::Ordering;

use serde_json::{Value, json};

use super::documents::{Entry, EntryKind};
use super::postings::Postings;
use super::words::{NOISE, initials, squash, words};
use crate::resolve::ResolvedSite;

/// The most pages whose names and summaries stand in `index.json` itself, and the most bytes that
/// they take there before compression: about a third of it moves before the first answer.
const WHOLE_PAGES: usize = 400;
const WHOLE_BYTES: usize = 32_000;

/// How many summaries one file holds.
const SUMMARIES: usize = 16;

/// About how many bytes one shard holds before compression.
const NAME_SHARD: usize = 8_000;
const WORD_SHARD: usize = 4_500;
const SMALL_WORD_SHARD: usize = 1_800;
const TEXT_SHARD: usize = 4_000;

/// From so many pages on, files of texts are twice as large.
const MANY_PAGES: usize = 4_000;

/// Where a label comes from: what is shown where it matches depends on it.
const NAME: u8 = 0;
const ALIAS: u8 = 1;
const HIDDEN: u8 = 2;
const INITIALS: u8 = 3;

/// Writes the files of the index, `index.json` first.
pub(super) fn write(resolved: &ResolvedSite, entries: &[Entry], postings: &Postings) -> Vec<(String, Vec<u8>)> {
    let mut files = Files::default();
    let together = texts_together(entries);
    for (number, chunk) in entries.chunks(together).enumerate() {
        let texts: Vec<&str> = chunk.iter().map(|entry| entry.text.trim_end()).collect();
        files.add(format!("t{}.json", base36(number)), json!(texts).to_string());
    }
    let mut lines: Vec<_> = postings.iter().map(|(word, pages)| (word.clone(), word_line(word, pages))).collect();
    lines.sort_by(|a, b| compare(&a.0, &b.0));
    // A small guide has little to read before its first answer, and small files keep it so.
    let word_shard = if entries.len() <= WHOLE_PAGES { SMALL_WORD_SHARD } else { WORD_SHARD };
    let word_firsts = files.shards("w", word_shard, lines.into_iter());
    let mut kinds: Vec<Value> = Vec::new();
    for kind in EntryKind::ALL {
        let (name, folder) = kind.names();
        kinds.push(json!([name, folder, entries.partition_point(|entry| entry.kind < kind)]));
    }
    let tags: Vec<&str> = resolved.site.config.tags.iter().map(|tag| tag.id()).collect();
    let summary = |entry: &Entry| {
        let topics: Vec<_> = entry.tags.iter().filter_map(|tag| tags.iter().position(|one| one == tag)).collect();
        // Most ids are their titles with hyphens.
        let id = if words(&entry.title).join("-") == entry.id { "" } else { &entry.id };
        vec![json!(id), json!(entry.title), json!(entry.short), json!(entry.term_kind), json!(topics)]
    };
    let mut index = json!({
        "base": resolved.base.link("/"),
        "kinds": kinds,
        "tags": tags,
        "noise": NOISE,
        "count": entries.len(),
        "words": word_firsts,
        "texts": together,
    });
    let whole: Vec<Value> = entries
        .iter()
        .map(|entry| match entry.compares {
            // The title of a comparison is that of its two terms; what it says is its text.
            Some((a, b)) => json!([a, b]),
            None => {
                let mut facts = summary(entry);
                facts.extend([json!(entry.aliases), json!(entry.hidden)]);
                Value::Array(facts)
            }
        })
        .take(WHOLE_PAGES)
        .collect();
    let whole = Value::Array(whole);
    if entries.len() <= WHOLE_PAGES && whole.to_string().len() <= WHOLE_BYTES {
        index["pages"] = whole;
    } else {
        for (number, chunk) in entries.chunks(SUMMARIES).enumerate() {
            let facts: Vec<Value> = chunk.iter().map(|entry| Value::Array(summary(entry))).collect();
            files.add(format!("d{}.json", base36(number)), Value::Array(facts).to_string());
        }
        let mut labels = labels(entries);
        labels.sort_by(|a, b| compare(&a.0, &b.0).then_with(|| a.1.cmp(&b.1)));
        index["starts"] = json!(noisy_starts(entries));
        index["names"] = json!(files.shards("k", NAME_SHARD, labels.iter().cloned()));
        labels.retain(|(_, line)| !line.ends_with(&format!("\t{INITIALS}")));
        let mut backwards: Vec<_> =
            labels.into_iter().map(|(key, line)| (key.chars().rev().collect::<String>(), line)).collect();
        backwards.sort_by(|a, b| compare(&a.0, &b.0).then_with(|| a.1.cmp(&b.1)));
        index["ends"] = json!(files.shards("e", NAME_SHARD, backwards.into_iter()));
    }
    files.finish(index)
}

/// The files beside `index.json`.
#[derive(Default)]
struct Files(Vec<(String, Vec<u8>)>);

impl Files {
    fn add(&mut self, name: String, text: String) {
        self.0.push((name, text.into_bytes()));
    }

    /// Cuts sorted lines into files of about `size` bytes; lines of one key stay together.
    /// Gives the first key of each file, no longer than it takes to tell it from the one before.
    fn shards(&mut self, name: &str, size: usize, lines: impl Iterator<Item = (String, String)>) -> Vec<String> {
        let mut firsts: Vec<String> = Vec::new();
        let mut shard = String::new();
        let mut last = String::new();
        for (key, line) in lines {
            if firsts.is_empty() {
                firsts.push(String::new());
            } else if shard.len() + line.len() > size && key != last {
                self.add(format!("{name}{}.txt", base36(firsts.len() - 1)), std::mem::take(&mut shard));
                firsts.push(distinguish(&last, &key));
            }
            shard.push_str(&line);
            shard.push('\n');
            last = key;
        }
        if !firsts.is_empty() {
            self.add(format!("{name}{}.txt", base36(firsts.len() - 1)), shard);
        }
        firsts
    }

    /// Names the folder of the files by what is in them.
    fn finish(self, mut index: Value) -> Vec<(String, Vec<u8>)> {
        let mut hash = blake3::Hasher::new();
        for (name, bytes) in &self.0 {
            hash.update(name.as_bytes()).update(bytes);
        }
        let folder = hash.finalize().to_hex()[..10].to_owned();
        index["folder"] = json!(folder);
        let start = ("index.json".to_owned(), index.to_string().into_bytes());
        std::iter::once(start)
            .chain(self.0.into_iter().map(|(name, bytes)| (format!("{folder}/{name}"), bytes)))
            .collect()
    }
}

/// The shortest start of `key` that sorts after `before`.
fn distinguish(before: &str, key: &str) -> String {
    let same = before.chars().zip(key.chars()).take_while(|(a, b)| a == b).count();
    key.chars().take(same + 1).collect()
}

/// The order of JavaScript's strings: by units of UTF-16.
fn compare(a: &str, b: &str) -> Ordering {
    a.encode_utf16().cmp(b.encode_utf16())
}

/// Every label with its key and its line.
fn labels(entries: &[Entry]) -> Vec<(String, String)> {
    let mut labels = Vec::new();
    for (number, entry) in entries.iter().enumerate() {
        let names = std::iter::once((&entry.title, NAME));
        let aliases = entry.aliases.iter().map(|label| (label, ALIAS));
        let hidden = entry.hidden.iter().map(|label| (label, HIDDEN));
        for (label, flag) in names.chain(aliases).chain(hidden) {
            let shown = label.replace(['\t', '\n'], " ");
            labels.push((squash(label), format!("{shown}\t{}\t{flag}", base36(number))));
        }
        if let Some(initials) = initials(&entry.title).filter(|_| entry.kind == EntryKind::Term) {
            let line = format!("{initials}\t{}\t{INITIALS}", base36(number));
            labels.push((initials, line));
        }
    }
    labels
}

/// The words of [`NOISE`] that a name of several words starts with: `developer` of `Developer
/// experience`. Only with these may a search for a name start.
fn noisy_starts(entries: &[Entry]) -> String {
    let noise: Vec<&str> = NOISE.split(' ').collect();
    let mut starts = std::collections::BTreeSet::new();
    for entry in entries {
        for label in [&entry.title].into_iter().chain(&entry.aliases).chain(&entry.hidden) {
            let words = words(label);
            if words.len() > 1 && noise.contains(&words[0].as_str()) {
                starts.insert(words[0].clone());
            }
        }
    }
    starts.into_iter().collect::<Vec<_>>().join(" ")
}

fn word_line(word: &str, pages: &[(u32, u8)]) -> String {
    let mut line = format!("{word}\t");
    let mut before = 0;
    for (index, (page, weight)) in pages.iter().enumerate() {
        if index > 0 {
            line.push(' ');
        }
        line.push_str(&format!("{} {weight}", base36((page - before) as usize)));
        before = *page;
    }
    line
}

/// How many texts one file holds, so that a file of usual texts has about [`TEXT_SHARD`] bytes, or twice as many.
fn texts_together(entries: &[Entry]) -> usize {
    let bytes: usize = entries.iter().map(|entry| entry.text.len()).sum();
    // Thousands of long texts would be as many files as the guide has pages; writing them costs more than words do.
    let most = if entries.len() > MANY_PAGES { 2 * TEXT_SHARD } else { TEXT_SHARD };
    (most * entries.len() / bytes.max(1)).clamp(1, SUMMARIES)
}

fn base36(number: usize) -> String {
    const DIGITS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";
    let mut digits = Vec::new();
    let mut rest = number;
    loop {
        digits.push(DIGITS[rest % 36]);
        rest /= 36;
        if rest == 0 {
            break;
        }
    }
    digits.iter().rev().map(|digit| char::from(*digit)).collect()
}

#[cfg(test)]
mod tests {
    use super::{base36, distinguish};

    #[test]
    fn numbers_are_written_as_javascript_reads_them() {
        assert_eq!([0, 35, 36, 1295, 46655].map(base36), ["0", "z", "10", "zz", "zzz"]);
    }

    #[test]
    fn a_shard_is_named_by_as_little_of_its_first_key_as_tells_it_apart() {
        assert_eq!(distinguish("pandas", "pytorch"), "py");
        assert_eq!(distinguish("java", "javascript"), "javas");
        assert_eq!(distinguish("", "c"), "c");
    }
}
