//! Texts made comparable: lower case, one kind of separator (JARGON-RULES, R1 and R2).

/// Whether a character separates words inside a spelling: one may stand for another.
#[must_use]
pub const fn is_separator(c: char) -> bool {
    matches!(c, ' ' | '-' | '_' | '\n' | '\u{a0}' | '\u{2011}')
}

/// One character folded: a separator is a space; a letter is lower case where that is one letter.
#[must_use]
pub fn fold_char(c: char) -> char {
    if is_separator(c) {
        return ' ';
    }
    let mut lower = c.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(one), None) => one,
        _ => c,
    }
}

/// A text folded, character by character.
#[must_use]
pub fn fold(text: &str) -> String {
    text.trim().chars().map(fold_char).collect()
}

/// A folded text that remembers where its bytes came from.
#[derive(Debug, Clone)]
pub struct Folded {
    /// The folded text.
    pub text: String,
    /// For each byte of the folded text, and its end, the byte of the original; empty where the
    /// two are the same.
    offsets: Vec<usize>,
}

impl Folded {
    /// Folds a text.
    #[must_use]
    pub fn new(original: &str) -> Self {
        let mut text = String::with_capacity(original.len());
        if original.is_ascii() {
            text.extend(original.chars().map(fold_char));
            return Self { text, offsets: Vec::new() };
        }
        let mut offsets = Vec::with_capacity(original.len() + 1);
        for (at, c) in original.char_indices() {
            let before = text.len();
            text.push(fold_char(c));
            offsets.extend(std::iter::repeat_n(at, text.len() - before));
        }
        offsets.push(original.len());
        Self { text, offsets }
    }

    /// The byte of the original for a byte of the folded text that starts a character.
    #[must_use]
    pub fn original(&self, at: usize) -> usize {
        if self.offsets.is_empty() { at } else { self.offsets[at.min(self.offsets.len() - 1)] }
    }
}

#[cfg(test)]
mod tests {
    use super::{Folded, fold};

    #[test]
    fn separators_and_letter_case_fold_together() {
        assert_eq!(fold("Scikit-Learn"), "scikit learn");
        assert_eq!(fold("machine\nlearning"), "machine learning");
        assert_eq!(fold("CI\u{2011}CD\u{a0}x"), "ci cd x");
    }

    #[test]
    fn a_folded_text_knows_where_it_came_from() {
        let original = "Größe\u{a0}C#";
        let folded = Folded::new(original);
        let at = folded.text.find("c#").expect("there");
        assert_eq!(&original[folded.original(at)..], "C#");
        assert_eq!(folded.original(folded.text.len()), original.len());
    }
}
