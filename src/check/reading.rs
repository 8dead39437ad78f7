//! How hard a text is to read.

/// The Flesch-Kincaid grade of a text (Kincaid et al. 1975): the years of school, in the United
/// States, that a reader needs. A text without words has grade 0.
#[must_use]
pub fn grade(text: &str) -> f64 {
    let words: Vec<&str> = text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).collect();
    if words.is_empty() {
        return 0.0;
    }
    let ends = |word: &&&str| word.ends_with(['.', '!', '?']) || word.ends_with(".\"") || word.ends_with(".)");
    let sentences = words.iter().filter(ends).count().max(1);
    let syllables: usize = words.iter().map(|word| syllables(word)).sum();
    let count = words.len() as f64;
    0.39 * count / sentences as f64 + 11.8 * syllables as f64 / count - 15.59
}

/// The syllables of an English word, by its groups of vowels; at least one.
///
/// An acronym counts as one: readers meet it as a name, and its entry says how to say it.
fn syllables(word: &str) -> usize {
    let letters: Vec<char> = word.chars().filter(|c| c.is_alphabetic()).collect();
    if letters.len() > 1 && letters.iter().all(|c| c.is_uppercase()) {
        return 1;
    }
    let letters: Vec<char> = letters.into_iter().flat_map(char::to_lowercase).collect();
    let is_vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    let mut count = 0;
    let mut before = false;
    for letter in &letters {
        let vowel = is_vowel(*letter);
        if vowel && !before {
            count += 1;
        }
        before = vowel;
    }
    let ending: String = letters.iter().rev().take(2).rev().collect();
    let silent = letters.len() > 2
        && match ending.as_str() {
            // "table" and "people" speak their last syllable, "code" and "named" do not.
            "le" => letters.len() > 2 && is_vowel(letters[letters.len() - 3]),
            "ed" => !matches!(letters[letters.len() - 3], 't' | 'd'),
            "es" => !matches!(letters[letters.len() - 3], 's' | 'x' | 'z' | 'c' | 'g'),
            _ => ending.ends_with('e') && !is_vowel(letters[letters.len() - 2]),
        };
    if silent {
        count -= usize::from(count > 1)
    }
    count.max(1)
}

#[cfg(test)]
mod tests {
    use super::{grade, syllables};

    #[test]
    fn syllables_are_groups_of_vowels_that_are_spoken() {
        let words = ["code", "table", "named", "tested", "services", "Python", "API", "a", "database", "machine"];
        let counts: Vec<_> = words.iter().map(|word| syllables(word)).collect();
        assert_eq!(counts, [1, 2, 1, 2, 3, 2, 1, 1, 3, 2]);
    }

    #[test]
    fn long_words_and_long_sentences_raise_the_grade() {
        let plain = grade("A program that keeps data in order.");
        let hard = grade("Infrastructure orchestration facilitates heterogeneous containerization methodologies.");
        assert!(plain < 6.0, "{plain}");
        assert!(hard > 20.0, "{hard}");
        assert!(grade("").abs() < f64::EPSILON);
    }
}
