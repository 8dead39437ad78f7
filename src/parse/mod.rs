//! One source → one typed document, with every mistake in it.
//!
//! Runs for each file by itself, in any order and in parallel; knows nothing of other files.
//! Invariant: a file with mistakes gives diagnostics and no document, and never a panic.

pub mod anchors;
pub mod css;
mod dialects;
pub mod fence;
mod footnotes;
pub mod front_matter;
pub mod html;
pub mod markdown;
pub mod module;
mod outline;
pub mod placeholders;
pub mod shape;
pub mod yaml;

use std::ops::Range;
use std::sync::{Arc, LazyLock};

use front_matter::Missing;
use shape::{Checker, MapShape, Shape};

use crate::diagnostics::Diagnostic;
use crate::model::config::MarkdownConfig;
use crate::model::id::{is_device, is_valid_id};
use crate::model::{
    Article, ArticleFront, Author, AuthorFront, Body, CheatSheet, CheatSheetFront, Document, DocumentFront,
    DocumentView, Kind, Page, PageFront, QuestionBank, QuestionBankFront, Reference, Role, RoleFront, Site, SiteConfig,
    Term, TermFront,
};
use crate::source::{FilePath, Source, Span};

/// A document of any kind.
#[derive(Debug, Clone)]
pub enum AnyDocument {
    /// A glossary entry.
    Term(Arc<Term>),
    /// A job.
    Role(Arc<Role>),
    /// A dated text.
    Article(Arc<Article>),
    /// A printable page.
    CheatSheet(Arc<CheatSheet>),
    /// Interview questions.
    QuestionBank(Arc<QuestionBank>),
    /// A plain page.
    Page(Arc<Page>),
    /// A writer.
    Author(Arc<Author>),
}

impl AnyDocument {
    /// Puts the document into a site, in the place of the one with its id.
    pub fn put_into(self, site: &mut Site) {
        match self {
            Self::Term(document) => drop(site.terms.insert(document.id.as_ref().into(), document)),
            Self::Role(document) => drop(site.roles.insert(document.id.as_ref().into(), document)),
            Self::Article(document) => drop(site.articles.insert(document.id.as_ref().into(), document)),
            Self::CheatSheet(document) => drop(site.cheat_sheets.insert(document.id.as_ref().into(), document)),
            Self::QuestionBank(document) => drop(site.question_banks.insert(document.id.as_ref().into(), document)),
            Self::Page(document) => drop(site.pages.insert(document.id.as_ref().into(), document)),
            Self::Author(document) => drop(site.authors.insert(document.id.as_ref().into(), document)),
        }
    }

    /// The document as all kinds can be seen.
    #[must_use]
    pub fn view(&self) -> DocumentView<'_> {
        match self {
            Self::Term(document) => document.view(),
            Self::Role(document) => document.view(),
            Self::Article(document) => document.view(),
            Self::CheatSheet(document) => document.view(),
            Self::QuestionBank(document) => document.view(),
            Self::Page(document) => document.view(),
            Self::Author(document) => document.view(),
        }
    }
}

/// What came of one file.
#[derive(Debug, Clone, Default)]
pub struct Parsed {
    /// The document, unless the file has errors.
    pub document: Option<AnyDocument>,
    /// What is wrong with the file.
    pub diagnostics: Vec<Diagnostic>,
}

/// Parses a content file of `kind`.
#[must_use]
pub fn parse(source: &Source, kind: Kind, markdown: &MarkdownConfig) -> Parsed {
    match kind {
        Kind::Term => document::<TermFront>(source, markdown, AnyDocument::Term),
        Kind::Role => document::<RoleFront>(source, markdown, AnyDocument::Role),
        Kind::Article => document::<ArticleFront>(source, markdown, AnyDocument::Article),
        Kind::CheatSheet => document::<CheatSheetFront>(source, markdown, AnyDocument::CheatSheet),
        Kind::QuestionBank => document::<QuestionBankFront>(source, markdown, AnyDocument::QuestionBank),
        Kind::Page => document::<PageFront>(source, markdown, AnyDocument::Page),
        Kind::Author => document::<AuthorFront>(source, markdown, AnyDocument::Author),
    }
}

/// Parses `site.yaml`.
#[must_use]
pub fn parse_config(source: &Source) -> (Option<SiteConfig>, Vec<Reference>, Vec<Diagnostic>) {
    let start = if source.text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let mut checker = Checker::new(&source.path);
    checker.diagnostics.extend(placeholders::control(source));
    let config = fields::<SiteConfig>(source, start..source.text.len(), &(0..0), config_shape(), &mut checker);
    (config, checker.references, checker.diagnostics)
}

