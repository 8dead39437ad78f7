//! The walk over a tree: every mistake is reported, what is sound is handed on.

use std::ops::Range;

use serde_json::{Map, Value as Json};

use super::{Bounds, Field, MapShape, Shape, TextRule};
use crate::diagnostics::Diagnostic;
use crate::diagnostics::nearest::did_you_mean;
use crate::model::Reference;
use crate::parse::placeholders::is_invisible;
use crate::parse::yaml::{self, Node, Value};
use crate::source::{FilePath, Span};

/// Checks trees of one file and gathers what is wrong with them and what they refer to.
#[derive(Debug)]
pub struct Checker<'a> {
    file: &'a FilePath,
    /// What is wrong.
    pub diagnostics: Vec<Diagnostic>,
    /// The ids of other things.
    pub references: Vec<Reference>,
}

impl<'a> Checker<'a> {
    /// Starts on the YAML of `file`.
    #[must_use]
    pub const fn new(file: &'a FilePath) -> Self {
        Self { file, diagnostics: Vec::new(), references: Vec::new() }
    }

    fn error(&mut self, code: &'static str, range: &Range<usize>, message: String, hint: Option<String>) {
        let span = Span::new(self.file, range.clone());
        self.diagnostics.push(Diagnostic::error(code, span, message).maybe_hint(hint));
    }

    /// Checks the fields of a whole document; `opening` is where a missing field is reported.
    pub fn document(&mut self, node: &Node, shape: &MapShape, opening: &Range<usize>) -> Option<Json> {
        match &node.value {
            Value::Map(_) => self.map(node, shape, opening, ""),
            Value::Null => {
                self.map(&Node { value: Value::Map(Vec::new()), range: node.range.clone() }, shape, opening, "")
            }
            other => {
                let message = format!("the fields must be a map, not {}", other.noun());
                let hint = "write each field on a line of its own: `name: value`".to_owned();
                self.error("wrong-type", &node.range, message, Some(hint));
                None
            }
        }
    }

    fn map(&mut self, node: &Node, shape: &MapShape, missing_at: &Range<usize>, parent: &str) -> Option<Json> {
        let Value::Map(entries) = &node.value else {
            return None;
        };
        let before = self.diagnostics.len();
        let mut out = Map::new();
        for (key, value) in entries {
            let Some(field) = shape.fields.iter().find(|field| field.name == key.name) else {
                self.unknown_key(&key.name, &key.range, shape, parent);
                continue;
            };
            if value.value == Value::Null {
                if field.required {
                    let hint = format!("write {} after `{}:`", field.shape.noun(), field.name);
                    let message = format!("`{}` is empty", field.name);
                    self.error("empty-value", &key.range, message, Some(hint));
                }
                continue;
            }
            if let Some(json) = self.value(value, field) {
                out.insert(key.name.clone(), json);
            }
        }
        let has = |name: &str| entries.iter().any(|(key, _)| key.name == name);
        for field in shape.fields.iter().filter(|field| field.required && !has(&field.name)) {
            let place = if parent.is_empty() { String::new() } else { format!(" in `{parent}`") };
            let message = format!("`{}` is missing{place}", field.name);
            let hint = format!("add `{}: …` ({})", field.name, lower_first(&field.help));
            self.error("missing-field", missing_at, message, Some(hint));
        }
        self.exactly_one(entries, shape, missing_at);
        (self.diagnostics.len() == before).then_some(Json::Object(out))
    }

    fn exactly_one(&mut self, entries: &[(yaml::Key, Node)], shape: &MapShape, at: &Range<usize>) {
        if shape.exactly_one.is_empty() {
            return;
        }
        let found: Vec<_> = entries.iter().filter(|(key, _)| shape.exactly_one.contains(&key.name)).collect();
        let choices = words(&shape.exactly_one);
        match found.as_slice() {
            [_] => {}
            [] => self.error("missing-field", at, format!("one of {choices} is missing"), None),
            [(first, _), (second, _), ..] => {
                let message = format!("`{}` and `{}` cannot stand together", first.name, second.name);
                let hint = format!("keep exactly one of {choices}");
                self.error("too-many-fields", &second.range.clone(), message, Some(hint));
            }
        }
    }

