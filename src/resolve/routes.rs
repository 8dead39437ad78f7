//! Every page of the site and its address.

use std::collections::BTreeMap;
use std::fmt;

use super::claims::{Claims, is_reserved_page};
use super::labels;
use super::relations::Relations;
use crate::diagnostics::Diagnostics;
use crate::model::{
    ArticleId, CheatSheetId, DocumentId, Kind, PageId, QuestionBankId, RoleId, Site, SitePath, TagId, TermId, TermKind,
};

/// One page or file that the site consists of, assets and indexes left out.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Route {
    /// `/`
    Home,
    /// `/glossary/`
    Glossary,
    /// `/glossary/kind/<kind>/`
    GlossaryKind(TermKind),
    /// `/terms/<id>/`
    Term(TermId),
    /// `/roles/`
    RoleIndex,
    /// `/roles/<id>/`
    Role(RoleId),
    /// `/articles/`
    ArticleIndex,
    /// `/articles/page/<number>/`, from the second page of the list on
    ArticlePage(usize),
    /// `/articles/<id>/`
    Article(ArticleId),
    /// `/cheat-sheets/`
    CheatSheetIndex,
    /// `/cheat-sheets/<id>/`
    CheatSheet(CheatSheetId),
    /// `/interviews/`
    QuestionBankIndex,
    /// `/interviews/<id>/`
    QuestionBank(QuestionBankId),
    /// `/compare/`
    ComparisonIndex,
    /// `/compare/<a>-vs-<b>/`, the ids in alphabetical order
    Comparison(TermId, TermId),
    /// `/topics/`
    TopicIndex,
    /// `/topics/<tag>/`
    Topic(TagId),
    /// `/<page>/`
    Page(PageId),
    /// `/search/`
    Search,
    /// `/decode/`
    Decode,
    /// `/study/`
    Study,
    /// `/design-system/`, while drafts are shown
    DesignSystem,
    /// `/404.html`
    NotFound,
    /// An old or other address that leads to a page, given by its path.
    Redirect {
        /// The address that people have.
        from: String,
        /// The path of the page.
        to: String,
    },
}

impl Route {
    /// The page of a document; authors have none.
    #[must_use]
    pub fn of(document: &DocumentId) -> Option<Self> {
        let id: &str = &document.id;
        Some(match document.kind {
            Kind::Term => Self::Term(id.into()),
            Kind::Role => Self::Role(id.into()),
            Kind::Article => Self::Article(id.into()),
            Kind::CheatSheet => Self::CheatSheet(id.into()),
            Kind::QuestionBank => Self::QuestionBank(id.into()),
            Kind::Page => Self::Page(id.into()),
            Kind::Author => return None,
        })
    }

    /// The document that the page shows, if it shows one.
    #[must_use]
    pub fn document(&self) -> Option<DocumentId> {
        Some(match self {
            Self::Term(id) => DocumentId::new(Kind::Term, id.as_str()),
            Self::Role(id) => DocumentId::new(Kind::Role, id.as_str()),
            Self::Article(id) => DocumentId::new(Kind::Article, id.as_str()),
            Self::CheatSheet(id) => DocumentId::new(Kind::CheatSheet, id.as_str()),
            Self::QuestionBank(id) => DocumentId::new(Kind::QuestionBank, id.as_str()),
            Self::Page(id) => DocumentId::new(Kind::Page, id.as_str()),
            _ => return None,
        })
    }

    /// The address below the base path, with a leading slash.
    #[must_use]
    pub fn path(&self) -> String {
        self.to_string()
    }

    /// What the page is, for the summary of a build: `terms`, `roles`.
    #[must_use]
    pub const fn group(&self) -> &'static str {
        match self {
            Self::Term(_) => "terms",
            Self::Role(_) => "roles",
            Self::Article(_) => "articles",
            Self::CheatSheet(_) => "cheat sheets",
            Self::QuestionBank(_) => "question banks",
            Self::Comparison(..) => "comparisons",
            Self::Topic(_) => "topics",
            Self::Redirect { .. } => "redirects",
            _ => "pages",
        }
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Home => f.write_str("/"),
            Self::Glossary => f.write_str("/glossary/"),
            Self::GlossaryKind(kind) => write!(f, "/glossary/kind/{}/", kind.slug()),
            Self::Term(id) => write!(f, "/terms/{id}/"),
            Self::RoleIndex => f.write_str("/roles/"),
            Self::Role(id) => write!(f, "/roles/{id}/"),
            Self::ArticleIndex => f.write_str("/articles/"),
            Self::ArticlePage(number) => write!(f, "/articles/page/{number}/"),
            Self::Article(id) => write!(f, "/articles/{id}/"),
            Self::CheatSheetIndex => f.write_str("/cheat-sheets/"),
            Self::CheatSheet(id) => write!(f, "/cheat-sheets/{id}/"),
            Self::QuestionBankIndex => f.write_str("/interviews/"),
            Self::QuestionBank(id) => write!(f, "/interviews/{id}/"),
            Self::ComparisonIndex => f.write_str("/compare/"),
            Self::Comparison(a, b) => write!(f, "/compare/{a}-vs-{b}/"),
            Self::TopicIndex => f.write_str("/topics/"),
            Self::Topic(tag) => write!(f, "/topics/{tag}/"),
            Self::Page(id) => write!(f, "/{id}/"),
            Self::Search => f.write_str("/search/"),
            Self::Decode => f.write_str("/decode/"),
            Self::Study => f.write_str("/study/"),
            Self::DesignSystem => f.write_str("/design-system/"),
            Self::NotFound => f.write_str("/404.html"),
            Self::Redirect { from, .. } => f.write_str(from),
        }
    }
}