/// The links that the text of `site.yaml` allows to lead out of the guide. Asked before anything else is read, so that
/// mistakes of other fields do not matter yet.
#[must_use]
pub fn outside_links(config: &str) -> Vec<String> {
    let Ok((tree, _)) = yaml::read(config, 0..config.len()) else { return Vec::new() };
    let yaml::Value::Map(entries) = &tree.value else { return Vec::new() };
    let list = entries.iter().find(|(key, _)| key.name == "outside_links").map(|(_, node)| &node.value);
    let Some(yaml::Value::List(items)) = list else { return Vec::new() };
    let text = |item: &yaml::Node| if let yaml::Value::Text(text) = &item.value { Some(text.clone()) } else { None };
    items.iter().filter_map(text).collect()
}

/// The fields of a kind's front matter, from its Rust type.
#[must_use]
pub fn front_shape(kind: Kind) -> &'static MapShape {
    static SHAPES: LazyLock<Vec<(Kind, MapShape)>> = LazyLock::new(|| {
        vec![
            (Kind::Term, map_shape::<TermFront>()),
            (Kind::Role, map_shape::<RoleFront>()),
            (Kind::Article, map_shape::<ArticleFront>()),
            (Kind::CheatSheet, map_shape::<CheatSheetFront>()),
            (Kind::QuestionBank, map_shape::<QuestionBankFront>()),
            (Kind::Page, map_shape::<PageFront>()),
            (Kind::Author, map_shape::<AuthorFront>()),
        ]
    });
    let found = SHAPES.iter().find(|(of, _)| *of == kind);
    found.map(|(_, shape)| shape).expect("every kind has a shape")
}

/// The fields of `site.yaml`, from its Rust type.
#[must_use]
pub fn config_shape() -> &'static MapShape {
    static SHAPE: LazyLock<MapShape> = LazyLock::new(map_shape::<SiteConfig>);
    &SHAPE
}

fn map_shape<T: schemars::JsonSchema>() -> MapShape {
    match Shape::of::<T>() {
        Shape::Map(shape) => shape,
        other => unreachable!("front matter is a map, not {}", other.noun()),
    }
}

fn document<F: DocumentFront>(
    source: &Source,
    markdown: &MarkdownConfig,
    wrap: impl FnOnce(Arc<Document<F>>) -> AnyDocument,
) -> Parsed {
    let mut diagnostics = Vec::new();
    check_id(source, &mut diagnostics);
    let (yaml, opening, body) = if F::KIND == Kind::Author {
        (0..source.text.len(), 0..0, source.text.len())
    } else {
        match front_matter::split(&source.text) {
            Ok(parts) => (parts.yaml, parts.opening, parts.body),
            Err(missing) => {
                diagnostics.push(missing_front_matter(source, missing, F::KIND));
                return Parsed { document: None, diagnostics };
            }
        }
    };
    let mut checker = Checker::new(&source.path);
    let front = fields::<F>(source, yaml, &opening, front_shape(F::KIND), &mut checker);
    diagnostics.append(&mut checker.diagnostics);
    // YAML refuses some of them itself.
    if diagnostics.iter().all(|found| found.code != "invalid-yaml") {
        diagnostics.extend(placeholders::control(source));
    }
    if front.as_ref().is_some_and(|front| !front.common().draft) {
        diagnostics.extend(placeholders::check(source, body));
    }
    let document = front.filter(|_| diagnostics.is_empty()).map(|front| {
        let outline = outline::of_page(&source.text[body..], body, markdown, F::KIND);
        wrap(Arc::new(Document {
            id: source.path.stem().into(),
            file: source.path.clone(),
            front,
            body: Body { source: source.text.clone(), offset: body, outline },
            references: checker.references,
        }))
    });
    Parsed { document, diagnostics }
}

/// Reads the YAML at `yaml` of a file into the type `T`; `opening` is where a missing field is
/// reported.
fn fields<T: serde::de::DeserializeOwned>(
    source: &Source,
    yaml: Range<usize>,
    opening: &Range<usize>,
    shape: &MapShape,
    checker: &mut Checker<'_>,
) -> Option<T> {
    let span = |range: &Range<usize>| Span::new(&source.path, range.clone());
    let (tree, mistakes) = match yaml::read(&source.text, yaml) {
        Ok(read) => read,
        Err(error) => {
            let diagnostic = Diagnostic::error("invalid-yaml", span(&error.range), error.message);
            checker.diagnostics.push(diagnostic.maybe_hint(error.hint));
            return None;
        }
    };
    for mistake in mistakes {
        let diagnostic = Diagnostic::error("duplicate-key", span(&mistake.range), mistake.message);
        checker.diagnostics.push(diagnostic.maybe_hint(mistake.hint));
    }
    let json = checker.document(&tree, shape, opening)?;
    match serde_json::from_value(json) {
        Ok(front) => Some(front),
        Err(error) => {
            let message = format!("the fields cannot be read: {error}");
            checker.diagnostics.push(Diagnostic::error("invalid-field", span(&tree.range), message));
            None
        }
    }
}