    fn unknown_key(&mut self, name: &str, range: &Range<usize>, shape: &MapShape, parent: &str) {
        let names = || shape.fields.iter().map(|field| field.name.as_str());
        let hint = meant(name, shape).or_else(|| did_you_mean(name, names())).unwrap_or_else(|| {
            format!("the fields here are {}", words(&names().map(str::to_owned).collect::<Vec<_>>()))
        });
        let place = if parent.is_empty() { String::new() } else { format!(" in `{parent}`") };
        self.error("unknown-key", range, format!("unknown field `{name}`{place}"), Some(hint));
    }

    fn value(&mut self, node: &Node, field: &Field) -> Option<Json> {
        match (&field.shape, &node.value) {
            (Shape::Text(rule), Value::Text(text)) => self.text(text, *rule, node, field),
            (Shape::Text(TextRule::Period), Value::Integer(year)) => {
                self.text(&year.to_string(), TextRule::Period, node, field)
            }
            (Shape::Choice(options), Value::Text(word)) => self.choice(word, options, node, field),
            (Shape::Integer(bounds), Value::Integer(number)) => self.integer(*number, *bounds, node, field),
            (Shape::Number, Value::Integer(number)) => Some(Json::from(*number)),
            (Shape::Number, Value::Float(number)) => Some(Json::from(*number)),
            (Shape::Bool, Value::Bool(value)) => Some(Json::from(*value)),
            (Shape::List(item, least), Value::List(items)) => self.list(items, item, *least, node, field),
            (Shape::Map(shape), Value::Map(entries)) => {
                let opening = entries.first().map_or(node.range.clone(), |(key, _)| key.range.clone());
                self.map(node, shape, &opening, &field.name)
            }
            (Shape::Dictionary(item), Value::Map(entries)) => {
                let mut out = Map::new();
                for (key, value) in entries {
                    let field = Field { name: key.name.clone(), shape: (**item).clone(), ..field.clone() };
                    if let Some(json) = self.value(value, &field) {
                        out.insert(key.name.clone(), json);
                    }
                }
                Some(Json::Object(out))
            }
            (Shape::Either(shapes), value) => {
                let fitting = shapes.iter().find(|shape| {
                    matches!(
                        (shape, value),
                        (Shape::Text(_) | Shape::Choice(_), Value::Text(_))
                            | (Shape::Integer(_), Value::Integer(_))
                            | (Shape::List(..), Value::List(_))
                            | (Shape::Map(_) | Shape::Dictionary(_), Value::Map(_))
                    )
                });
                match fitting {
                    Some(shape) => self.value(node, &Field { shape: shape.clone(), ..field.clone() }),
                    None => self.wrong_type(node, field),
                }
            }
            _ => self.wrong_type(node, field),
        }
    }

    fn integer(&mut self, number: i64, bounds: Bounds, node: &Node, field: &Field) -> Option<Json> {
        let problem = match bounds {
            Bounds { least: Some(least), .. } if number < least => format!("at least {least}"),
            Bounds { most: Some(most), .. } if number > most => format!("at most {most}"),
            _ => return Some(Json::from(number)),
        };
        let message = format!("`{}` must be {problem}, not `{number}`", field.name);
        self.error("invalid-number", &node.range, message, None);
        None
    }

    fn list(&mut self, items: &[Node], item: &Shape, least: usize, node: &Node, field: &Field) -> Option<Json> {
        if items.len() < least || (items.is_empty() && field.required) {
            let message = format!("`{}` needs at least {} item(s)", field.name, least.max(1));
            self.error("empty-value", &node.range, message, None);
            return None;
        }
        let field = Field { shape: item.clone(), required: true, ..field.clone() };
        let sound: Vec<_> = items
            .iter()
            .filter_map(|item| {
                if item.value == Value::Null {
                    let message = format!("an item of `{}` is empty", field.name);
                    let hint = "write it, or take the line out".to_owned();
                    self.error("empty-value", &item.range, message, Some(hint));
                    return None;
                }
                self.value(item, &field)
            })
            .collect();
        Some(Json::Array(sound))
    }

