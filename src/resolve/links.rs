//! Where a link of a Markdown body or of `site.yaml` leads.
//!
//! One function answers for the check and for the renderer, so that what was checked is what
//! ships.

use super::base_url::decode;
use super::routes::alias_path;
use super::{ResolvedSite, Route};
use crate::diagnostics::Diagnostic;
use crate::diagnostics::nearest::nearest;
use crate::model::{DocumentId, SiteConfig};
use crate::parse::markdown;
use crate::source::{FilePath, Span};

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// An address elsewhere, or an e-mail address: kept as written.
    External(String),
    /// A page of the site.
    Page {
        /// The path below the base path.
        path: String,
        /// The document that the page shows, if it shows one.
        document: Option<DocumentId>,
        /// What is behind the path as it was written: a query, an anchor, or both.
        suffix: String,
    },
    /// A file of the site.
    Asset {
        /// Its path from the guide's root.
        path: FilePath,
        /// What is behind the path as it was written.
        suffix: String,
    },
}

impl Target {
    /// Whether a page of another host opens, whatever the letter case of its address.
    #[must_use]
    pub fn is_elsewhere(address: &str) -> bool {
        let starts = |start: &str| address.get(..start.len()).is_some_and(|text| text.eq_ignore_ascii_case(start));
        starts("http:") || starts("https:") || starts("//")
    }
}

/// Why a link leads nowhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    /// The diagnostic's code.
    pub code: &'static str,
    /// What is wrong.
    pub message: String,
    /// The fix, if one is known.
    pub hint: Option<String>,
}

impl Broken {
    /// The diagnostic at a place.
    #[must_use]
    pub fn at(self, span: Span) -> Diagnostic {
        Diagnostic::error(self.code, span, self.message).maybe_hint(self.hint)
    }
}

/// Files that are made from the whole site and that pages may link to, by their names at its root.
const MADE: [&str; 4] = [FEED, SITEMAP, GLOSSARY, LLMS];
/// The feed of articles.
pub const FEED: &str = "feed.xml";
/// The list of pages for search engines.
pub const SITEMAP: &str = "sitemap.xml";
/// The glossary as data.
pub const GLOSSARY: &str = "glossary.json";
/// The guide for language models.
pub const LLMS: &str = "llms.txt";

/// The addresses that `site.yaml` links to, each with the path of its field. The guide's own is none: it may not be
/// there yet.
#[must_use]
pub fn of_config(config: &SiteConfig) -> Vec<(String, String)> {
    let mut links = Vec::new();
    for (list, entries) in [("navigation", &config.navigation), ("footer_links", &config.footer_links)] {
        let entries = entries.iter().enumerate();
        links.extend(entries.map(|(index, entry)| (format!("{list}[{index}].url"), entry.url.clone())));
    }
    for (field, url) in [("subscribe", &config.subscribe), ("repository", &config.repository)] {
        links.extend(url.iter().map(|url| (field.to_owned(), url.0.clone())));
    }
    let footer = config.footer.as_deref().unwrap_or_default();
    let outline = markdown::outline(footer, 0, &config.markdown);
    links.extend(outline.links.into_iter().map(|link| ("footer".to_owned(), link.target)));
    links
}

/// Finds where the link `written` in `file` leads.
///
/// # Errors
/// Says why it leads nowhere.
pub fn target(resolved: &ResolvedSite, file: &FilePath, written: &str) -> Result<Target, Broken> {
    // Browsers pass over these, wherever they are (URL Standard, "basic URL parser").
    let clean: String = written.chars().filter(|c| !matches!(c, '\t' | '\n' | '\r')).collect();
    let written = clean.trim_matches(|c: char| c <= ' ');
    if let Some(scheme) = scheme(written) {
        return outside(scheme, written);
    }
    if written.starts_with("//") {
        return Ok(Target::External(written.to_owned()));
    }
    let end = written.find(['?', '#']).unwrap_or(written.len());
    let (path, suffix) = written.split_at(end);
    if path.contains('\\') {
        return Err(Broken {
            code: "broken-link",
            message: format!("`{written}` has backslashes, which addresses do not know"),
            hint: Some(format!("write `{}`", written.replace('\\', "/"))),
        });
    }
    let path = decode(path);
    if path.is_empty() {
        let own = resolved.files.get(file);
        return page(own.and_then(Route::of), suffix, written);
    }
    if path.starts_with('/') {
        return site_path(resolved, &path, suffix, written);
    }
    let Some(joined) = join(file.folder(), &path) else {
        return Err(Broken {
            code: "broken-link",
            message: format!("`{written}` leads out of the guide's folder"),
            hint: None,
        });
    };
    content_file(resolved, file, FilePath(joined.into()), suffix, written)
}

/// Schemes that a link may have: each opens something that asks its reader first, or a page.
const SCHEMES: [&str; 13] =
    ["http", "https", "mailto", "tel", "sms", "geo", "webcal", "xmpp", "irc", "ircs", "matrix", "feed", "magnet"];

/// An address with a scheme.
fn outside(scheme: &str, written: &str) -> Result<Target, Broken> {
    let known = SCHEMES.contains(&scheme.to_ascii_lowercase().as_str());
    if known {
        return Ok(Target::External(written.to_owned()));
    }
    Err(Broken {
        code: "unsafe-link",
        message: format!("a link cannot start with `{scheme}:`"),
        hint: Some("link to a web address, a file of the guide or an e-mail address".to_owned()),
    })
}

