//! A pasted text as it is meant: without marks that nobody sees, words cut at a line's end joined, glued names apart.

use std::collections::BTreeSet;
use std::ops::Range;

use super::fold::fold;

/// A text as it is meant, and the way back to its own places.
#[derive(Debug, Clone)]
pub(super) struct Clean {
    pub(super) text: String,
    /// Parts of the text: where each starts in it, its range in the original, and whether it is the same there.
    pieces: Vec<(usize, Range<usize>, bool)>,
}

/// How far before a sign the word before it is looked for.
const NEAR: usize = 80;

impl Clean {
    /// Cleans a text; `known` are the words of spellings, folded.
    pub(super) fn new(original: &str, known: &BTreeSet<String>) -> Self {
        let mut clean = Self { text: String::with_capacity(original.len()), pieces: Vec::new() };
        let mut from = 0;
        for (at, c) in original.char_indices() {
            if at < from || !(matches!(c, '.' | '&' | '-') || is_unseen(c)) {
                continue;
            }
            let before = near(&clean.text, &original[from..at]);
            let Some((length, meant)) = mend(original, at, &before, known) else { continue };
            clean.push(&original[from..at], from..at, true);
            clean.push(&meant, at..at + length, false);
            from = at + length;
        }
        clean.push(&original[from..], from..original.len(), true);
        clean
    }

    fn push(&mut self, text: &str, range: Range<usize>, verbatim: bool) {
        self.pieces.push((self.text.len(), range, verbatim));
        self.text.push_str(text);
    }

    fn piece(&self, at: usize) -> &(usize, Range<usize>, bool) {
        let after = self.pieces.partition_point(|(start, ..)| *start <= at);
        &self.pieces[after.max(1) - 1]
    }

    /// The range of the original for a range of the text.
    pub(super) fn original(&self, range: &Range<usize>) -> Range<usize> {
        let (begins, origin, verbatim) = self.piece(range.start);
        let start = if *verbatim { origin.start + range.start - begins } else { origin.start };
        let (begins, origin, verbatim) = self.piece(range.end.max(1) - 1);
        let end = if *verbatim { origin.start + range.end - begins } else { origin.end };
        start..end
    }
}

/// The last characters before a sign, of what was read and what is being read.
fn near(out: &str, reading: &str) -> String {
    let tail = |text: &str| -> String {
        let skipped = text.chars().count().saturating_sub(NEAR);
        text.chars().skip(skipped).collect()
    };
    if reading.encode_utf16().count() >= NEAR { tail(reading) } else { tail(&out[floor(out)..]) + reading }
}

/// Where the part of a text starts that may hold its last characters.
fn floor(text: &str) -> usize {
    let at = text.len().saturating_sub(NEAR * 4);
    (at..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or_default()
}

/// Whether a character is not seen and parts no words.
const fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{2060}' | '\u{feff}')
}

/// How many bytes at a place are written otherwise than meant, and what is meant.
fn mend(text: &str, at: usize, before: &str, known: &BTreeSet<String>) -> Option<(usize, String)> {
    let c = text[at..].chars().next()?;
    let rest = &text[at + c.len_utf8()..];
    match c {
        '&' => entity(&text[at..]),
        '-' => {
            let line = rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix('\n'))?;
            let line = line.trim_start_matches([' ', '\t']);
            if !before.ends_with(char::is_alphabetic) || !line.starts_with(char::is_lowercase) {
                return None;
            }
            let joined = fold(&format!("{}{}", word_before(before), word_after(line)));
            let length = text.len() - at - line.len();
            Some((length, if known.contains(&joined) { String::new() } else { "-".to_owned() }))
        }
        '.' => dot(rest, before, known),
        _ => Some((c.len_utf8(), String::new())),
    }
}

/// A full stop that glues two names, or that a blank parts from its own.
fn dot(rest: &str, before: &str, known: &BTreeSet<String>) -> Option<(usize, String)> {
    let blank = rest.strip_prefix(' ');
    let right = word_after(blank.unwrap_or(rest));
    if right.encode_utf16().count() < 3 {
        return None;
    }
    let left = word_before(before);
    let dotted = known.contains(&format!(".{}", fold(right)));
    if blank.is_some() {
        let shouts = right.contains(char::is_alphabetic) && right == right.to_uppercase();
        return (dotted && !left.is_empty() && shouts).then(|| (2, " .".to_owned()));
    }
    let parts =
        left.encode_utf16().count() >= 3 && known.contains(&fold(left)) && (dotted || known.contains(&fold(right)));
    let glued = parts && !known.contains(&fold(&format!("{left}.{right}")));
    glued.then(|| (1, if dotted { " ." } else { ". " }.to_owned()))
}

const fn is_word_sign(c: char) -> bool {
    matches!(c, '+' | '#')
}

fn word_before(text: &str) -> &str {
    let rest = text.trim_end_matches(|c: char| c.is_alphanumeric() || is_word_sign(c));
    &text[rest.len()..]
}

fn word_after(text: &str) -> &str {
    let rest = text.trim_start_matches(|c: char| c.is_alphanumeric() || is_word_sign(c));
    &text[..text.len() - rest.len()]
}

/// Entities of HTML that pasted texts hold.
const ENTITIES: [(&str, char); 11] = [
    ("amp", '&'),
    ("nbsp", '\u{a0}'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("bull", '•'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("rsquo", '’'),
    ("lsquo", '‘'),
];

/// What an entity at the start of a text stands for.
fn entity(text: &str) -> Option<(usize, String)> {
    let body = text[1..].bytes().take(8).position(|byte| byte == b';').and_then(|end| text.get(1..=end))?;
    let name = body.to_ascii_lowercase();
    let digits = |text: &str, most: usize, radix: u32| {
        let fits = (1..=most).contains(&text.len()) && text.chars().all(|c| c.is_digit(radix));
        fits.then(|| u32::from_str_radix(text, radix).ok()).flatten().filter(|code| *code >= 32)
    };
    let c = match name.strip_prefix('#') {
        Some(number) => {
            let code = number.strip_prefix('x').map_or_else(|| digits(number, 6, 10), |hex| digits(hex, 5, 16));
            char::from_u32(code?)?
        }
        None if name == "middot" => '·',
        None => ENTITIES.iter().find(|(known, _)| *known == name)?.1,
    };
    Some((body.len() + 2, c.to_string()))
}

#[cfg(test)]
mod tests {
    use super::Clean;

    #[test]
    fn a_text_is_read_as_it_is_meant_and_knows_its_own_places() {
        let known = ["kubernetes", "terraform", "azure", ".net", "scikit", "node.js"].map(ToOwned::to_owned).into();
        let of = |text: &str| Clean::new(text, &known).text;
        assert_eq!(of("Kuber-\nnetes, scikit-\nlearn"), "Kubernetes, scikit-learn");
        assert_eq!(
            of("Kubernetes.Terraform azure.NET, preferably. NET"),
            "Kubernetes. Terraform azure .NET, preferably .NET"
        );
        assert_eq!(of("R&amp;D&nbsp;&#43; Node.js end.Start ku\u{ad}be"), "R&D\u{a0}+ Node.js end.Start kube");
        let clean = Clean::new("a Kuber-\nnetes b", &known);
        let at = clean.text.find("Kubernetes").expect("there");
        assert_eq!(clean.original(&(at..at + 10)), 2..14);
    }
}