fn check_id(source: &Source, diagnostics: &mut Vec<Diagnostic>) {
    let id = source.path.stem();
    if !is_valid_id(id) {
        let span = Span::new(&source.path, 0..0);
        let message = format!("`{id}` cannot be an id");
        let better = markdown::slug(id).replace('_', "-");
        let hint = if is_device(id) {
            "Windows keeps this name for a device and cannot hold such a file; rename it".to_owned()
        } else if is_valid_id(&better) {
            format!("rename the file to `{better}`: lower-case letters, digits and hyphens")
        } else {
            "name the file with lower-case letters, digits and hyphens".to_owned()
        };
        diagnostics.push(Diagnostic::error("invalid-id", span, message).hint(hint));
    }
}

fn missing_front_matter(source: &Source, missing: Missing, kind: Kind) -> Diagnostic {
    let first_line = source.text.lines().next().unwrap_or_default().len();
    let span = Span::new(&source.path, 0..first_line);
    match missing {
        Missing::Empty => Diagnostic::error("empty-file", span, "the file is empty")
            .hint(format!("`plainspeak new {} NAME` writes a file with every field", kind.slug())),
        Missing::NoOpening => {
            Diagnostic::error("missing-front-matter", span, "the file does not start with front matter")
                .hint("begin with a line `---`, the fields, and another line `---`")
        }
        Missing::NoClosing => Diagnostic::error("unclosed-front-matter", span, "the front matter is not closed")
            .hint("add a line `---` after the last field"),
    }
}

/// The place of the field `path` (`aliases[2]`, `confused_with[0].term`) in a file whose front
/// matter parsed, in bytes of the file; the start of the file where there is no such field.
///
/// Reads the front matter again: only diagnostics ask, and they are few.
#[must_use]
pub fn locate(text: &str, path: &str) -> Range<usize> {
    let yaml = front_matter::split(text).map_or(0..text.len(), |parts| parts.yaml);
    let Ok((tree, _)) = yaml::read(text, yaml) else {
        return 0..0;
    };
    let mut node = &tree;
    for step in path.split(['.', '[']).filter(|step| !step.is_empty()) {
        let next = match (&node.value, step.strip_suffix(']')) {
            (yaml::Value::List(items), Some(index)) => index.parse().ok().and_then(|index: usize| items.get(index)),
            (yaml::Value::Map(entries), None) => {
                entries.iter().find(|(key, _)| key.name == step).map(|(_, value)| value)
            }
            _ => None,
        };
        match next {
            Some(next) => node = next,
            None => return 0..0,
        }
    }
    node.range.clone()
}

/// Fields that are shown as they are written, whatever marks they hold.
const PLAIN_FIELDS: [&str; 8] = ["title", "term", "short", "summary", "name", "question", "mistake", "skill"];

/// Fields that are shown as Markdown and may hold raw HTML.
const MARKDOWN_FIELDS: [&str; 16] = [
    "analogy",
    "in_a_job_ad",
    "note",
    "why",
    "fix",
    "expects",
    "listen_for",
    "red_flag",
    "good_answer",
    "weak_answer",
    "bio",
    "steps",
    "text",
    "difference",
    "why_it_matters",
    "footer",
];

/// A text of front matter that holds a link, a picture or raw HTML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkdownText {
    /// The text.
    pub text: String,
    /// Where its field's value stands.
    pub range: Range<usize>,
    /// Whether raw HTML in it is HTML.
    pub is_html: bool,
}

/// The texts of a file's front matter that hold a link, a picture or raw HTML.
#[must_use]
pub fn markdown_texts(text: &str) -> Vec<MarkdownText> {
    let yaml = front_matter::split(text).map_or(0..text.len(), |parts| parts.yaml);
    let is_marked = |text: &str| text.contains("](") || text.contains("[[") || text.contains('<');
    // Most files have none, and reading YAML again takes time.
    if !is_marked(&text[yaml.clone()]) {
        return Vec::new();
    }
    let Ok((tree, _)) = yaml::read(text, yaml) else { return Vec::new() };
    let mut found = Vec::new();
    let mut open = vec![("", &tree)];
    while let Some((field, node)) = open.pop() {
        match &node.value {
            yaml::Value::Text(text) if is_marked(text) && !PLAIN_FIELDS.contains(&field) => {
                let is_html = MARKDOWN_FIELDS.contains(&field);
                found.push(MarkdownText { text: text.clone(), range: node.range.clone(), is_html });
            }
            yaml::Value::List(items) => open.extend(items.iter().map(|item| (field, item))),
            yaml::Value::Map(entries) => open.extend(entries.iter().map(|(key, value)| (key.name.as_str(), value))),
            _ => {}
        }
    }
    found
}

/// The place of the field `path` of a document.
#[must_use]
pub fn locate_span(file: &FilePath, text: &str, path: &str) -> Span {
    Span::new(file, locate(text, path))
}
