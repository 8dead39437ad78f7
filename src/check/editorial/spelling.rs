//! British spelling in a guide whose language is American English.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::resolve::ResolvedSite;
use crate::source::Span;

/// The language whose spelling is checked.
const AMERICAN: &str = "en-us";

pub(super) fn check(resolved: &ResolvedSite, found: &mut Diagnostics) {
    if !resolved.site.config.language().eq_ignore_ascii_case(AMERICAN) {
        return;
    }
    for document in resolved.site.documents() {
        for (range, american) in british(&document.body.source) {
            let written = &document.body.source[range.clone()];
            let message = format!("`{written}` is British spelling");
            let span = Span::new(document.file, range);
            found.push(
                Diagnostic::warning("british-spelling", span, message)
                    .hint(format!("the guide's language is en-US: `{american}`")),
            );
        }
    }
}

/// British words of a file and how Americans write them. Addresses, code and lists of names are passed over.
fn british(source: &str) -> Vec<(Range<usize>, &'static str)> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut fenced = false;
    for line in source.split_inclusive('\n') {
        let bare = line.trim_start();
        fenced ^= bare.starts_with("```");
        let names = ["aliases:", "misspellings:", "exclude:", "context:"].iter().any(|field| bare.starts_with(field));
        if !fenced && !names {
            words_of(line, start, &mut found);
        }
        start += line.len();
    }
    found
}

fn words_of(line: &str, start: usize, found: &mut Vec<(Range<usize>, &'static str)>) {
    let mut in_code = false;
    let mut at = 0;
    for chunk in line.split_inclusive(char::is_whitespace) {
        let ticks = chunk.matches('`').count();
        let plain = !in_code && ticks == 0 && !chunk.contains(['/', '@', '_']);
        in_code ^= ticks % 2 == 1;
        if plain {
            let mut from = 0;
            for word in chunk.split(|c: char| !c.is_alphabetic()) {
                // A capital inside a sentence may be a name: "Labour" is a party, "Centre" a company's.
                let is_name = word.starts_with(char::is_uppercase) && from + at > 0 && !after_stop(&line[..at + from]);
                if let Some(american) = WORDS.get(word.to_lowercase().as_str()).filter(|_| !is_name) {
                    let begin = start + at + from;
                    found.push((begin..begin + word.len(), *american));
                }
                from += word.len();
                from += chunk[from..].chars().next().map_or(0, char::len_utf8);
            }
        }
        at += chunk.len();
    }
}

/// Whether a sentence, a field or a bullet begins here.
fn after_stop(before: &str) -> bool {
    let before =
        before.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '(' | '*' | '-' | '#'));
    before.is_empty() || before.ends_with(['.', '!', '?', ':', '|'])
}

/// Stems with the endings that go with them: what Americans write is the same with the other stem.
const STEMS: [(&str, &str, &[&str]); 44] = [
    ("colour", "color", &["", "s", "ed", "ful", "ing", "less"]),
    ("behaviour", "behavior", &["", "s", "al"]),
    ("favour", "favor", &["", "s", "ed", "ing", "able", "ite", "ites"]),
    ("labour", "labor", &["", "s", "ed"]),
    ("neighbour", "neighbor", &["", "s", "ing", "hood", "hoods"]),
    ("honour", "honor", &["", "s", "ed", "ing"]),
    ("harbour", "harbor", &["", "s"]),
    ("rumour", "rumor", &["", "s"]),
    ("humour", "humor", &[""]),
    ("endeavour", "endeavor", &["", "s"]),
    ("flavour", "flavor", &["", "s"]),
    ("licence", "license", &["", "s"]),
    ("defence", "defense", &["", "s"]),
    ("offence", "offense", &["", "s"]),
    ("centre", "center", &["", "s", "d"]),
    ("metre", "meter", &["", "s"]),
    ("theatre", "theater", &["", "s"]),
    ("catalogue", "catalog", &["", "s", "d"]),
    ("dialogue", "dialog", &[]),
    ("judgement", "judgment", &["", "s"]),
    ("programme", "program", &["", "s"]),
    ("cheque", "check", &["", "s"]),
    ("grey", "gray", &["", "s"]),
    ("fulfil", "fulfill", &["", "s", "ment"]),
    ("enrol", "enroll", &["", "s", "ment"]),
    ("skilful", "skillful", &["", "ly"]),
    ("ageing", "aging", &[""]),
    ("mould", "mold", &["", "s"]),
    ("tyre", "tire", &["s"]),
    ("aeroplane", "airplane", &["", "s"]),
    ("speciality", "specialty", &[""]),
    ("specialities", "specialties", &[""]),
    ("whilst", "while", &[""]),
    ("amongst", "among", &[""]),
    ("towards", "toward", &[""]),
    ("afterwards", "afterward", &[""]),
    ("learnt", "learned", &[""]),
    ("spelt", "spelled", &[""]),
    ("maths", "math", &[""]),
    ("cv", "resume", &[]),
    ("artefact", "artifact", &["", "s"]),
    ("sceptic", "skeptic", &["", "s", "al", "ism"]),
    ("plough", "plow", &["", "s"]),
    ("storey", "story", &[""]),
];

