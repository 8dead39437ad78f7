//! From a folder to a resolved site: the phases in order, for every command that needs them.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::assemble::{self, Drafts};
use crate::diagnostics::{Diagnostics, Texts};
use crate::load::{self, Bounds, CONFIG_FILE, Sources};
use crate::parse;
use crate::render::{self, CardCache, Highlighter, Renderer, Templates, cards};
use crate::resolve::{self, BaseUrl, ResolvedSite};
use crate::search;

/// How a command wants the guide.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// The folder that holds `site.yaml`.
    pub root: PathBuf,
    /// Where the site will live, instead of what `site.yaml` says.
    pub base_url: Option<String>,
    /// Whether drafts belong to it.
    pub drafts: Drafts,
}

/// A guide that was read whole, and everything that is wrong with it.
#[derive(Debug, Clone)]
pub struct Guide {
    /// The files.
    pub sources: Sources,
    /// The site.
    pub resolved: Arc<ResolvedSite>,
    /// The templates; none where one has a mistake.
    pub templates: Option<Arc<Templates>>,
    /// Colours code, and remembers between runs.
    pub highlighter: Arc<Highlighter>,
    /// What is wrong, sorted.
    pub diagnostics: Diagnostics,
}

impl Guide {
    /// Reads the guide that a command wants.
    #[must_use]
    pub fn read(wanted: &Wanted) -> Self {
        let mut diagnostics = Diagnostics::new();
        let sources = load::load(&wanted.root, &bounds(&wanted.root), &mut diagnostics);
        Self::of_sources(wanted, sources, highlighter(&wanted.root), diagnostics)
    }

    /// Takes the files of a guide through all phases; `diagnostics` holds what was wrong with reading them.
    #[must_use]
    pub fn of_sources(
        wanted: &Wanted,
        sources: Sources,
        highlighter: Arc<Highlighter>,
        mut diagnostics: Diagnostics,
    ) -> Self {
        let site = assemble::parse_config(&sources, &mut diagnostics);
        let files = assemble::parse_all(&sources, &site.config.markdown);
        let site = assemble::assemble(site, &sources, &files, wanted.drafts, &mut diagnostics);
        let base = wanted.base_url.as_deref().map_or_else(|| BaseUrl::of(&site.config), BaseUrl::parse);
        let resolved = Arc::new(resolve::resolve(site, base, &mut diagnostics));
        search::check(&resolved, &mut diagnostics);
        let templates = match Templates::new(&sources.templates) {
            Ok(templates) => Some(Arc::new(templates)),
            Err(mistake) => {
                diagnostics.push(*mistake);
                None
            }
        };
        let own = sources.templates.iter().map(|(path, source)| (path, &*source.text));
        diagnostics.extend(render::unused_templates(own));
        if let Some(templates) = &templates {
            // Also of a guide with errors, so that what is wrong elsewhere is told in the same run.
            let renderer = Renderer::new(resolved.clone(), templates.clone(), highlighter.clone());
            render::check_site(&renderer, &mut diagnostics);
        }
        diagnostics.sort();
        Self { sources, resolved, templates, highlighter, diagnostics }
    }

    /// The texts that the guide's diagnostics quote.
    #[must_use]
    pub fn texts(&self) -> Texts {
        self.sources.texts()
    }

    /// A renderer of the guide, where it has no error.
    #[must_use]
    pub fn renderer(&self) -> Option<Renderer> {
        self.renderer_with(self.highlighter.clone())
    }

    /// The same with a highlighter of the caller's own.
    #[must_use]
    pub fn renderer_with(&self, highlighter: Arc<Highlighter>) -> Option<Renderer> {
        let templates = self.templates.clone()?;
        (!self.diagnostics.has_errors()).then(|| Renderer::new(self.resolved.clone(), templates, highlighter))
    }
}

/// How far the guide at `root` reaches, by what its `site.yaml` allows now.
#[must_use]
pub fn bounds(root: &Path) -> Bounds {
    let allowed = load::config_text(root).map(|text| parse::outside_links(&text)).unwrap_or_default();
    Bounds::new(root, &allowed)
}

/// The folder of a guide's cache. Losing it costs time only.
#[must_use]
pub fn cache_folder(root: &Path) -> PathBuf {
    root.join(".plainspeak")
}

/// The highlighter of a guide, which remembers between runs.
#[must_use]
pub fn highlighter(root: &Path) -> Arc<Highlighter> {
    Arc::new(Highlighter::with_cache(cache_folder(root).join("highlight")))
}

/// The cache of a guide's social cards.
#[must_use]
pub fn card_cache(root: &Path) -> Arc<CardCache> {
    Arc::new(CardCache::at(cache_folder(root).join(cards::FOLDER)))
}

/// The guide that a command means: `root` itself, else the nearest folder from here up that has
/// a `site.yaml`, else the current folder.
#[must_use]
pub fn find_root(root: Option<&Path>) -> PathBuf {
    if let Some(root) = root {
        return root.to_owned();
    }
    let here = std::env::current_dir().unwrap_or_else(|_| PathBuf::from("."));
    here.ancestors().find(|folder| folder.join(CONFIG_FILE).is_file()).map_or_else(|| here.clone(), Path::to_owned)
}
