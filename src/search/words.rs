//! Words as search compares them. `static/search.js` has the same three functions; both are held
//! to `tests/vectors/tokens.json`.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The words of a text: marks dropped, lower case, made of letters, digits, `+` and `#`.
#[must_use]
pub fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    each_word(text, &mut String::new(), |word| words.push(word.to_owned()));
    words
}

/// Calls `found` with each word of a text; `buffer` is only kept to be used again.
pub(super) fn each_word(text: &str, buffer: &mut String, mut found: impl FnMut(&str)) {
    buffer.clear();
    let mut take = |c: char, buffer: &mut String| {
        if c.is_alphanumeric() || matches!(c, '+' | '#') {
            buffer.push(c);
        } else if !matches!(c, '\'' | '\u{2019}') && !buffer.is_empty() {
            found(buffer);
            buffer.clear();
        }
    };
    if text.is_ascii() {
        for byte in text.bytes() {
            take(char::from(byte.to_ascii_lowercase()), buffer);
        }
    } else {
        let lower = text.nfkd().collect::<String>().to_lowercase();
        for c in lower.chars().filter(|c| !is_combining_mark(*c)) {
            take(c, buffer);
        }
    }
    // What ends a text ends its last word.
    take(' ', buffer);
}

/// A name as a key: its words without what separates them. `Node.js` = `node js` = `nodejs`.
#[must_use]
pub fn squash(label: &str) -> String {
    words(label).concat()
}

/// A word without its plural ending; only plain English words have one.
#[must_use]
pub fn stem(word: &str) -> std::borrow::Cow<'_, str> {
    let length = word.len();
    if length < 4 || !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return word.into();
    }
    if length > 4 && word.ends_with("ies") {
        return format!("{}y", &word[..length - 3]).into();
    }
    let plural = word.ends_with('s') && !matches!(word.as_bytes()[length - 2], b's' | b'u' | b'i');
    if plural { word[..length - 1].into() } else { word.into() }
}

/// How a name with signs is typed by those who speak it: `C#` is `c sharp`, `C++` is `c plus
/// plus`, `.NET` is `dot net`.
#[must_use]
pub fn spoken(label: &str) -> Option<String> {
    let mut spoken = label.replace('#', " sharp").replace('+', " plus");
    if let Some(rest) = spoken.strip_prefix('.') {
        spoken = format!("dot {rest}");
    }
    (spoken != label).then_some(spoken)
}

/// Words that a question is made of; search passes them over unless nothing else is left.
pub(super) const NOISE: &str = "a about abbreviation acronym an and any are as ask at be best between by can compare compared \
    comparison could define definition describe dev developer developers devs did differ difference differences \
    different do does engineer engineering engineers exactly expert explain explained explanation for framework \
    frameworks from have how i in is it its job jobs kind know language languages library libraries like me mean \
    meaning means need of on or our person please programmer programmers programming same should skill skills so some \
    someone something stand stands tech technology tell term than that the their them there they thing this to tool \
    tools us use used uses using versus vs was we what whats when where which who whos why will with word work works \
    you your";

#[cfg(test)]
mod tests {
    use super::{spoken, squash, stem, words};

    #[test]
    fn names_keep_their_signs_and_lose_their_separators() {
        assert_eq!(squash("Node.js"), "nodejs");
        assert_eq!(squash("C++"), "c++");
        assert_eq!(squash("C#"), "c#");
        assert_eq!(squash("CI/CD"), "cicd");
        assert_eq!(squash("Café Ünïcode"), "cafeunicode");
        assert_eq!(words("What's k8s?"), ["whats", "k8s"]);
    }

    #[test]
    fn plural_endings_fall_and_other_endings_stay() {
        let stems: Vec<_> = ["libraries", "databases", "class", "analysis", "status", "aws", "k8s"].map(stem).to_vec();
        assert_eq!(stems, ["library", "database", "class", "analysis", "status", "aws", "k8s"]);
    }

    #[test]
    fn signs_are_spoken() {
        assert_eq!(spoken("C#").as_deref(), Some("C sharp"));
        assert_eq!(spoken("C++").as_deref(), Some("C plus plus"));
        assert_eq!(spoken(".NET").as_deref(), Some("dot NET"));
        assert_eq!(spoken("Python"), None);
    }
}
