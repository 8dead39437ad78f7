//! Scripts that put no blank between words: Chinese and Japanese (JARGON-RULES, R3).
//!
//! Between two of their letters a word may end anywhere, so that a spelling may start and end there. Only runs of
//! Katakana are kept whole: they write one foreign word each ("データ" is not meant in "データベース").

/// Whether a character is Katakana, half-width and the mark of a long vowel included.
const fn is_katakana(c: char) -> bool {
    matches!(c, '\u{30a0}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' | '\u{ff66}'..='\u{ff9f}')
}

/// Whether a character belongs to a script without blanks between words.
pub(super) const fn is_unspaced(c: char) -> bool {
    let is_han = matches!(c, '\u{3005}'..='\u{3007}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}');
    is_han || is_katakana(c) || matches!(c, '\u{3041}'..='\u{309f}')
}

/// Whether a word may end between two characters that are letters or digits.
pub(super) const fn may_part(before: char, after: char) -> bool {
    (is_unspaced(before) || is_unspaced(after)) && !(is_katakana(before) && is_katakana(after))
}

/// Whether a spelling is one letter of such a script, which proves nothing inside of a text in it.
pub(super) fn is_lone(spelled: &str) -> bool {
    let mut letters = spelled.chars();
    letters.next().is_some_and(is_unspaced) && letters.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::may_part;

    #[test]
    fn words_part_between_scripts_and_within_han_but_not_within_katakana() {
        assert!(may_part('習', 'と') && may_part('用', '机') && may_part('s', 'を') && may_part('の', 'K'));
        assert!(!may_part('タ', 'ベ') && !may_part('ー', 'タ') && !may_part('a', 'b') && !may_part('ß', '1'));
    }
}
