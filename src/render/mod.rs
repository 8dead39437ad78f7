//! ([`ResolvedSite`], one page) → bytes.
//!
//! `build` maps it over all pages, `serve` calls it for the page that a browser asks for.
//! Invariant: pure. The same site and the same page give the same bytes.

pub mod assets;
pub mod context;
pub mod decoder;
pub mod feeds;
pub mod figures;
pub mod highlight;
pub mod html;
pub mod json_ld;
pub mod markdown;
pub mod study;
pub mod templates;
pub mod views;

use std::sync::Arc;

pub use highlight::Highlighter;
pub use templates::{TemplateError, Templates};

use self::assets::BuiltAssets;
use self::context::{CheatSheetContext, SiteContext};
use self::markdown::Scope;
use crate::model::{CheatSheetId, DocumentId};
use crate::resolve::{ResolvedSite, Route};
use crate::search;
use crate::source::FilePath;

/// Everything that rendering a page needs; made once for each generation of a site.
#[derive(Debug, Clone)]
pub struct Renderer {
    /// The site.
    pub resolved: Arc<ResolvedSite>,
    /// The templates.
    pub templates: Arc<Templates>,
    /// Colours code.
    pub highlighter: Arc<Highlighter>,
    /// Files beside pages.
    pub assets: Arc<BuiltAssets>,
    /// What is the same on every page.
    site: Arc<SiteContext>,
}

impl Renderer {
    /// Makes a renderer of one generation of a site.
    #[must_use]
    pub fn new(resolved: Arc<ResolvedSite>, templates: Arc<Templates>, highlighter: Arc<Highlighter>) -> Self {
        let assets = Arc::new(assets::build(&resolved.site, &resolved.base));
        let site = Arc::new(views::site::context(&resolved, &assets, &highlighter));
        Self { resolved, templates, highlighter, assets, site }
    }

    /// Renders one page.
    ///
    /// # Errors
    /// A template that cannot show the page, with the page's path.
    pub fn page(&self, route: &Route) -> Result<String, TemplateError> {
        views::render(self, route)
    }

    /// What a cheat sheet shows, for those who ask how much that is.
    ///
    /// # Panics
    /// Where the site has no such cheat sheet.
    #[must_use]
    pub fn cheat_sheet(&self, id: &CheatSheetId) -> CheatSheetContext {
        views::sheet::context(self, id)
    }

    /// Renders the files beside the pages that are made from the whole site: feed, sitemap,
    /// glossary, cards to study and the like, by their path below the output folder.
    #[must_use]
    pub fn site_files(&self) -> Vec<(String, Vec<u8>)> {
        let mut files = feeds::all(self);
        files.extend(decoder::files(self));
        files.push((study::FILE.to_owned(), study::file(self)));
        let index = search::index(&self.resolved);
        files.extend(index.into_iter().map(|(path, bytes)| (format!("{}/{path}", search::FOLDER), bytes)));
        files
    }

    fn scope<'a>(&'a self, file: &'a FilePath) -> Scope<'a> {
        Scope { resolved: &self.resolved, highlighter: &self.highlighter, file }
    }

    fn link(&self, route: &Route) -> String {
        self.resolved.base.link(&route.path())
    }

    fn document_link(&self, id: &DocumentId) -> String {
        self.resolved.link(id).unwrap_or_default()
    }
}
