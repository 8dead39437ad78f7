//! `plainspeak coverage`: which words of a folder of texts have no entry, the most frequent first.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use rayon::prelude::*;
use serde::Serialize;

use super::decode::quote;
use super::{CONTENT_ERRORS, Format, report};
use crate::assemble::Drafts;
use crate::decode::{Decoded, Decoder};
use crate::guide::{Guide, Wanted};
use crate::jargon::fold::fold;

/// The arguments of `coverage`.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  plainspeak coverage ads/\n  plainspeak coverage ads/ --limit 0 --format json > missing.json"
)]
pub(super) struct CoverageArguments {
    /// Texts, or folders of texts: files that end in .txt, .text, .md or .markdown.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// How to print the answer.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// How many words to show; 0 shows all.
    #[arg(long, value_name = "NUMBER", default_value_t = 50)]
    limit: usize,
}

/// What the texts name, and what of it has an entry.
#[derive(Debug, Serialize)]
struct Coverage {
    /// How many texts were read.
    texts: usize,
    /// Terms, each counted once a text.
    with_entry: usize,
    /// Words that look like technology and have no entry, each counted once a text.
    without_entry: usize,
    /// Those words, the most frequent first.
    missing: Vec<Missing>,
}

/// A word without an entry.
#[derive(Debug, Serialize)]
struct Missing {
    /// The word as it was written first.
    word: String,
    /// How many texts name it.
    texts: usize,
    /// A text that does.
    file: PathBuf,
    /// Its sentence there.
    sentence: String,
}

pub(super) fn run(root: &Path, arguments: &CoverageArguments) -> ExitCode {
    let texts = match texts(&arguments.paths) {
        Ok(texts) if texts.is_empty() => {
            report::failure(&"there is no text there: no file ends in .txt, .text, .md or .markdown");
            return ExitCode::from(CONTENT_ERRORS);
        }
        Ok(texts) => texts,
        Err(reason) => {
            report::failure(&reason);
            return ExitCode::from(CONTENT_ERRORS);
        }
    };
    let guide = Guide::read(&Wanted { root: root.to_owned(), base_url: None, drafts: Drafts::Skip });
    if guide.diagnostics.has_errors() {
        report::print(&guide.diagnostics, &guide.texts(), Format::Text);
        return ExitCode::from(CONTENT_ERRORS);
    }
    let decoded = match decode(&guide, &texts) {
        Ok(decoded) => decoded,
        Err(reason) => {
            report::failure(&format!("a text could not be decoded: {reason}"));
            return ExitCode::from(CONTENT_ERRORS);
        }
    };
    let mut coverage = count(&texts, &decoded);
    if arguments.limit > 0 {
        coverage.missing.truncate(arguments.limit);
    }
    let out = match arguments.format {
        Format::Json => serde_json::to_string_pretty(&coverage).expect("text and numbers only") + "\n",
        Format::Text => describe(&coverage),
    };
    report::printed(out.as_bytes())
}

/// A text and its file.
type Text = (PathBuf, String);

fn texts(paths: &[PathBuf]) -> Result<Vec<Text>, String> {
    let mut files = Vec::new();
    for path in paths {
        gather(path, true, &mut files).map_err(|error| format!("`{}` cannot be read: {error}", path.display()))?;
    }
    files.sort();
    files.dedup();
    let read = |path: PathBuf| {
        let bytes = fs::read(&path).map_err(|error| format!("`{}` cannot be read: {error}", path.display()))?;
        let text = String::from_utf8(bytes).map_err(|error| {
            format!("`{}` is not UTF-8 at byte {}", path.display(), error.utf8_error().valid_up_to())
        })?;
        Ok((path, text))
    };
    files.into_iter().map(read).collect()
}

/// Finds the texts at and below a path. What was named is taken whatever its ending; links within folders are passed over.
fn gather(path: &Path, is_named: bool, files: &mut Vec<PathBuf>) -> io::Result<()> {
    let facts = if is_named { path.metadata()? } else { path.symlink_metadata()? };
    if facts.is_dir() {
        for entry in fs::read_dir(path)? {
            gather(&entry?.path(), false, files)?;
        }
    } else if facts.is_file() {
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_lowercase();
        if is_named || matches!(ending.as_str(), "txt" | "text" | "md" | "markdown") {
            files.push(path.to_owned());
        }
    }
    Ok(())
}

/// Decodes every text, each thread with a decoder of its own.
fn decode(guide: &Guide, texts: &[Text]) -> Result<Vec<Decoded>, String> {
    let part = texts.len().div_ceil(rayon::current_num_threads()).max(1);
    let parts = texts.par_chunks(part).map(|texts| {
        let decoder = Decoder::new(&guide.resolved)?;
        texts.iter().map(|(_, text)| decoder.decode(text)).collect::<Result<Vec<_>, String>>()
    });
    Ok(parts.collect::<Result<Vec<_>, String>>()?.into_iter().flatten().collect())
}

fn count(texts: &[Text], decoded: &[Decoded]) -> Coverage {
    let mut missing: BTreeMap<String, Missing> = BTreeMap::new();
    let (mut with_entry, mut without_entry) = (0, 0);
    for ((file, text), decoded) in texts.iter().zip(decoded) {
        with_entry += decoded.terms.len();
        let words: BTreeMap<String, _> = decoded.unknown.iter().rev().map(|word| (fold(&word.text), word)).collect();
        without_entry += words.len();
        for (key, word) in words {
            let found = missing.entry(key).or_insert_with(|| Missing {
                word: word.text.clone(),
                texts: 0,
                file: file.clone(),
                sentence: quote(text, word.sentence),
            });
            found.texts += 1;
        }
    }
    // By name first, so that words of one count stand in an order that can be read.
    let mut missing: Vec<_> = missing.into_values().collect();
    missing.sort_by_key(|word| std::cmp::Reverse(word.texts));
    Coverage { texts: texts.len(), with_entry, without_entry, missing }
}

fn describe(coverage: &Coverage) -> String {
    let Coverage { texts, with_entry, without_entry, missing } = coverage;
    let all = (with_entry + without_entry).max(1);
    let share = with_entry * 100 / all;
    let mut out =
        format!("{texts} texts name {all} technology words, of which {with_entry} have an entry: {share} %\n");
    for word in missing {
        out.push_str(&format!(
            "\n{:>4}  {}\n      “{}”\n      {}\n",
            word.texts,
            word.word,
            word.sentence,
            word.file.display()
        ));
    }
    if let Some(first) = missing.first() {
        out.push_str(&format!("\nto write one: plainspeak new term \"{}\"\n", first.word));
    }
    out
}
