//! Checks a YAML tree against the shape that a kind of document must have.
//!
//! The shape comes from the JSON Schema of the Rust type, so that the type is the only place
//! where a field is named. Every mistake of a tree is reported, and what is sound is handed on
//! as JSON for the type to be read from.

mod checker;
mod text;

use schemars::JsonSchema;
use serde_json::Value as Json;

pub use checker::Checker;
pub use text::TextRule;

/// What a value must look like.
#[derive(Debug, Clone)]
pub enum Shape {
    /// Text, with its own rule.
    Text(TextRule),
    /// One of these words.
    Choice(Vec<String>),
    /// A whole number within bounds.
    Integer(Bounds),
    /// Any number.
    Number,
    /// `true` or `false`.
    Bool,
    /// A list of at least so many items.
    List(Box<Shape>, usize),
    /// A map with these fields and no others.
    Map(MapShape),
    /// A map from any text to one shape.
    Dictionary(Box<Shape>),
    /// Any of these, told apart by whether the author wrote text, a list or a map.
    Either(Vec<Shape>),
}

/// The bounds of a whole number; both count as allowed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Bounds {
    /// The least number.
    pub least: Option<i64>,
    /// The greatest number.
    pub most: Option<i64>,
}

/// The fields of a map.
#[derive(Debug, Clone, Default)]
pub struct MapShape {
    /// The fields in the order in which the type names them.
    pub fields: Vec<Field>,
    /// Fields of which exactly one must be there.
    pub exactly_one: Vec<String>,
}

/// One field of a map.
#[derive(Debug, Clone)]
pub struct Field {
    /// Its name.
    pub name: String,
    /// Whether it must be there.
    pub required: bool,
    /// What it is for, in a sentence.
    pub help: String,
    /// Its value's shape.
    pub shape: Shape,
}

impl Shape {
    /// The shape of the type `T`.
    #[must_use]
    pub fn of<T: JsonSchema>() -> Self {
        let schema = schemars::schema_for!(T).to_value();
        let definitions = schema.get("$defs").cloned().unwrap_or_default();
        Self::compile(&schema, &definitions)
    }

    fn compile(schema: &Json, definitions: &Json) -> Self {
        if let Some(reference) = schema.get("$ref").and_then(Json::as_str) {
            let name = reference.rsplit('/').next().unwrap_or_default();
            return Self::compile(&definitions[name], definitions);
        }
        if let Some(options) = schema.get("anyOf").or_else(|| schema.get("oneOf")).and_then(Json::as_array) {
            return Self::compile_options(options, definitions);
        }
        if let Some(words) = schema.get("enum").and_then(Json::as_array) {
            return Self::Choice(words.iter().filter_map(Json::as_str).map(str::to_owned).collect());
        }
        if let Some(word) = schema.get("const").and_then(Json::as_str) {
            return Self::Choice(vec![word.to_owned()]);
        }
        let minimum = |key: &str| schema.get(key).and_then(Json::as_u64).unwrap_or(0);
        match type_name(schema) {
            "integer" => Self::Integer(Bounds {
                least: schema.get("minimum").and_then(Json::as_i64),
                most: schema.get("maximum").and_then(Json::as_i64),
            }),
            "number" => Self::Number,
            "boolean" => Self::Bool,
            "array" => {
                let least = usize::try_from(minimum("minItems")).unwrap_or(0);
                Self::List(Box::new(Self::compile(&schema["items"], definitions)), least)
            }
            "object" => Self::compile_map(schema, definitions),
            _ => Self::Text(TextRule::compile(schema, minimum("minLength") == 0)),
        }
    }

    fn compile_options(options: &[Json], definitions: &Json) -> Self {
        let shapes: Vec<Self> = options
            .iter()
            .filter(|option| type_name(option) != "null")
            .map(|option| Self::compile(option, definitions))
            .collect();
        let words: Option<Vec<Vec<String>>> = shapes
            .iter()
            .map(|shape| if let Self::Choice(words) = shape { Some(words.clone()) } else { None })
            .collect();
        match words {
            Some(words) if !words.is_empty() => Self::Choice(words.concat()),
            _ if shapes.len() == 1 => shapes.into_iter().next().expect("one shape"),
            _ => Self::Either(shapes),
        }
    }

    fn compile_map(schema: &Json, definitions: &Json) -> Self {
        let Some(properties) = schema.get("properties").and_then(Json::as_object) else {
            let values = schema.get("additionalProperties").cloned().unwrap_or_default();
            return Self::Dictionary(Box::new(Self::compile(&values, definitions)));
        };
        let names = |key: &str| -> Vec<String> {
            let list = schema.get(key).and_then(Json::as_array);
            list.into_iter().flatten().filter_map(Json::as_str).map(str::to_owned).collect()
        };
        let required = names("required");
        let fields = properties
            .iter()
            .map(|(name, property)| Field {
                name: name.clone(),
                required: required.contains(name),
                help: property.get("description").and_then(Json::as_str).unwrap_or_default().to_owned(),
                shape: Self::compile(property, definitions),
            })
            .collect();
        Self::Map(MapShape { fields, exactly_one: names("x-exactly-one") })
    }

    /// What an author should have written, with its article.
    #[must_use]
    pub fn noun(&self) -> &'static str {
        match self {
            Self::Text(rule) => rule.noun(),
            Self::Choice(_) => "one word of a fixed list",
            Self::Integer(_) => "a whole number",
            Self::Number => "a number",
            Self::Bool => "`true` or `false`",
            Self::List(..) => "a list",
            Self::Map(_) | Self::Dictionary(_) => "a map of fields",
            Self::Either(shapes) => match shapes.as_slice() {
                [Self::Integer(_), ..] => "a whole number or a map of fields",
                [Self::Map(_), Self::List(..)] => "a map of fields or a list of them",
                _ => "text or a map of fields",
            },
        }
    }
}

/// The type that a schema names, `null` beside it left out.
fn type_name(schema: &Json) -> &str {
    match schema.get("type") {
        Some(Json::String(name)) => name,
        Some(Json::Array(names)) => {
            names.iter().filter_map(Json::as_str).find(|name| *name != "null").unwrap_or_default()
        }
        _ => "",
    }
}
