//! `plainspeak new`: writes a file with every field its kind has.

use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use clap::{Args, ValueEnum};
use unicode_normalization::UnicodeNormalization;

use super::{CONTENT_ERRORS, report, schema};
use crate::kept;
use crate::model::Kind;
use crate::model::id::{MAX_ID, is_device, is_valid_id};
use crate::parse::markdown::slug;
use crate::parse::shape::{Field, Shape, TextRule};
use crate::parse::{front_shape, placeholders, shape};

/// What can be made anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum NewKind {
    /// A glossary entry.
    Term,
    /// A dated text.
    Article,
    /// A job.
    Role,
    /// A printable page.
    CheatSheet,
    /// Interview questions.
    QuestionBank,
    /// A plain page.
    Page,
    /// A writer of articles.
    Author,
}

impl NewKind {
    pub(super) const fn kind(self) -> Kind {
        match self {
            Self::Term => Kind::Term,
            Self::Article => Kind::Article,
            Self::Role => Kind::Role,
            Self::CheatSheet => Kind::CheatSheet,
            Self::QuestionBank => Kind::QuestionBank,
            Self::Page => Kind::Page,
            Self::Author => Kind::Author,
        }
    }
}

/// The arguments of `new`.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  plainspeak new term \"Spring Boot\"\n  plainspeak new article \"Reading a resume\" --edit"
)]
pub(super) struct NewArguments {
    /// What to make.
    kind: NewKind,
    /// Its name or title; the file is named after it.
    name: String,
    /// The id, and so the name of the file, instead of one made from the name: c-plus-plus
    #[arg(long, value_name = "ID")]
    id: Option<String>,
    /// Open the file in the editor that VISUAL or EDITOR names.
    #[arg(long)]
    edit: bool,
}

pub(super) fn run(root: &Path, arguments: &NewArguments) -> ExitCode {
    let kind = arguments.kind.kind();
    let id = arguments.id.clone().unwrap_or_else(|| id_of(&arguments.name));
    if arguments.name.trim().is_empty() || arguments.name.chars().any(char::is_control) {
        report::failure(&"a name needs letters, digits or signs that can be seen");
        return ExitCode::from(CONTENT_ERRORS);
    }
    if !is_valid_id(&id) {
        let reason = match &arguments.id {
            Some(id) => format!(
                "`{id}` cannot be an id: it takes up to 100 lower-case letters, digits and single hyphens, and no name that Windows keeps for a device"
            ),
            None => format!("no file can be named after `{}`; say how: `--id NAME`", arguments.name),
        };
        report::failure(&reason);
        return ExitCode::from(CONTENT_ERRORS);
    }
    let path = path_of(root, kind, &id);
    if let Err(error) = kept::create(&path, text(kind, &arguments.name).as_bytes()) {
        let reason = match error.kind() {
            io::ErrorKind::AlreadyExists => "it exists already; `--id NAME` gives the new one another name".to_owned(),
            _ => error.to_string(),
        };
        report::failure(&format!("`{}` cannot be written: {reason}", path.display()));
        return ExitCode::from(CONTENT_ERRORS);
    }
    // Editors find the schemas that the first line of the file names.
    schema::write(&root.join(schema::FOLDER)).ok();
    report::line(&format!("wrote {}", path.display()));
    if arguments.edit { edit(&path) } else { ExitCode::SUCCESS }
}

/// How signs are said that tell names apart: C, C++ and C# are three languages.
const SIGNS: [(&str, &str); 6] =
    [("c++", "cpp"), ("c#", "c-sharp"), ("f#", "f-sharp"), ("++", "-plus-plus"), ("#", "-sharp"), ("&", " and ")];

/// The id for a name in any script: letters with their marks taken off, other scripts as they are said.
pub(super) fn id_of(name: &str) -> String {
    let mut name = name.nfc().collect::<String>().to_lowercase();
    for (sign, words) in SIGNS {
        name = name.replace(sign, words);
    }
    // German writes its letters out where marks are not at hand.
    let name = name.replace('ä', "ae").replace('ö', "oe").replace('ü', "ue");
    let said: String = name.chars().map(|c| if c.is_ascii() { c.to_string() } else { said(c) }).collect();
    let mut id = slug(&said.to_lowercase()).replace('_', "-");
    id.truncate(MAX_ID);
    let id = id.trim_end_matches('-').to_owned();
    if is_device(&id) { format!("{id}-term") } else { id }
}

