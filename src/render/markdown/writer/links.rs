//! Links and pictures: those that authors wrote, and those of jargon.

use pulldown_cmark::LinkType;

use super::{ALT_PLACE, TITLE_ATTRIBUTE, Writer};
use crate::model::TermId;
use crate::render::assets;
use crate::render::html::push_escaped;
use crate::resolve::links::{Target, target};

impl Writer<'_> {
    /// The next place from `at` on where something changes.
    pub(super) fn next_cut(&mut self, at: usize) -> usize {
        while self.links.hidden.get(self.next_hidden).is_some_and(|hidden| *hidden < at) {
            self.next_hidden += 1;
        }
        self.toggle_link(at);
        let hidden = self.links.hidden.get(self.next_hidden).copied().unwrap_or(usize::MAX);
        let link = self
            .links
            .links
            .get(self.next_link)
            .map_or(usize::MAX, |link| if self.link_open { link.range.end } else { link.range.start });
        hidden.min(link)
    }

    /// Opens or closes the next jargon link, where it starts or ends at `at`.
    pub(super) fn toggle_link(&mut self, at: usize) {
        while let Some(link) = self.links.links.get(self.next_link) {
            if self.link_open {
                if link.range.end > at {
                    return;
                }
                self.out.push_str("</a>");
                self.link_open = false;
                self.next_link += 1;
            } else {
                if link.range.start > at {
                    return;
                }
                if link.range.start < at {
                    self.next_link += 1;
                    continue;
                }
                self.open_term(&link.term);
                self.link_open = true;
                return;
            }
        }
    }

    /// Opens a link to a term, over which its card opens.
    fn open_term(&mut self, term: &TermId) {
        let href = self.scope.resolved.term_link(term);
        self.out.push_str("<a class=\"term\" data-term=\"");
        push_escaped(&mut self.out, term.as_str());
        self.out.push_str("\" href=\"");
        push_escaped(&mut self.out, &href);
        self.out.push_str("\">");
    }

    pub(super) fn start_link(&mut self, link_type: LinkType, dest: &str, title: &str) {
        if let LinkType::WikiLink { .. } = link_type {
            let Some(term) = self.scope.resolved.jargon.lookup(dest).cloned() else {
                self.open_anchors.push(false);
                return;
            };
            self.open_term(&term);
            self.open_anchors.push(true);
            return;
        }
        let written = if link_type == LinkType::Email { format!("mailto:{dest}") } else { dest.to_owned() };
        let Ok(target) = target(self.scope.resolved, self.scope.file, &written) else {
            self.open_anchors.push(false);
            return;
        };
        let (href, external) = self.scope.assets.href(&self.scope.resolved.base, target);
        self.out.push_str("<a href=\"");
        push_escaped(&mut self.out, &href);
        self.out.push('"');
        if external && Target::is_elsewhere(&href) {
            self.out.push_str(" class=\"external\" rel=\"noopener\"");
        }
        if !title.is_empty() {
            self.out.push_str(TITLE_ATTRIBUTE);
            push_escaped(&mut self.out, title);
            self.out.push('"');
        }
        self.out.push('>');
        self.open_anchors.push(true);
    }

    pub(super) fn start_image(&mut self, dest: &str, title: &str) {
        self.alt = Some(String::new());
        let is_data = dest.get(..11).is_some_and(|start| start.eq_ignore_ascii_case("data:image/"));
        let (src, size) = match target(self.scope.resolved, self.scope.file, dest) {
            Ok(Target::Asset { path, suffix }) => {
                let size = assets::size(self.scope.resolved, &path);
                (self.scope.assets.href(&self.scope.resolved.base, Target::Asset { path, suffix }).0, size)
            }
            Ok(Target::External(address)) => (address, None),
            _ if is_data => (dest.to_owned(), None),
            _ => (String::new(), None),
        };
        self.out.push_str("<img src=\"");
        push_escaped(&mut self.out, &src);
        self.out.push_str("\" alt=\"");
        self.out.push_str(ALT_PLACE);
        self.out.push('"');
        if let Some((width, height)) = size {
            self.out.push_str(&format!(" width=\"{width}\" height=\"{height}\""));
        }
        if !title.is_empty() {
            self.out.push_str(TITLE_ATTRIBUTE);
            push_escaped(&mut self.out, title);
            self.out.push('"');
        }
        self.out.push_str(" loading=\"lazy\" decoding=\"async\">");
    }
}
