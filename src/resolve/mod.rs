//! [`Site`] → [`ResolvedSite`]: everything that needs more than one document.
//!
//! References, the graph of terms, addresses, jargon links and backlinks. Runs after `assemble`
//! and before anything becomes HTML. Invariant: a resolved site never changes; a new save makes
//! a new one that shares what stayed the same.

pub mod base_url;
mod claims;
mod config_check;
pub mod labels;
pub mod link_check;
pub mod links;
pub mod mentions;
pub mod navigation;
pub mod references;
pub mod relations;
pub mod routes;
pub mod search_string;

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

pub use base_url::BaseUrl;
pub use mentions::{Mention, Mentions};
pub use navigation::Navigation;
pub use relations::Relations;
pub use routes::Route;

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::jargon::{PageLinks, PageRules, Table};
use crate::model::{DocumentId, DocumentView, Kind, Link, LinkKind, Site, TermId};
use crate::source::{FilePath, Span};

/// The whole guide with every connection between its parts.
#[derive(Debug, Clone)]
pub struct ResolvedSite {
    /// The documents.
    pub site: Arc<Site>,
    /// Where the site is mounted.
    pub base: Arc<BaseUrl>,
    /// Which document a file holds.
    pub files: Arc<BTreeMap<FilePath, DocumentId>>,
    /// The graph of terms.
    pub relations: Arc<BTreeMap<TermId, Relations>>,
    /// Every page by its path.
    pub routes: Arc<BTreeMap<String, Route>>,
    /// Orders and indexes.
    pub navigation: Arc<Navigation>,
    /// The spellings of all terms.
    pub jargon: Arc<Table>,
    /// The jargon links of each document, found when first asked for.
    page_links: Arc<BTreeMap<DocumentId, Arc<OnceLock<PageLinks>>>>,
    /// Who mentions whom, found when first asked for.
    mentions: Arc<OnceLock<Mentions>>,
}

/// Resolves `site`, mounted at `base`.
#[must_use]
pub fn resolve(site: Site, base: BaseUrl, diagnostics: &mut Diagnostics) -> ResolvedSite {
    resolve_after(None, site, base, diagnostics)
}

/// Resolves `site` as [`resolve`] does, and takes from the generation before what stayed the same:
/// the table of spellings where no spelling changed, and then the jargon links of every document
/// that is the same. Backlinks stay those of the generation before until [`ResolvedSite::settle`].
#[must_use]
pub fn resolve_after(
    before: Option<&ResolvedSite>,
    site: Site,
    base: BaseUrl,
    diagnostics: &mut Diagnostics,
) -> ResolvedSite {
    config_check::check(&site, diagnostics);
    references::check(&site, diagnostics);
    labels::check(&site, diagnostics);
    let relations = relations::relate(&site, diagnostics);
    let routes = routes::routes(&site, &relations, diagnostics);
    let files = site.documents().map(|document| (document.file.clone(), document.id)).collect();
    check_reserved_pages(&site, diagnostics);
    let same_table = before.filter(|before| Table::is_same(&before.site, &site));
    let page_links = site
        .documents()
        .map(|document| {
            let known = same_table.and_then(|before| {
                let old = before.site.document(&document.id)?;
                std::ptr::eq(old.body, document.body).then(|| before.page_links.get(&document.id).cloned())?
            });
            (document.id, known.unwrap_or_default())
        })
        .collect();
    let resolved = ResolvedSite {
        jargon: same_table.map_or_else(|| Arc::new(Table::build(&site)), |before| before.jargon.clone()),
        navigation: Arc::new(navigation::navigate(&site)),
        site: Arc::new(site),
        base: Arc::new(base),
        files: Arc::new(files),
        relations: Arc::new(relations),
        routes: Arc::new(routes),
        page_links: Arc::new(page_links),
        mentions: before.map(|before| before.mentions.clone()).unwrap_or_default(),
    };
    link_check::check(&resolved, diagnostics);
    for document in resolved.site.documents() {
        diagnostics.extend(check_wiki_links(&resolved, &document));
    }
    resolved
}