    fn text(&mut self, text: &str, rule: TextRule, node: &Node, field: &Field) -> Option<Json> {
        let name = &field.name;
        let may_be_empty = matches!(rule, TextRule::Any { may_be_empty: true }) && !field.required;
        let is_empty = text.trim().is_empty();
        if let TextRule::Reference(target) = rule
            && !is_empty
        {
            self.references.push(Reference { target, id: text.to_owned(), range: node.range.clone() });
        }
        let problem = if !is_empty {
            rule.problem(text)
        } else if may_be_empty {
            None
        } else {
            Some(("empty-value", format!("`{name}` is empty"), "write it, or leave the field out".to_owned()))
        };
        if let Some((code, message, hint)) = problem {
            self.error(code, &node.range, message, Some(hint));
            return None;
        }
        // YAML can write them without holding them: `"\v"`.
        if let Some(letter) = text.chars().find(|letter| is_invisible(*letter)) {
            let message =
                format!("`{name}` holds the control character U+{:04X}, which nobody can see", u32::from(letter));
            let hint = "take it out; a backslash in a text in double quotes is written twice".to_owned();
            self.error("control-character", &node.range, message, Some(hint));
            return None;
        }
        Some(Json::from(text))
    }

    fn choice(&mut self, word: &str, options: &[String], node: &Node, field: &Field) -> Option<Json> {
        if options.iter().any(|option| option == word) {
            return Some(Json::from(word));
        }
        let hint = did_you_mean(word, options.iter().map(String::as_str))
            .unwrap_or_else(|| format!("it is one of {}", words(options)));
        let message = format!("unknown {} `{word}`", field.name);
        self.error("unknown-value", &node.range, message, Some(hint));
        None
    }

    fn wrong_type(&mut self, node: &Node, field: &Field) -> Option<Json> {
        let message = format!("`{}` must be {}, not {}", field.name, field.shape.noun(), node.value.noun());
        let hint = match (&field.shape, &node.value) {
            (Shape::Text(_) | Shape::Choice(_), Value::Integer(_) | Value::Float(_) | Value::Bool(_)) => {
                Some("put it in quotes".to_owned())
            }
            (Shape::List(..), Value::Text(text)) => Some(format!("write it as a list: `[{text}]`")),
            _ => None,
        };
        self.error("wrong-type", &node.range, message, hint);
        None
    }
}

/// What other tools, and other kinds of documents, call a field that is called otherwise here.
fn meant(name: &str, shape: &MapShape) -> Option<String> {
    const NAMES: [(&str, &[&str]); 6] = [
        ("term", &["title", "name"]),
        ("title", &["term", "name", "heading"]),
        ("name", &["title", "author"]),
        ("short", &["summary", "description", "definition", "excerpt"]),
        ("summary", &["short", "description", "excerpt", "subtitle"]),
        ("tags", &["categories", "topics", "keywords", "taxonomies"]),
    ];
    let has = |field: &str| shape.fields.iter().any(|known| known.name == field);
    let (here, _) = NAMES.iter().find(|(here, others)| has(here) && others.contains(&name))?;
    Some(format!("here it is called `{here}`"))
}

/// The words in backticks, with commas and an `or`.
fn words(options: &[String]) -> String {
    let quoted: Vec<_> = options.iter().map(|option| format!("`{option}`")).collect();
    match quoted.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} or {last}", rest.join(", ")),
        None => String::new(),
    }
}

fn lower_first(text: &str) -> String {
    let text = text.split(['\n']).next().unwrap_or_default().trim_end_matches('.');
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