/// Verbs in -ise, without the ending: optimise, optimised, optimisation.
const ISE: [&str; 42] = [
    "optim",
    "organ",
    "recogn",
    "real",
    "final",
    "initial",
    "normal",
    "standard",
    "special",
    "character",
    "minim",
    "maxim",
    "priorit",
    "visual",
    "custom",
    "modern",
    "central",
    "author",
    "summar",
    "categor",
    "container",
    "virtual",
    "serial",
    "synchron",
    "token",
    "vector",
    "regular",
    "general",
    "local",
    "monet",
    "digit",
    "emphas",
    "critic",
    "apolog",
    "util",
    "personal",
    "stabil",
    "capital",
    "familiar",
    "harmon",
    "memor",
    "rational",
];

/// Verbs whose last letter Americans do not double.
const DOUBLED: [&str; 12] = [
    "label", "model", "travel", "cancel", "level", "channel", "fuel", "signal", "tunnel", "total", "counsel", "marvel",
];

/// Every British word in lower case, and the American one.
static WORDS: LazyLock<BTreeMap<String, &'static str>> = LazyLock::new(|| {
    let mut words = BTreeMap::new();
    let mut add = |british: String, american: String| {
        words.insert(british, &*american.leak());
    };
    for (british, american, endings) in STEMS {
        for ending in endings {
            add(format!("{british}{ending}"), format!("{american}{ending}"));
        }
    }
    for stem in ISE {
        for ending in ["e", "es", "ed", "er", "ers", "ing", "ation", "ations"] {
            add(format!("{stem}is{ending}"), format!("{stem}iz{ending}"));
        }
    }
    for stem in ["analy", "cataly", "paraly"] {
        for ending in ["e", "ed", "er", "ers", "ing"] {
            add(format!("{stem}s{ending}"), format!("{stem}z{ending}"));
        }
    }
    for stem in DOUBLED {
        for ending in ["ed", "ing", "er", "ers"] {
            add(format!("{stem}l{ending}"), format!("{stem}{ending}"));
        }
    }
    words
});

#[cfg(test)]
mod tests {
    use super::british;

    fn words(text: &str) -> Vec<&str> {
        british(text).into_iter().map(|(range, _)| &text[range]).collect()
    }

    #[test]
    fn british_words_are_found_where_they_are_words() {
        assert_eq!(words("The colour of a label. Behaviour is analysed.\n"), ["colour", "Behaviour", "analysed"]);
        assert_eq!(words("short: Organise your labelling\n"), ["Organise", "labelling"]);
    }

    #[test]
    fn names_addresses_code_and_american_words_are_left_alone() {
        assert!(words("At the Alan Turing Centre, see https://x.org/colour and `colour`.\n").is_empty());
        assert!(
            words("misspellings: [colour]\n```css\ncolour: red\n```\nThe color of exercise and analysis\n").is_empty()
        );
        assert!(words("A wise promise, an otherwise precise advertiser, a controller\n").is_empty());
    }
}