/// Every page by its path; reports addresses that two claim.
#[must_use]
pub(super) fn routes(
    site: &Site,
    relations: &BTreeMap<TermId, Relations>,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<String, Route> {
    let mut routes = vec![
        Route::Home,
        Route::Glossary,
        Route::RoleIndex,
        Route::ArticleIndex,
        Route::CheatSheetIndex,
        Route::QuestionBankIndex,
        Route::ComparisonIndex,
        Route::TopicIndex,
        Route::Search,
        Route::Decode,
        Route::Study,
        Route::NotFound,
    ];
    // For the people who make the guide; readers have no use for it.
    routes.extend(site.shows_drafts.then_some(Route::DesignSystem));
    routes.extend(
        TermKind::ALL
            .into_iter()
            .filter(|kind| site.terms.values().any(|term| term.front.kind == *kind))
            .map(Route::GlossaryKind),
    );
    routes.extend((2..=article_pages(site)).map(Route::ArticlePage));
    routes.extend(site.documents().filter_map(|document| Route::of(&document.id)));
    routes.extend(site.config.tags.iter().map(|tag| Route::Topic(tag.id().into())));
    let pairs = relations.iter().flat_map(|(id, relations)| {
        relations.confused_with.keys().filter(move |other| id < other).map(move |other| (id, other))
    });
    let pairs: Vec<_> = pairs.collect();
    routes.extend(pairs.iter().map(|(a, b)| Route::Comparison((*a).clone(), (*b).clone())));
    // A page that wants an address of the site's own is reported by its id.
    routes.retain(|route| !matches!(route, Route::Page(id) if is_reserved_page(id.as_str())));
    let mut claims = Claims::of(site, &routes);
    let mut by_path: BTreeMap<String, Route> = routes.into_iter().map(|route| (route.path(), route)).collect();
    for document in site.documents() {
        let Some(to) = Route::of(&document.id).map(|route| route.path()) else { continue };
        for from in claims.old_addresses(&document, &to) {
            by_path.entry(from.clone()).or_insert_with(|| Route::Redirect { from, to: to.clone() });
        }
    }
    // What is only handy, as `/terms/k8s/`, gives way to everything else.
    let mut redirect = |from: String, to: &Route| {
        if claims.is_free(&from) {
            by_path.entry(from.clone()).or_insert_with(|| Route::Redirect { from, to: to.path() });
        }
    };
    for (slug, id) in labels::alias_slugs(site) {
        redirect(format!("/terms/{slug}/"), &Route::Term(id));
    }
    for (a, b) in pairs {
        let to = Route::Comparison(a.clone(), b.clone());
        for one in earlier_ids(site, a) {
            for other in earlier_ids(site, b) {
                redirect(format!("/compare/{one}-vs-{other}/"), &to);
                redirect(format!("/compare/{other}-vs-{one}/"), &to);
            }
        }
    }
    claims.report(diagnostics);
    by_path
}

/// The id of a term and those that it had before, by its old addresses.
fn earlier_ids<'a>(site: &'a Site, id: &'a TermId) -> impl Iterator<Item = &'a str> {
    let addresses = site.terms.get(id).map(|term| &*term.front.old_addresses).unwrap_or_default();
    let old = |address: &'a SitePath| address.0.trim_matches('/').strip_prefix("terms/");
    std::iter::once(id.as_str()).chain(addresses.iter().filter_map(old))
}

/// How many articles one page of their list shows.
pub const ARTICLES_PER_PAGE: usize = 24;

/// How many pages the list of articles has.
#[must_use]
pub fn article_pages(site: &Site) -> usize {
    site.articles.len().div_ceil(ARTICLES_PER_PAGE).max(1)
}

/// An old address as the path of a page. Only what ends as pages do is a file; anything else is a folder, whatever
/// dots its name has, since hosts tell the type of a file by its name.
pub(super) fn alias_path(alias: &str) -> String {
    let path = alias.trim_matches('/');
    let (folder, name) = path.rsplit_once('/').map_or(("", path), |(folder, name)| (folder, name));
    let lower = name.to_lowercase();
    if matches!(lower.as_str(), "index.html" | "index.htm") {
        return if folder.is_empty() { "/".to_owned() } else { format!("/{folder}/") };
    }
    if lower.ends_with(".html") || lower.ends_with(".htm") { format!("/{path}") } else { format!("/{path}/") }
}

/// The file of a page below the output folder.
#[must_use]
pub fn file_of(path: &str) -> String {
    let path = path.trim_start_matches('/');
    if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::{alias_path, file_of};

    #[test]
    fn a_page_is_an_index_file_in_a_folder_of_its_own() {
        assert_eq!(file_of("/"), "index.html");
        assert_eq!(file_of("/terms/go/"), "terms/go/index.html");
        assert_eq!(file_of("/404.html"), "404.html");
    }

    #[test]
    fn an_old_address_is_a_folder_unless_it_ends_as_a_page() {
        assert_eq!(alias_path("/node.js/"), "/node.js/");
        assert_eq!(alias_path("/v1.2"), "/v1.2/");
        assert_eq!(alias_path("old/page.html"), "/old/page.html");
        assert_eq!(alias_path("/old/index.html"), "/old/");
        assert_eq!(alias_path("/INDEX.HTML"), "/");
        assert_eq!(alias_path("/a b/"), "/a b/");
    }
}
