//! Colours code: syntect's grammars, a few classes of our own.
//!
//! Colouring is most of a cold build, so that lines are remembered (`lines`), and what was coloured once is kept by the hash of
//! language and text, in memory and in the cache folder. Invariant: losing the cache costs time
//! only; a damaged one is thrown away.

mod lines;

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::str::FromStr;
use std::sync::{Arc, LazyLock, RwLock};

use syntect::highlighting::{Color, ScopeSelectors, StyleModifier, Theme, ThemeItem, ThemeSettings};
use syntect::parsing::{SyntaxReference, SyntaxSet};

use crate::kept;

/// The classes that code is cut into, and the scopes of syntect's grammars that they stand for.
/// The style sheet `55-syntax.css` gives each a colour for light and for dark.
const CLASSES: [(&str, &str); 10] = [
    ("c", "comment, punctuation.definition.comment"),
    ("s", "string, punctuation.definition.string, constant.other.symbol"),
    ("n", "constant.numeric, constant.language, constant.character"),
    ("k", "keyword, storage, keyword.operator.word"),
    ("f", "entity.name.function, support.function, variable.function"),
    (
        "t",
        "entity.name.type, entity.name.class, support.type, support.class, entity.other.inherited-class, entity.name.tag",
    ),
    ("a", "entity.other.attribute-name, meta.annotation, variable.annotation, support.type.property-name"),
    ("o", "keyword.operator"),
    ("i", "markup.inserted"),
    ("d", "markup.deleted"),
];

/// A block longer than this is shown without colours: no reader needs them there, and a hostile
/// grammar match cannot hold up a build.
const MAX_CODE: usize = 100_000;

/// The hash of a language and a text.
type Key = [u8; 32];

/// Colours code and remembers it.
#[derive(Debug, Default)]
pub struct Highlighter {
    /// Coloured code by key; the flag says whether this run has asked for it.
    known: RwLock<BTreeMap<Key, (Arc<str>, bool)>>,
    /// The file that keeps it between runs.
    file: Option<PathBuf>,
}

/// The grammars, loaded when the first block of code asks for them.
static SYNTAXES: LazyLock<SyntaxSet> = LazyLock::new(two_face::syntax::extra_newlines);

/// A theme whose colours are not colours but numbers of [`CLASSES`].
static THEME: LazyLock<Theme> = LazyLock::new(|| {
    let scopes = CLASSES
        .iter()
        .zip(1_u8..)
        .map(|((_, selectors), number)| ThemeItem {
            scope: ScopeSelectors::from_str(selectors).expect("the selectors above are valid"),
            style: StyleModifier { foreground: Some(class_number(number)), background: None, font_style: None },
        })
        .collect();
    let settings = ThemeSettings { foreground: Some(class_number(0)), ..ThemeSettings::default() };
    Theme { settings, scopes, ..Theme::default() }
});

const fn class_number(number: u8) -> Color {
    Color { r: number, g: 0, b: 0, a: 255 }
}

/// Changes whenever the same code would be coloured otherwise.
const VERSION: &str = "plainspeak highlight 1";

impl Highlighter {
    /// Remembers only as long as it lives.
    #[must_use]
    pub fn in_memory() -> Self {
        Self::default()
    }

    /// Remembers in `file`, too. A file that is missing or damaged counts as empty.
    #[must_use]
    pub fn with_cache(file: PathBuf) -> Self {
        let known = fs::read(&file).ok().and_then(|bytes| unpack(&bytes)).unwrap_or_default();
        Self { known: RwLock::new(known), file: Some(file) }
    }

    /// What a language is called, for labels: `py` → `Python`.
    #[must_use]
    pub fn language_name(&self, language: &str) -> Option<String> {
        let syntax = find(language)?;
        (syntax.name != "Plain Text").then(|| syntax.name.clone())
    }

    /// The code as HTML, line by line; a span never crosses a line's end.
    #[must_use]
    pub fn highlight(&self, language: &str, code: &str) -> Arc<str> {
        let Some(syntax) = find(language).filter(|_| code.len() <= MAX_CODE) else {
            return plain(code).into();
        };
        let key = key(&syntax.name, code);
        if let Some((html, true)) = self.known.read().expect("no writer panics").get(&key) {
            return html.clone();
        }
        let mut known = self.known.write().expect("no writer panics");
        if let Some((html, used)) = known.get_mut(&key) {
            *used = true;
            return html.clone();
        }
        drop(known);
        let html: Arc<str> = colour(syntax, code).into();
        self.known.write().expect("no writer panics").insert(key, (html.clone(), true));
        html
    }

