//! The templates: those of the program, with a guide's own in their place where it has any.

use std::collections::BTreeMap;

use serde::Serialize;
use tera::{Context, Tera};

use super::cards;
use crate::diagnostics::Diagnostic;
use crate::source::{FilePath, Source, Span};
use crate::theme;

/// A template that cannot show a page.
#[derive(Debug, Clone, thiserror::Error)]
#[error("the template `{template}` cannot show `{page}`: {reason}")]
pub struct TemplateError {
    /// The template.
    pub template: String,
    /// The path of the page.
    pub page: String,
    /// What the template engine says.
    pub reason: String,
}

/// All templates, ready to render.
#[derive(Debug, Clone)]
pub struct Templates {
    tera: Tera,
    /// The hash of the template of cards, which is part of what a card is known by.
    card: blake3::Hash,
}

impl Templates {
    /// Reads the templates of the program and those of the guide.
    ///
    /// # Errors
    /// The first template with a mistake; the engine stops there.
    pub fn new(own: &BTreeMap<FilePath, Source>) -> Result<Self, Box<Diagnostic>> {
        let mut texts: BTreeMap<&str, &str> = theme::templates().collect();
        for (path, source) in own {
            texts.insert(path.as_str().trim_start_matches("templates/"), &source.text);
        }
        let mut tera = Tera::default();
        tera.autoescape_on(vec![".html", ".svg"]);
        let card = blake3::hash(texts.get(cards::TEMPLATE).copied().unwrap_or_default().as_bytes());
        tera.add_raw_templates(texts).map_err(|error| mistake(&error, own))?;
        Ok(Self { tera, card })
    }

    /// The hash of the template of cards.
    #[must_use]
    pub(super) const fn card_hash(&self) -> blake3::Hash {
        self.card
    }

    /// Renders the template `name` with `context`; `page` names the page in an error.
    ///
    /// # Errors
    /// What the engine says, with the names of template and page.
    pub fn render<C: Serialize>(&self, name: &str, context: &C, page: &str) -> Result<String, TemplateError> {
        let failed = |reason: String| TemplateError { template: name.to_owned(), page: page.to_owned(), reason };
        let context = Context::from_serialize(context).map_err(|error| failed(chain(&error)))?;
        self.tera.render(name, &context).map_err(|error| failed(chain(&error)))
    }
}

/// An error and what caused it, in one text.
fn chain(error: &tera::Error) -> String {
    let mut text = error.to_string();
    let mut source = std::error::Error::source(error);
    while let Some(cause) = source {
        text.push_str(": ");
        text.push_str(&cause.to_string());
        source = cause.source();
    }
    text
}

/// A mistake in a template as a diagnostic at its place, as far as the engine tells it.
fn mistake(error: &tera::Error, own: &BTreeMap<FilePath, Source>) -> Box<Diagnostic> {
    let text = chain(error);
    let named = own.iter().find(|(path, _)| text.contains(path.as_str().trim_start_matches("templates/")));
    let (file, range) = match named {
        Some((path, source)) => (path.clone(), place(&text, &source.text)),
        None => (FilePath::from("templates"), 0..0),
    };
    let message = text.lines().next().unwrap_or_default().trim_end_matches('.').to_owned();
    Box::new(
        Diagnostic::error("invalid-template", Span::new(&file, range), message)
            .hint("the program's own template is used where the file is taken away"),
    )
}

/// The bytes of the place `LINE:COLUMN` that a message of the engine names.
fn place(message: &str, text: &str) -> std::ops::Range<usize> {
    let numbers = message.split([' ', '[', ']', '(', ')', '\n', '>']).find_map(|word| {
        let mut parts = word.rsplitn(3, ':');
        let column: usize = parts.next()?.parse().ok()?;
        let line: usize = parts.next()?.parse().ok()?;
        Some((line, column))
    });
    let Some((line, column)) = numbers else { return 0..0 };
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let rest = text[start.min(text.len())..].lines().next().unwrap_or_default();
    let at = start + rest.char_indices().nth(column.saturating_sub(1)).map_or(rest.len(), |(at, _)| at);
    at..start + rest.len()
}
