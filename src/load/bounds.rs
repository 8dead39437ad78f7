//! How far a guide's folder reaches: which links count, and how much there may be.
//!
//! Invariant: what lies outside the root, or in a hidden folder of it, is read only where `site.yaml` allows the link
//! that leads there by its name.

use std::path::{Path, PathBuf};

use super::is_passed_over;
use crate::diagnostics::Diagnostic;
use crate::source::{FilePath, Span};

/// The most files of a guide. The largest guides that were tried have a tenth of it.
pub(super) const MAX_FILES: usize = 200_000;

/// How deep folders may lie in each other.
pub(super) const MAX_DEPTH: usize = 32;

/// The most bytes of all files together: twice what GitHub Pages takes of a site.
pub(super) const MAX_BYTES: u64 = 2 * 1024 * 1024 * 1024;

/// How far a guide reaches.
#[derive(Debug, Clone)]
pub struct Bounds {
    /// The root as the disk names it, without links.
    root: PathBuf,
    /// The links that may lead out of it, by their paths from the root.
    allowed: Vec<String>,
}

impl Bounds {
    /// The bounds of the guide at `root`, with the links that `site.yaml` allows.
    #[must_use]
    pub fn new(root: &Path, allowed: &[String]) -> Self {
        let root = root.canonicalize().unwrap_or_else(|_| root.to_owned());
        let allowed = allowed.iter().map(|path| path.trim_matches('/').to_owned()).collect();
        Self { root, allowed }
    }

    /// What is wrong with reading the file or folder `disk`, known to the guide as `path`: nothing, where it lies
    /// below the root or behind a link that is allowed.
    #[must_use]
    pub fn judge(&self, disk: &Path, path: &FilePath) -> Option<Diagnostic> {
        // What cannot be resolved is gone, or leads nowhere: reading it says so.
        let real = disk.canonicalize().ok()?;
        let is_own = real.strip_prefix(&self.root).is_ok_and(|below| !self.is_hidden(below));
        // An allowed link allows what it leads to, and no other link in there.
        let is_allowed = |allowed: &&String| {
            is_at_or_below(path.as_str(), allowed)
                && self.root.join(allowed.as_str()).canonicalize().is_ok_and(|top| real.starts_with(top))
        };
        if is_own || self.allowed.iter().any(|allowed| is_allowed(&allowed)) {
            return None;
        }
        let link = self.link(path);
        let message = format!("`{link}` is a link that leads out of the guide, to `{}`", real.display());
        let hint = format!("copy what it leads to, or allow it by its name in `site.yaml`: `outside_links: [{link}]`");
        Some(Diagnostic::error("outside-link", Span::new(path, 0..0), message).hint(hint))
    }

    /// Hidden folders hold what is not for readers: `.git` may hold passwords.
    fn is_hidden(&self, below: &Path) -> bool {
        let mut parts = below.components().filter_map(|part| part.as_os_str().to_str());
        let first = parts.next().unwrap_or_default();
        is_passed_over(first) && first.starts_with('.')
    }

    /// The outermost part of a path that is a link.
    fn link(&self, path: &FilePath) -> String {
        let parts: Vec<&str> = path.as_str().split('/').collect();
        let prefixes = (1..=parts.len()).map(|count| parts[..count].join("/"));
        prefixes.into_iter().find(|prefix| self.root.join(prefix).is_symlink()).unwrap_or_else(|| path.to_string())
    }
}

fn is_at_or_below(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Says that a guide is larger than it may be.
pub(super) fn too_large(file: &FilePath, what: String) -> Diagnostic {
    Diagnostic::error("guide-too-large", Span::new(file, 0..0), what)
        .hint("take out what does not belong to the guide; a link may lead to more than was meant")
}

#[cfg(test)]
mod tests {
    use super::is_at_or_below;

    #[test]
    fn an_allowed_link_allows_what_lies_below_it_and_nothing_beside_it() {
        assert!(is_at_or_below("static/shared", "static/shared"));
        assert!(is_at_or_below("static/shared/a.png", "static/shared"));
        assert!(!is_at_or_below("static/shared2/a.png", "static/shared"));
    }
}
