//! YAML as a tree whose every node knows its place.
//!
//! The YAML crate reads the text once, within limits against hostile input; what the fields
//! mean is decided later, in [`super::shape`], so that all mistakes of a file are found at once.

use std::fmt;
use std::ops::Range;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_yaml::{Location, Options, Spanned};

/// A value and its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// The value.
    pub value: Value,
    /// Its place, in bytes of the file.
    pub range: Range<usize>,
}

/// A YAML value.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing, `~` or `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number.
    Integer(i64),
    /// Any other number.
    Float(f64),
    /// Text.
    Text(String),
    /// A list.
    List(Vec<Node>),
    /// A map, in the order of the text.
    Map(Vec<(Key, Node)>),
}

/// A key of a map and its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Key {
    /// The key.
    pub name: String,
    /// Its place, in bytes of the file.
    pub range: Range<usize>,
}

impl Node {
    /// Moves the node and all below it by `offset` bytes.
    fn shift(&mut self, offset: usize) {
        let moved = |range: &Range<usize>| range.start + offset..range.end + offset;
        self.range = moved(&self.range);
        match &mut self.value {
            Value::List(items) => items.iter_mut().for_each(|item| item.shift(offset)),
            Value::Map(entries) => {
                for (key, value) in entries {
                    key.range = moved(&key.range);
                    value.shift(offset);
                }
            }
            _ => {}
        }
    }
}

impl Value {
    /// What the value is, in an author's words, with its article.
    #[must_use]
    pub const fn noun(&self) -> &'static str {
        match self {
            Self::Null => "nothing",
            Self::Bool(_) => "true or false",
            Self::Integer(_) | Self::Float(_) => "a number",
            Self::Text(_) => "text",
            Self::List(_) => "a list",
            Self::Map(_) => "a map",
        }
    }
}

/// Why a YAML text could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YamlError {
    /// What is wrong: lower case, no full stop.
    pub message: String,
    /// Where, in bytes of the file.
    pub range: Range<usize>,
    /// How to mend it, for the mistakes that are common.
    pub hint: Option<String>,
    /// Whether it is a key that stands twice, so that the rest of the text can still be read.
    pub duplicate_key: bool,
}

/// The most nodes in one file, and the most that its aliases may grow it to: a large guide's
/// largest front matter has a few hundred.
const MAX_NODES: usize = 50_000;

/// How deep lists and maps may nest; the content model needs six levels.
const MAX_DEPTH: usize = 32;

/// Reads the part `yaml` of a file's `text` as one YAML document; all places are bytes of the file.
///
/// Returns the tree and the mistakes that did not stop it (keys that stand twice: the first
/// counts).
///
/// # Errors
/// The first mistake that leaves no tree: broken YAML, or more than the limits allow.
pub fn read(text: &str, yaml: Range<usize>) -> Result<(Node, Vec<YamlError>), YamlError> {
    let offset = yaml.start;
    let shifted = |mut error: YamlError| {
        error.range = error.range.start + offset..error.range.end + offset;
        error
    };
    match read_part(&text[yaml]) {
        Ok((mut node, mistakes)) => {
            node.shift(offset);
            Ok((node, mistakes.into_iter().map(shifted).collect()))
        }
        Err(error) => Err(shifted(error)),
    }
}

fn read_part(text: &str) -> Result<(Node, Vec<YamlError>), YamlError> {
    use serde_yaml::options::DuplicateKeyPolicy::{Error, FirstWins};
    let whole = 0..text.len();
    match serde_yaml::from_str_with_options::<Spanned<RawValue>>(text, options(Error)) {
        Ok(tree) => Ok((node(tree, &whole), Vec::new())),
        Err(error) => {
            let error = describe(&error, text);
            if !error.duplicate_key {
                return Err(error);
            }
            match serde_yaml::from_str_with_options::<Spanned<RawValue>>(text, options(FirstWins)) {
                Ok(tree) => Ok((node(tree, &whole), vec![error])),
                Err(second) => Err(describe(&second, text)),
            }
        }
    }
}