/// A file of the guide: the page that it becomes, or the file itself.
fn content_file(
    resolved: &ResolvedSite,
    file: &FilePath,
    joined: FilePath,
    suffix: &str,
    written: &str,
) -> Result<Target, Broken> {
    if let Some(id) = resolved.files.get(&joined) {
        return page(Route::of(id), suffix, written);
    }
    let site = &resolved.site;
    if site.assets.contains_key(&joined) {
        return Ok(Target::Asset { path: joined, suffix: suffix.to_owned() });
    }
    if site.unreadable.values().any(|path| *path == joined) {
        // The file has errors of its own; what it holds cannot be judged before they are mended.
        return Ok(Target::External(written.to_owned()));
    }
    if site.drafts.values().any(|path| *path == joined) {
        return Err(Broken {
            code: "draft-reference",
            message: format!("`{joined}` is a draft"),
            hint: Some("publish it with `draft: false`, or take the link out until then".to_owned()),
        });
    }
    Err(no_file(resolved, file, &joined, written))
}

/// A path from the site's root: a file of `static/`, or the address of a page.
fn site_path(resolved: &ResolvedSite, path: &str, suffix: &str, written: &str) -> Result<Target, Broken> {
    let asset = FilePath(format!("static{path}").into());
    if resolved.site.assets.contains_key(&asset) {
        return Ok(Target::Asset { path: asset, suffix: suffix.to_owned() });
    }
    let slashed = || format!("{}/", path.trim_end_matches('/'));
    // Hosts serve `/a/index.html` for `/a/`, and `/a/` for `/a`.
    let spellings = [path.to_owned(), slashed(), alias_path(path)];
    let route = spellings.iter().find_map(|spelling| resolved.routes.get(spelling));
    match route {
        Some(Route::Redirect { to, .. }) => page(resolved.routes.get(to).cloned(), suffix, written),
        Some(route) => page(Some(route.clone()), suffix, written),
        None if is_made(resolved, &path[1..]) => {
            Ok(Target::Page { path: path.to_owned(), document: None, suffix: suffix.to_owned() })
        }
        None => Err(Broken {
            code: "broken-link",
            message: format!("there is no page or file `{path}`"),
            hint: nearest(&slashed(), resolved.routes.keys().map(String::as_str))
                .map(|near| format!("did you mean `{near}`?")),
        }),
    }
}

/// Whether a file of this name is made from the whole site.
fn is_made(resolved: &ResolvedSite, name: &str) -> bool {
    MADE.contains(&name) && (name != SITEMAP || !resolved.base.origin.is_empty())
}

fn page(route: Option<Route>, suffix: &str, written: &str) -> Result<Target, Broken> {
    let Some(route) = route else {
        return Err(Broken { code: "broken-link", message: format!("`{written}` has no page of its own"), hint: None });
    };
    let document = route.document();
    Ok(Target::Page { path: route.path(), document, suffix: suffix.to_owned() })
}

fn no_file(resolved: &ResolvedSite, from: &FilePath, joined: &FilePath, written: &str) -> Broken {
    // Authors often get the folder wrong and the name right, or the other way round.
    let same_name = resolved.files.keys().find(|path| path.name() == joined.name());
    let near = || nearest(joined.as_str(), resolved.files.keys().map(FilePath::as_str)).map(FilePath::from);
    let hint = same_name
        .cloned()
        .or_else(near)
        .map(|found| format!("did you mean `{}`?", relative_to(from.folder(), found.as_str())));
    Broken { code: "broken-link", message: format!("there is no file `{joined}` (written `{written}`)"), hint }
}

/// The scheme of an address, if it has one: letters before a colon.
pub(super) fn scheme(written: &str) -> Option<&str> {
    let (scheme, _) = written.split_once(':')?;
    let mut letters = scheme.chars();
    let starts = letters.next().is_some_and(|c| c.is_ascii_alphabetic());
    (starts && letters.all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))).then_some(scheme)
}

/// Joins a relative path to a folder; nothing where it leads above the root.
#[must_use]
pub fn join(folder: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// The path of `to` as one writes it from `folder`.
fn relative_to(folder: &str, to: &str) -> String {
    let from: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    let target: Vec<&str> = to.split('/').collect();
    let shared = from.iter().zip(&target).take_while(|(a, b)| a == b).count();
    let up = std::iter::repeat_n("..", from.len() - shared);
    up.chain(target[shared..].iter().copied()).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::{join, relative_to, scheme};

    #[test]
    fn a_relative_path_is_joined_and_stays_below_the_root() {
        assert_eq!(join("content/articles", "../terms/go.md").as_deref(), Some("content/terms/go.md"));
        assert_eq!(join("content", "../../etc/passwd"), None);
        assert_eq!(relative_to("content/articles", "content/terms/go.md"), "../terms/go.md");
    }

    #[test]
    fn a_scheme_is_letters_before_a_colon() {
        assert_eq!(scheme("mailto:a@b.org"), Some("mailto"));
        assert_eq!(scheme("terms/c++.md"), None);
        assert_eq!(scheme("./a:b.md"), None);
    }
}