    /// Writes what this run asked for to the cache file, whole or not at all. Failing costs the
    /// next run time and nothing else, so that nobody is told.
    pub fn save(&self) {
        let Some(file) = &self.file else { return };
        let known = self.known.read().expect("no writer panics");
        let bytes = pack(known.iter().filter(|(_, (_, used))| *used).map(|(key, (html, _))| (key, html)));
        kept::write(file, &bytes);
    }
}

/// Whether code of a language can be coloured, or is asked to stay plain.
#[must_use]
pub fn is_known(language: &str) -> bool {
    const PLAIN: [&str; 6] = ["text", "txt", "plain", "plaintext", "none", "console"];
    PLAIN.iter().any(|plain| plain.eq_ignore_ascii_case(language)) || find(language).is_some()
}

/// Languages that authors write most, for suggestions.
pub const COMMON: [&str; 24] = [
    "bash",
    "c",
    "cpp",
    "csharp",
    "css",
    "diff",
    "dockerfile",
    "go",
    "html",
    "java",
    "javascript",
    "json",
    "kotlin",
    "markdown",
    "php",
    "python",
    "ruby",
    "rust",
    "sql",
    "swift",
    "toml",
    "typescript",
    "xml",
    "yaml",
];

fn find(language: &str) -> Option<&'static SyntaxReference> {
    if language.is_empty() {
        return None;
    }
    SYNTAXES.find_syntax_by_token(language)
}

fn key(syntax: &str, code: &str) -> Key {
    *kept::key([VERSION, syntax, code]).as_bytes()
}

fn plain(code: &str) -> String {
    super::html::escape(code)
}

fn colour(syntax: &SyntaxReference, code: &str) -> String {
    lines::colour(syntax, code).unwrap_or_else(|| plain(code))
}

/// The cache file: a hash of the rest, then for each entry its key, its length and its text.
fn pack<'a>(entries: impl Iterator<Item = (&'a Key, &'a Arc<str>)>) -> Vec<u8> {
    let mut body = Vec::new();
    for (key, html) in entries {
        body.extend_from_slice(key);
        body.extend_from_slice(&(html.len() as u64).to_le_bytes());
        body.extend_from_slice(html.as_bytes());
    }
    let mut out = blake3::hash(&body).as_bytes().to_vec();
    out.append(&mut body);
    out
}

fn unpack(bytes: &[u8]) -> Option<BTreeMap<Key, (Arc<str>, bool)>> {
    let (hash, mut rest) = bytes.split_at_checked(32)?;
    if blake3::hash(rest).as_bytes() != hash {
        return None;
    }
    let mut known = BTreeMap::new();
    while !rest.is_empty() {
        let (key, after) = rest.split_at_checked(32)?;
        let (length, after) = after.split_at_checked(8)?;
        let length = usize::try_from(u64::from_le_bytes(length.try_into().ok()?)).ok()?;
        let (html, after) = after.split_at_checked(length)?;
        known.insert(key.try_into().ok()?, (std::str::from_utf8(html).ok()?.into(), false));
        rest = after;
    }
    Some(known)
}

#[cfg(test)]
mod tests {
    use super::{Highlighter, colour, find, unpack};

    #[test]
    fn code_is_cut_into_classes_that_never_cross_a_line() {
        let html = colour(find("py").expect("known"), "def f():\n    '''a\n    b'''\n");
        assert_eq!(
            html,
            "<span class=\"k\">def </span><span class=\"f\">f</span>():\n    <span class=\"c\">&#39;&#39;&#39;a</span>\n<span class=\"c\">    b&#39;&#39;&#39;</span>\n"
        );
    }

    #[test]
    fn an_unknown_language_is_shown_plain() {
        assert_eq!(&*Highlighter::in_memory().highlight("klingon", "a < b"), "a &lt; b");
    }

    #[test]
    fn a_damaged_cache_counts_as_empty() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("cache/highlight");
        let first = Highlighter::with_cache(file.clone());
        let html = first.highlight("rust", "fn main() {}\n");
        first.save();
        let mut bytes = std::fs::read(&file).expect("written");
        assert_eq!(unpack(&bytes).map(|known| known.len()), Some(1));
        let last = bytes.len() - 1;
        bytes[last] ^= 1;
        std::fs::write(&file, &bytes).expect("written");
        let second = Highlighter::with_cache(file);
        assert!(second.known.read().expect("readable").is_empty());
        assert_eq!(second.highlight("rust", "fn main() {}\n"), html);
    }
}