impl ResolvedSite {
    /// The jargon links of a document; found on the first call and kept.
    #[must_use]
    pub fn page_links(&self, id: &DocumentId) -> &PageLinks {
        static NONE: PageLinks = PageLinks::none();
        let (Some(cell), Some(document)) = (self.page_links.get(id), self.site.document(id)) else {
            return &NONE;
        };
        cell.get_or_init(|| {
            let own = (id.kind == Kind::Term).then(|| TermId(id.id.clone()));
            let rules = PageRules { own, autolink: document.common.autolink, frequency: self.site.config.jargon.links };
            self.jargon.link(document.body, &rules, &self.site.config.markdown)
        })
    }

    /// Who mentions whom; found on the first call, in parallel, and kept.
    #[must_use]
    pub fn mentions(&self) -> &Mentions {
        self.mentions.get_or_init(|| mentions::find(self))
    }

    /// The site with the body of one document changed, everything else as before; none where the
    /// document is not part of it. Its backlinks are those of this generation until [`Self::settle`].
    #[must_use]
    pub fn with_document(&self, document: crate::parse::AnyDocument) -> Option<Self> {
        let id = document.view().id;
        self.site.document(&id)?;
        let mut site = (*self.site).clone();
        document.put_into(&mut site);
        let mut page_links = (*self.page_links).clone();
        page_links.insert(id, Arc::default());
        Some(Self { site: Arc::new(site), page_links: Arc::new(page_links), ..self.clone() })
    }

    /// The site with its backlinks found anew; everything else is shared.
    #[must_use]
    pub fn settle(&self) -> Self {
        let settled = Self { mentions: Arc::default(), ..self.clone() };
        let _ = settled.mentions();
        settled
    }

    /// A site whose backlinks are not known yet and count as none, so that a first page need not
    /// wait for all links of all pages.
    #[must_use]
    pub fn without_mentions(self) -> Self {
        self.mentions.set(Mentions::default()).ok();
        self
    }

    /// The address of the page of a document as pages link it.
    #[must_use]
    pub fn link(&self, id: &DocumentId) -> Option<String> {
        Route::of(id).map(|route| self.base.link(&route.path()))
    }

    /// The address of a term's page as pages link it.
    #[must_use]
    pub fn term_link(&self, id: &TermId) -> String {
        self.base.link(&Route::Term(id.clone()).path())
    }
}

/// Reports `[[wiki links]]` to no term.
#[must_use]
pub fn check_wiki_links(resolved: &ResolvedSite, document: &DocumentView<'_>) -> Vec<Diagnostic> {
    document.body.outline.links.iter().filter_map(|link| wiki_mistake(resolved, document.file, link)).collect()
}

/// What is wrong with a `[[wiki link]]`, if it is one and names no term.
fn wiki_mistake(resolved: &ResolvedSite, file: &FilePath, link: &Link) -> Option<Diagnostic> {
    if link.kind != LinkKind::Wiki || resolved.jargon.lookup(&link.target).is_some() {
        return None;
    }
    let hint = resolved.jargon.nearest(&link.target).map(|near| format!("did you mean `[[{near}]]`?"));
    let message = format!("no term is called `{}`", link.target);
    Some(Diagnostic::error("unknown-term", Span::new(file, link.range.clone()), message).maybe_hint(hint))
}

/// A plain page may not claim an address that the site itself needs.
fn check_reserved_pages(site: &Site, diagnostics: &mut Diagnostics) {
    for (id, page) in site.pages.iter().filter(|(id, _)| claims::is_reserved_page(id.as_str())) {
        let path = Route::Page(id.clone()).path();
        let message = format!("the address `{path}` belongs to the site itself");
        diagnostics
            .push(Diagnostic::error("reserved-id", Span::new(&page.file, 0..0), message).hint("rename the file"));
    }
}
