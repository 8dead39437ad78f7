//! ([`ResolvedSite`], one page) → bytes.
//!
//! `build` maps it over all pages, `serve` calls it for the page that a browser asks for.
//! Invariant: pure. The same site and the same page give the same bytes.

pub mod assets;
pub mod cards;
pub mod context;
pub mod decoder;
pub mod feeds;
pub mod figures;
pub mod glossary;
pub mod highlight;
pub mod html;
pub mod json_ld;
pub mod markdown;
pub mod site_check;
pub mod study;
pub mod templates;
pub mod views;

use std::sync::Arc;

use rayon::prelude::*;

pub use cards::CardCache;
pub use highlight::Highlighter;
pub use site_check::{check_site, unknown_anchors, unused_templates};
pub use templates::{TemplateError, Templates};

use self::assets::BuiltAssets;
use self::cards::Cards;
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
    /// Social cards, where the guide has them.
    cards: Option<Arc<Cards>>,
}

impl Renderer {
    /// Makes a renderer of one generation of a site.
    #[must_use]
    pub fn new(resolved: Arc<ResolvedSite>, templates: Arc<Templates>, highlighter: Arc<Highlighter>) -> Self {
        let assets = Arc::new(assets::build(&resolved.site, &resolved.base));
        let site = Arc::new(views::site::context(&resolved, &assets, &highlighter));
        let cards = Cards::of(&resolved).map(Arc::new);
        Self { resolved, templates, highlighter, assets, site, cards }
    }

    /// A renderer of a site that differs from this one in texts of pages only.
    #[must_use]
    pub fn with_texts_of(&self, resolved: Arc<ResolvedSite>) -> Self {
        Self { resolved, ..self.clone() }
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
    /// glossary, search index and the like, by their path below the output folder.
    #[must_use]
    pub fn site_files(&self) -> Vec<(String, Vec<u8>)> {
        Part::ALL.into_par_iter().flat_map_iter(|part| self.part(part)).collect()
    }

    /// Renders one part of these files.
    #[must_use]
    pub fn part(&self, part: Part) -> Vec<(String, Vec<u8>)> {
        match part {
            Part::Feeds => feeds::all(self),
            Part::Decoder => decoder::files(self),
            Part::Study => vec![(study::FILE.to_owned(), study::file(self))],
            Part::Search => {
                let index = search::index(&self.resolved);
                index.into_iter().map(|(path, bytes)| (format!("{}/{path}", search::FOLDER), bytes)).collect()
            }
        }
    }

    fn scope<'a>(&'a self, file: &'a FilePath) -> Scope<'a> {
        Scope { resolved: &self.resolved, assets: &self.assets, highlighter: &self.highlighter, file }
    }

    fn link(&self, route: &Route) -> String {
        self.resolved.base.link(&route.path())
    }

    fn document_link(&self, id: &DocumentId) -> String {
        self.resolved.link(id).unwrap_or_default()
    }
}

/// The parts of the files that are made from the whole site; `serve` makes each when it is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Sitemap, feed, glossary and what hosts look for.
    Feeds,
    /// The table and the texts of the decoder.
    Decoder,
    /// The flash cards.
    Study,
    /// The search index.
    Search,
}

impl Part {
    /// Every part.
    pub const ALL: [Self; 4] = [Self::Feeds, Self::Decoder, Self::Study, Self::Search];

    /// The part that a path may belong to; none for a path that none of them has.
    #[must_use]
    pub fn of(path: &str) -> Option<Self> {
        match path.split_once('/') {
            Some((search::FOLDER, _)) => Some(Self::Search),
            Some(("decode", _)) => Some(Self::Decoder),
            Some(_) => None,
            None if path == study::FILE => Some(Self::Study),
            None => Some(Self::Feeds),
        }
    }
}