/// A letter of another script as ASCII writes it, each syllable of a script that writes syllables apart.
fn said(letter: char) -> String {
    let text = deunicode::deunicode_char(letter).unwrap_or_default();
    if letter.is_alphanumeric() { text.to_owned() } else { format!(" {text} ") }
}

/// Where the document `id` of `kind` lives.
pub(super) fn path_of(root: &Path, kind: Kind, id: &str) -> PathBuf {
    let ending = if kind == Kind::Author { "yaml" } else { "md" };
    root.join("content").join(kind.folder()).join(format!("{id}.{ending}"))
}

fn edit(path: &Path) -> ExitCode {
    let editor = std::env::var("VISUAL").or_else(|_| std::env::var("EDITOR"));
    let Ok(editor) = editor else {
        report::failure(&"neither VISUAL nor EDITOR names an editor");
        return ExitCode::from(CONTENT_ERRORS);
    };
    let mut words = editor.split_whitespace();
    let status = words.next().map(|program| Command::new(program).args(words).arg(path).status());
    match status {
        Some(Ok(status)) if status.success() => ExitCode::SUCCESS,
        _ => {
            report::failure(&format!("the editor `{editor}` did not end well"));
            ExitCode::from(CONTENT_ERRORS)
        }
    }
}

/// The file of a new document: required fields first, the rest commented, each with its help.
pub(super) fn text(kind: Kind, name: &str) -> String {
    let shape = front_shape(kind);
    let schema =
        format!("# yaml-language-server: $schema=../../{}/{}\n", schema::FOLDER, schema::file_name(kind.slug()));
    let mut out = if kind == Kind::Author { schema } else { format!("---\n{schema}") };
    let title = shape.fields.first().map(|field| field.name.as_str()).unwrap_or_default();
    for field in shape.fields.iter().filter(|field| field.required) {
        let value = if field.name == title { quoted(name) } else { example(field) };
        out.push_str(&format!("# {}\n{}: {value}\n", first_line(&field.help), field.name));
    }
    if shape.fields.iter().any(|field| field.name == "draft") {
        out.push_str("# Take this line away when the text is ready.\ndraft: true\n");
    }
    out.push('\n');
    for field in shape.fields.iter().filter(|field| !field.required && field.name != "draft") {
        out.push_str(&format!("# {}\n# {}: {}\n", first_line(&field.help), field.name, example(field)));
    }
    if kind != Kind::Author {
        out.push_str("---\n\n");
        out.push_str(match kind {
            Kind::Term => placeholders::BODIES[0],
            _ => placeholders::BODIES[1],
        });
        out.push('\n');
    }
    out
}

fn first_line(help: &str) -> &str {
    help.lines().next().unwrap_or_default()
}

fn quoted(text: &str) -> String {
    let plain = text.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '.' | '+' | '/'))
        && text.starts_with(char::is_alphabetic);
    if plain { text.to_owned() } else { format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"")) }
}

/// A value that a field could have, on one line.
fn example(field: &Field) -> String {
    of_shape(&field.shape, &field.name)
}

