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
        let lower = text.replace('♯', "#").nfkd().collect::<String>().to_lowercase();
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

/// The two names in one that holds an abbreviation in brackets: `Infrastructure as Code (IaC)`,
/// `API (Application Programming Interface)`. What else stands in brackets only says more.
#[must_use]
pub fn bracketed(label: &str) -> Option<[String; 2]> {
    let (outer, rest) = label.split_once('(')?;
    let (outer, inner) = (outer.trim(), rest.strip_suffix(')')?.trim());
    let (short, long) = if inner.len() < outer.len() { (inner, outer) } else { (outer, inner) };
    let mut letters = long.chars().flat_map(char::to_lowercase);
    let starts_alike = short.chars().next()?.to_lowercase().eq(long.chars().next()?.to_lowercase());
    let spelt = short.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase);
    let stands_for = { spelt }.all(|c| letters.any(|one| one == c));
    let capitals = short.chars().filter(|c| c.is_uppercase()).count();
    (starts_alike && stands_for && capitals > 1).then(|| [outer.to_owned(), inner.to_owned()])
}

/// The first letters of a name's words, brackets left out: `tdd` of `Test-Driven Development`.
/// Names of fewer than three words have none.
pub(super) fn initials(label: &str) -> Option<String> {
    let words = words(label.split('(').next().unwrap_or_default());
    (words.len() > 2).then(|| words.iter().filter_map(|word| word.chars().next()).collect())
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
    use super::{bracketed, initials, spoken, squash, stem, words};

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
    fn an_abbreviation_in_brackets_is_a_name() {
        let names = |label| bracketed(label).map(|[outer, inner]| format!("{outer}, {inner}"));
        assert_eq!(names("Infrastructure as Code (IaC)").as_deref(), Some("Infrastructure as Code, IaC"));
        assert_eq!(
            names("API (Application Programming Interface)").as_deref(),
            Some("API, Application Programming Interface")
        );
        assert_eq!(names("Pod (Kubernetes)"), None);
        assert_eq!(names("Driver (Software)"), None);
        assert_eq!(names("()"), None);
        assert_eq!(names("Python"), None);
    }

    #[test]
    fn names_of_three_words_have_initials() {
        assert_eq!(initials("Test-Driven Development").as_deref(), Some("tdd"));
        assert_eq!(initials("Software as a Service (SaaS)").as_deref(), Some("saas"));
        assert_eq!(initials("Machine Learning"), None);
    }

    #[test]
    fn signs_are_spoken() {
        assert_eq!(spoken("C#").as_deref(), Some("C sharp"));
        assert_eq!(spoken("C++").as_deref(), Some("C plus plus"));
        assert_eq!(spoken(".NET").as_deref(), Some("dot NET"));
        assert_eq!(spoken("Python"), None);
    }
}
