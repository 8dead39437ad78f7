//! The guide as plain data: what the authors wrote, typed, before anything refers to anything.
//!
//! Made by `parse`, read by every later phase. Invariant: no I/O, no HTML, no URL.
//! The structs named `…Front` are the front matter that `CONTENT-MODEL` describes; their doc
//! comments become the descriptions in the JSON Schemas and in what `plainspeak new` writes.

pub mod article;
pub mod body;
pub mod cheat_sheet;
pub mod config;
pub mod front;
pub mod id;
pub mod question_bank;
pub mod role;
pub mod sections;
pub mod term;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

pub use article::{ArticleFront, AuthorFront, PageFront};
pub use body::{Body, Heading, Link, LinkKind, Mistake, Outline};
pub use cheat_sheet::CheatSheetFront;
pub use config::SiteConfig;
pub use front::{Common, Date, DocumentFront, SitePath};
pub use id::{
    AnyId, ArticleId, AuthorId, CheatSheetId, DocumentId, Kind, PageId, QuestionBankId, RoleId, TagId, TermId,
};
pub use question_bank::QuestionBankFront;
pub use role::RoleFront;
pub use term::{TermFront, TermKind};

use crate::source::FilePath;

/// One document: its front matter, its body and the file that holds both.
#[derive(Debug, Clone)]
pub struct Document<F> {
    /// The file name without its ending.
    pub id: Arc<str>,
    /// The file.
    pub file: FilePath,
    /// What its front matter says.
    pub front: F,
    /// The Markdown after the front matter; empty for authors.
    pub body: Body,
    /// Every id that its front matter names, for `resolve` to look up.
    pub references: Vec<Reference>,
}

/// An id that front matter names, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// What kind of thing it names.
    pub target: ReferenceTarget,
    /// The id as written.
    pub id: String,
    /// Where it stands, in bytes of the file.
    pub range: Range<usize>,
}

/// What kind of thing a reference names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReferenceTarget {
    /// A document of one kind.
    Document(Kind),
    /// A document of any kind that has a page.
    AnyDocument,
    /// A tag that `site.yaml` declares.
    Tag,
}

impl ReferenceTarget {
    /// Reads the schema keyword of a field: `term`, `tag`, `any`.
    #[must_use]
    pub fn from_keyword(keyword: &str) -> Option<Self> {
        match keyword {
            "tag" => Some(Self::Tag),
            "any" => Some(Self::AnyDocument),
            kind => Kind::from_slug(kind).map(Self::Document),
        }
    }
}

/// A glossary entry.
pub type Term = Document<TermFront>;
/// A job.
pub type Role = Document<RoleFront>;
/// A dated text.
pub type Article = Document<ArticleFront>;
/// A printable page made of blocks.
pub type CheatSheet = Document<CheatSheetFront>;
/// Interview questions by topic.
pub type QuestionBank = Document<QuestionBankFront>;
/// A plain page.
pub type Page = Document<PageFront>;
/// A writer of articles.
pub type Author = Document<AuthorFront>;

/// The whole guide. Drafts are left out unless the run asked for them.
#[derive(Debug, Clone, Default)]
pub struct Site {
    /// What `site.yaml` says.
    pub config: Arc<SiteConfig>,
    /// The text of `site.yaml`.
    pub config_source: Arc<str>,
    /// Every id that `site.yaml` names.
    pub config_references: Vec<Reference>,
    /// Documents whose files have errors: references to them are no further mistakes.
    pub unreadable: BTreeMap<DocumentId, FilePath>,
    /// Documents left out because they are drafts.
    pub drafts: BTreeMap<DocumentId, FilePath>,
    /// Whether drafts are shown like everything else.
    pub shows_drafts: bool,
    /// Whether `site.yaml` has errors, so that nothing can be said of what it declares.
    pub config_unreadable: bool,
    /// The glossary.
    pub terms: BTreeMap<TermId, Arc<Term>>,
    /// The jobs.
    pub roles: BTreeMap<RoleId, Arc<Role>>,
    /// The dated texts.
    pub articles: BTreeMap<ArticleId, Arc<Article>>,
    /// The printable pages.
    pub cheat_sheets: BTreeMap<CheatSheetId, Arc<CheatSheet>>,
    /// The interview questions.
    pub question_banks: BTreeMap<QuestionBankId, Arc<QuestionBank>>,
    /// The plain pages.
    pub pages: BTreeMap<PageId, Arc<Page>>,
    /// The writers.
    pub authors: BTreeMap<AuthorId, Arc<Author>>,
    /// Files beside content files and in `static/`, by their path from the site's root.
    pub assets: BTreeMap<FilePath, Arc<Asset>>,
}