fn options(duplicate_keys: serde_yaml::options::DuplicateKeyPolicy) -> Options {
    serde_yaml::options! {
        duplicate_keys: duplicate_keys,
        strict_booleans: true,
        with_snippet: false,
        alias_limits: serde_yaml::alias_limits! {
            max_total_replayed_events: MAX_NODES,
            max_replay_stack_depth: MAX_DEPTH,
        },
        budget: serde_yaml::budget! {
            max_events: 4 * MAX_NODES,
            max_nodes: MAX_NODES,
            max_aliases: 1_000,
            max_anchors: 1_000,
            max_depth: MAX_DEPTH,
            max_documents: 1,
        },
    }
}

/// A value as the YAML crate gives it, with a place for each part.
#[derive(Debug)]
enum RawValue {
    Null,
    Bool(bool),
    Integer(i64),
    Float(f64),
    Text(String),
    List(Vec<Spanned<RawValue>>),
    Map(Vec<(Spanned<String>, Spanned<RawValue>)>),
}

impl<'de> Deserialize<'de> for RawValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RawVisitor)
    }
}

struct RawVisitor;

impl<'de> Visitor<'de> for RawVisitor {
    type Value = RawValue;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a YAML value")
    }

    fn visit_unit<E>(self) -> Result<RawValue, E> {
        Ok(RawValue::Null)
    }

    fn visit_none<E>(self) -> Result<RawValue, E> {
        Ok(RawValue::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<RawValue, D::Error> {
        RawValue::deserialize(deserializer)
    }

    fn visit_bool<E>(self, value: bool) -> Result<RawValue, E> {
        Ok(RawValue::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<RawValue, E> {
        Ok(RawValue::Integer(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<RawValue, E> {
        Ok(i64::try_from(value).map_or(RawValue::Float(value as f64), RawValue::Integer))
    }

    fn visit_i128<E>(self, value: i128) -> Result<RawValue, E> {
        Ok(RawValue::Float(value as f64))
    }

    fn visit_u128<E>(self, value: u128) -> Result<RawValue, E> {
        Ok(RawValue::Float(value as f64))
    }

    fn visit_f64<E>(self, value: f64) -> Result<RawValue, E> {
        Ok(RawValue::Float(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<RawValue, E> {
        Ok(RawValue::Text(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<RawValue, E> {
        Ok(RawValue::Text(value))
    }

    fn visit_bytes<E>(self, value: &[u8]) -> Result<RawValue, E> {
        Ok(RawValue::Text(String::from_utf8_lossy(value).into_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<RawValue, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(RawValue::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<RawValue, A::Error> {
        let mut map = Vec::new();
        while let Some(entry) = entries.next_entry()? {
            map.push(entry);
        }
        Ok(RawValue::Map(map))
    }
}

/// Gives every part its range; a part without one takes its parent's.
fn node(raw: Spanned<RawValue>, parent: &Range<usize>) -> Node {
    let range = range(raw.referenced).unwrap_or_else(|| parent.clone());
    let value = match raw.value {
        RawValue::Null => Value::Null,
        RawValue::Bool(value) => Value::Bool(value),
        RawValue::Integer(value) => Value::Integer(value),
        RawValue::Float(value) => Value::Float(value),
        RawValue::Text(text) => Value::Text(text),
        RawValue::List(items) => Value::List(items.into_iter().map(|item| node(item, &range)).collect()),
        RawValue::Map(entries) => Value::Map(
            entries
                .into_iter()
                .map(|(key, value)| {
                    let key_range = self::range(key.referenced).unwrap_or_else(|| range.clone());
                    let value = node(value, &key_range);
                    (Key { name: key.value, range: key_range }, value)
                })
                .collect(),
        ),
    };
    Node { value, range }
}

fn range(location: Location) -> Option<Range<usize>> {
    let start = usize::try_from(location.span().byte_offset()?).ok()?;
    let length = usize::try_from(location.span().byte_len()?).ok()?;
    Some(start..start + length)
}

/// Says what a YAML error means for an author.
fn describe(error: &serde_yaml::Error, text: &str) -> YamlError {
    let error = error.without_snippet();
    let place = error.location().map_or(text.len()..text.len(), |place| {
        range(place).unwrap_or_else(|| {
            let at = offset(text, place.line(), place.column());
            at..at
        })
    });
    let start = text.floor_char_boundary(place.start.min(text.len()));
    let end = text.ceil_char_boundary(place.end.clamp(start, text.len()));
    let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let line = text[line_start..].lines().next().unwrap_or_default();
    if let serde_yaml::Error::DuplicateMappingKey { .. } = error {
        return YamlError {
            message: format!("`{}` stands twice", &text[start..end]),
            range: start..end,
            hint: Some("keep one of the two".to_owned()),
            duplicate_key: true,
        };
    }
    let rendered = error.to_string();
    let message = rendered.split(" at line ").next().unwrap_or(&rendered);
    let message = message.lines().next().unwrap_or_default().trim().trim_end_matches('.').to_owned();
    let hint = if message.contains("found a tab") { Some(TAB_HINT.to_owned()) } else { hint(line) };
    YamlError { message, range: start..end, hint, duplicate_key: false }
}

/// The byte of a line and a column, both counted from 1, the column in characters.
fn offset(text: &str, line: u64, column: u64) -> usize {
    let nth = |count: u64| usize::try_from(count.saturating_sub(1)).unwrap_or(usize::MAX);
    let mut start = 0;
    for (number, content) in text.split_inclusive('\n').enumerate() {
        if number == nth(line) {
            return start + content.char_indices().nth(nth(column)).map_or(content.len(), |(at, _)| at);
        }
        start += content.len();
    }
    text.len()
}

const TAB_HINT: &str = "indent with spaces; YAML takes no tabs";

/// The likely cause of broken YAML, judged by the line on which it broke.
fn hint(line: &str) -> Option<String> {
    let trimmed = line.trim_start();
    let (_, value) = trimmed.split_once(": ").unwrap_or(("", ""));
    if line.starts_with('\t') || line[..line.len() - trimmed.len()].contains('\t') {
        Some(TAB_HINT.to_owned())
    } else if value.contains(": ") && !value.starts_with(['"', '\'']) {
        Some("put the text in quotes: it holds a colon and a space".to_owned())
    } else if value.starts_with(['@', '`', '%', '&', '*', '!', '|', '>']) {
        Some("put the text in quotes: it starts with a character that YAML takes for itself".to_owned())
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::{Value, read_part};

    #[test]
    fn every_part_knows_its_place() {
        let text = "term: Go\naliases: [Golang, \"3.10\"]\n";
        let (tree, mistakes) = read_part(text).expect("reads");
        assert!(mistakes.is_empty());
        let Value::Map(entries) = &tree.value else { panic!("a map") };
        assert_eq!(&text[entries[0].0.range.clone()], "term");
        assert_eq!(&text[entries[0].1.range.clone()], "Go");
        let Value::List(items) = &entries[1].1.value else { panic!("a list") };
        assert_eq!(&text[items[0].range.clone()], "Golang");
        assert_eq!(items[1].value, Value::Text("3.10".to_owned()));
    }

    #[test]
    fn places_count_bytes_after_accented_letters() {
        let text = "term: Café\nkind: tööl\n";
        let (tree, _) = read_part(text).expect("reads");
        let Value::Map(entries) = &tree.value else { panic!("a map") };
        assert_eq!(&text[entries[1].1.range.clone()], "tööl");
    }

    #[test]
    fn a_key_that_stands_twice_is_reported_and_the_rest_still_read() {
        let (tree, mistakes) = read_part("term: Go\nterm: Rust\nkind: language\n").expect("reads");
        assert_eq!(mistakes.len(), 1);
        assert!(mistakes[0].duplicate_key);
        let Value::Map(entries) = &tree.value else { panic!("a map") };
        assert_eq!(entries.len(), 2);
    }

    #[test]
    fn yes_and_no_are_text() {
        let (tree, _) = read_part("a: no\n").expect("reads");
        let Value::Map(entries) = &tree.value else { panic!("a map") };
        assert_eq!(entries[0].1.value, Value::Text("no".to_owned()));
    }

    #[test]
    fn a_bomb_is_refused() {
        let mut text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned();
        for level in 1..9 {
            let last = level - 1;
            let items = vec![format!("*a{last}"); 9].join(", ");
            text.push_str(&format!("a{level}: &a{level} [{items}]\n"));
        }
        assert!(read_part(&text).is_err());
    }

    #[test]
    fn a_colon_in_a_text_is_explained() {
        let error = read_part("short: Python: a language\n").expect_err("refused");
        assert_eq!(error.hint.as_deref(), Some("put the text in quotes: it holds a colon and a space"));
    }
}