fn of_shape(shape: &Shape, name: &str) -> String {
    match shape {
        Shape::Text(TextRule::Date) => jiff::Zoned::now().date().to_string(),
        Shape::Text(TextRule::Period) => "\"2026\"".to_owned(),
        Shape::Text(TextRule::Url) => "https://example.org/".to_owned(),
        Shape::Text(TextRule::Domain) => "guide.example.org".to_owned(),
        Shape::Text(TextRule::Path) => "/old/page/".to_owned(),
        Shape::Text(TextRule::Reference(_) | TextRule::Id) => "an-id".to_owned(),
        Shape::Text(TextRule::Any { .. }) => placeholders::of_field(name),
        Shape::Choice(words) => words.first().cloned().unwrap_or_default(),
        Shape::Integer(bounds) => bounds.least.unwrap_or(1).max(1).to_string(),
        Shape::Number => "1".to_owned(),
        Shape::Bool => "true".to_owned(),
        Shape::List(item, _) => format!("[{}]", of_shape(item, "text")),
        Shape::Map(map) => of_map(map),
        Shape::Dictionary(item) => format!("{{name: {}}}", of_shape(item, "text")),
        Shape::Either(shapes) => shapes.first().map(|shape| of_shape(shape, name)).unwrap_or_default(),
    }
}

fn of_map(map: &shape::MapShape) -> String {
    let chosen = map.exactly_one.first();
    let shown = map.fields.iter().filter(|field| {
        if map.exactly_one.contains(&field.name) {
            Some(&field.name) == chosen
        } else {
            field.name != "title" || field.required
        }
    });
    let fields: Vec<_> =
        shown.map(|field| format!("{}: {}", field.name, of_shape(&field.shape, &field.name))).collect();
    format!("{{{}}}", fields.join(", "))
}

#[cfg(test)]
mod tests {
    use super::{id_of, text};
    use crate::model::Kind;
    use crate::model::config::MarkdownConfig;
    use crate::model::id::is_valid_id;
    use crate::parse::{front_shape, parse};
    use crate::source::{FilePath, Source};

    fn path(kind: Kind) -> FilePath {
        let ending = if kind == Kind::Author { "yaml" } else { "md" };
        FilePath::from(format!("content/{}/new-one.{ending}", kind.folder()).as_str())
    }

    #[test]
    fn a_name_in_any_script_gives_an_id() {
        for (name, id) in [
            ("Spring Boot", "spring-boot"),
            ("Prüfung", "pruefung"),
            ("Pru\u{308}fung", "pruefung"),
            ("Café", "cafe"),
            ("Łódź", "lodz"),
            ("C", "c"),
            ("C++", "cpp"),
            ("C#", "c-sharp"),
            ("F#", "f-sharp"),
            ("Notepad++", "notepad-plus-plus"),
            ("R&D", "r-and-d"),
            (".NET", "net"),
            ("Node.js", "node-js"),
            ("CON", "con-term"),
            ("🚀", "rocket"),
        ] {
            assert_eq!(id_of(name), id, "{name}");
        }
        for name in ["日本語", "Привет, мир", "हिन्दी", "한국어", "العربية", "Ελληνικά", &"long ".repeat(60)]
        {
            assert!(is_valid_id(&id_of(name)), "{name}: {}", id_of(name));
        }
        assert_eq!(id_of("日本語"), "ri-ben-yu");
        assert_eq!(id_of("!!!"), "");
    }

    #[test]
    fn a_new_file_of_every_kind_is_sound_and_has_every_field() {
        for kind in Kind::ALL {
            let text = text(kind, "C# & \"co\"");
            let parsed = parse(&Source::new(path(kind), &text), kind, &MarkdownConfig::default());
            assert!(parsed.document.is_some(), "{kind:?}: {:?}\n{text}", parsed.diagnostics);
            for field in &front_shape(kind).fields {
                assert!(text.contains(&format!("{}:", field.name)), "{kind:?} lacks {}", field.name);
            }
        }
    }

    #[test]
    fn what_is_commented_is_sound_once_it_is_uncommented() {
        for kind in Kind::ALL {
            let names: Vec<_> = front_shape(kind).fields.iter().map(|field| format!("# {}: ", field.name)).collect();
            let text: String = text(kind, "New one")
                .lines()
                .map(|line| if names.iter().any(|name| line.starts_with(name)) { &line[2..] } else { line })
                .map(|line| format!("{line}\n"))
                .collect();
            let parsed = parse(&Source::new(path(kind), &text), kind, &MarkdownConfig::default());
            assert!(parsed.document.is_some(), "{kind:?}: {:?}\n{text}", parsed.diagnostics);
        }
    }
}