/// A file that is served as it is: a picture, a style sheet, a script.
#[derive(Debug, Clone)]
pub struct Asset {
    /// Its path from the site's root: `static/logo.svg`, `content/articles/pipeline.svg`.
    pub path: FilePath,
    /// Its bytes.
    pub bytes: Arc<[u8]>,
    /// The hash of its bytes.
    pub hash: blake3::Hash,
    /// Width and height in pixels, for a picture whose size could be read.
    pub size: Option<(u32, u32)>,
}

impl Site {
    /// Finds a document's front matter that all kinds share, its file and its body.
    #[must_use]
    pub fn document(&self, id: &DocumentId) -> Option<DocumentView<'_>> {
        let name: &str = &id.id;
        match id.kind {
            Kind::Term => self.terms.get(name).map(|document| document.view()),
            Kind::Role => self.roles.get(name).map(|document| document.view()),
            Kind::Article => self.articles.get(name).map(|document| document.view()),
            Kind::CheatSheet => self.cheat_sheets.get(name).map(|document| document.view()),
            Kind::QuestionBank => self.question_banks.get(name).map(|document| document.view()),
            Kind::Page => self.pages.get(name).map(|document| document.view()),
            Kind::Author => self.authors.get(name).map(|document| document.view()),
        }
    }

    /// Every document, by kind and id.
    pub fn documents(&self) -> impl Iterator<Item = DocumentView<'_>> {
        let terms = self.terms.values().map(|document| document.view());
        let roles = self.roles.values().map(|document| document.view());
        let articles = self.articles.values().map(|document| document.view());
        let sheets = self.cheat_sheets.values().map(|document| document.view());
        let banks = self.question_banks.values().map(|document| document.view());
        let pages = self.pages.values().map(|document| document.view());
        let authors = self.authors.values().map(|document| document.view());
        terms.chain(roles).chain(articles).chain(sheets).chain(banks).chain(pages).chain(authors)
    }
}

/// What can be said of a document of any kind.
#[derive(Debug, Clone)]
pub struct DocumentView<'a> {
    /// Its kind and id.
    pub id: DocumentId,
    /// The name that readers see.
    pub title: &'a str,
    /// One sentence about it; empty where its kind has none.
    pub summary: &'a str,
    /// The fields that every kind takes.
    pub common: &'a Common,
    /// The file.
    pub file: &'a FilePath,
    /// The Markdown.
    pub body: &'a Body,
    /// Every id that the front matter names.
    pub references: &'a [Reference],
    /// Addresses that lead to it, too, and the field that holds them.
    pub old_addresses: (&'static str, &'a [SitePath]),
}

impl<F: DocumentFront> Document<F> {
    /// The document as all kinds can be seen.
    #[must_use]
    pub fn view(&self) -> DocumentView<'_> {
        DocumentView {
            id: DocumentId { kind: F::KIND, id: self.id.clone() },
            title: self.front.title(),
            summary: self.front.summary(),
            common: self.front.common(),
            file: &self.file,
            body: &self.body,
            references: &self.references,
            old_addresses: self.front.old_addresses(),
        }
    }
}
