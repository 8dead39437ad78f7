//! Every place of a guide that names a document, and the text that stands there afterwards.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::guide::Guide;
use crate::load::CONFIG_FILE;
use crate::model::{DocumentId, DocumentView, Link, LinkKind, Reference, ReferenceTarget};
use crate::parse::{self, MarkdownText, front_matter, markdown, markdown_texts, yaml};
use crate::resolve::ResolvedSite;
use crate::resolve::links::{self, Target};
use crate::resolve::references::any_document;
use crate::source::FilePath;

/// Replacements in the files of a guide, none of which touches another.
#[derive(Debug, Default)]
pub(super) struct Edits {
    files: BTreeMap<FilePath, BTreeMap<usize, (usize, String)>>,
}

/// What is renamed.
struct Change<'a> {
    resolved: &'a ResolvedSite,
    old: &'a DocumentId,
    new: &'a str,
}

impl Edits {
    /// Finds every place that names `old`.
    pub(super) fn of(guide: &Guide, old: &DocumentId, new: &str) -> Self {
        let change = Change { resolved: &guide.resolved, old, new };
        let mut edits = Self::default();
        for document in guide.resolved.site.documents() {
            change.front_matter(&document, &mut edits);
            change.body(&document, &mut edits);
        }
        change.config(&mut edits);
        edits
    }

    /// How many places are edited.
    pub(super) fn count(&self) -> usize {
        self.files.values().map(BTreeMap::len).sum()
    }

    fn replace(&mut self, file: &FilePath, range: Range<usize>, text: String) {
        self.files.entry(file.clone()).or_default().insert(range.start, (range.end, text));
    }

    /// Adds a value to a list of front matter, which may not be there yet.
    pub(super) fn add_to_list(&mut self, file: &FilePath, text: &str, field: &str, value: &str) {
        let Ok(parts) = front_matter::split(text) else { return };
        let end = parts.yaml.end;
        let Ok((tree, _)) = yaml::read(text, parts.yaml) else { return };
        let yaml::Value::Map(entries) = &tree.value else { return };
        let list = entries.iter().find(|(key, _)| key.name == field).map(|(_, node)| node);
        let (at, added) = match list.map(|node| (&node.value, node)) {
            Some((yaml::Value::List(items), node)) => match items.last() {
                Some(last) if text[node.range.clone()].starts_with('[') => (last.range.end, format!(", {value}")),
                Some(last) => {
                    let line = text[..last.range.start].rfind('\n').map_or(0, |at| at + 1);
                    let indent = &text[line..last.range.start];
                    let dash = indent.find('-').unwrap_or_default();
                    (last.range.end, format!("\n{}- {value}", &indent[..dash]))
                }
                None => (node.range.start + 1, value.to_owned()),
            },
            Some(_) => return,
            None => (end, format!("{field}: [{value}]\n")),
        };
        self.replace(file, at..at, added);
    }

    /// The text of every file that changes.
    pub(super) fn texts(&self, guide: &Guide) -> BTreeMap<FilePath, String> {
        let texts = guide.texts();
        let changed = self.files.iter().filter_map(|(file, edits)| {
            let mut text = texts.get(file)?.to_string();
            for (start, (end, new)) in edits.iter().rev() {
                text.replace_range(*start..*end, new);
            }
            Some((file.clone(), text))
        });
        changed.collect()
    }
}

impl Change<'_> {
    fn is_meant(&self, reference: &Reference) -> bool {
        *reference.id == *self.old.id
            && match reference.target {
                ReferenceTarget::Document(kind) => kind == self.old.kind,
                ReferenceTarget::AnyDocument => {
                    any_document(&self.resolved.site, &reference.id).as_ref() == Some(self.old)
                }
                ReferenceTarget::Tag => false,
            }
    }

    fn front_matter(&self, document: &DocumentView<'_>, edits: &mut Edits) {
        let text = &document.body.source;
        self.references(document.file, text, document.references, edits);
        for MarkdownText { text: written, range, .. } in markdown_texts(text) {
            let outline = markdown::outline(&written, 0, &self.resolved.site.config.markdown);
            for link in outline.links {
                let Some(new) = self.target(document.file, &link) else { continue };
                for place in places(text, range.clone(), &link.target) {
                    edits.replace(document.file, place, new.clone());
                }
            }
        }
    }

    fn references(&self, file: &FilePath, text: &str, references: &[Reference], edits: &mut Edits) {
        for reference in references.iter().filter(|reference| self.is_meant(reference)) {
            // The range may hold quotes; the id stands in it once.
            if let Some(place) = places(text, reference.range.clone(), &self.old.id).next() {
                edits.replace(file, place, self.new.to_owned());
            }
        }
    }

    fn body(&self, document: &DocumentView<'_>, edits: &mut Edits) {
        let body = document.body;
        let text = &body.source;
        for link in &body.outline.links {
            let Some(new) = self.target(document.file, link) else { continue };
            if let Some(place) = places(text, link.range.clone(), &link.target).last() {
                edits.replace(document.file, place, new);
                continue;
            }
            // `[text][label]`: the address stands behind the label, elsewhere.
            for place in places(text, body.offset..text.len(), &link.target) {
                if text[..place.start].trim_end_matches([' ', '\t', '<']).ends_with("]:") {
                    edits.replace(document.file, place, new.clone());
                }
            }
        }
    }

    /// The address of a link afterwards, if it leads to the document.
    fn target(&self, file: &FilePath, link: &Link) -> Option<String> {
        if link.kind == LinkKind::Wiki {
            return None;
        }
        self.address(file, &link.target)
    }

    fn address(&self, file: &FilePath, written: &str) -> Option<String> {
        let Ok(Target::Page { document: Some(id), .. }) = links::target(self.resolved, file, written) else {
            return None;
        };
        if id != *self.old {
            return None;
        }
        let end = written.find(['?', '#']).unwrap_or(written.len());
        let (path, suffix) = written.split_at(end);
        // Only the last part names the document; an old address stays what it is.
        let (slash, named) = match path.strip_suffix('/') {
            Some(path) => ("/", path),
            None => ("", path),
        };
        let (folder, name) = named.rsplit_once('/').map_or(("", named), |(folder, name)| (folder, name));
        let renamed = name.strip_prefix(&*self.old.id).filter(|ending| ending.is_empty() || *ending == ".md")?;
        let folder = if named.contains('/') { format!("{folder}/") } else { String::new() };
        Some(format!("{folder}{}{renamed}{slash}{suffix}", self.new))
    }

    fn config(&self, edits: &mut Edits) {
        let site = &self.resolved.site;
        let (file, text) = (FilePath::from(CONFIG_FILE), &*site.config_source);
        self.references(&file, text, &site.config_references, edits);
        for (field, url) in links::of_config(&site.config) {
            let Some(new) = self.address(&file, &url) else { continue };
            for place in places(text, parse::locate(text, &field), &url) {
                edits.replace(&file, place, new.clone());
            }
        }
        for range in expectations(text) {
            let written = text[range.clone()].trim_matches(['"', '\'']);
            if let Some(new) = self.expectation(written) {
                let place = places(text, range, written).next();
                edits.files.entry(file.clone()).or_default().extend(place.map(|at| (at.start, (at.end, new))));
            }
        }
    }

    /// What must be found first, afterwards: the document, or a comparison with it.
    fn expectation(&self, written: &str) -> Option<String> {
        if written == &*self.old.id {
            return Some(self.new.to_owned());
        }
        let (a, b) = written.split_once("-vs-")?;
        let other = if a == &*self.old.id { b } else { a };
        let is_comparison = self.resolved.routes.contains_key(&format!("/compare/{written}/"));
        let names_it = a == &*self.old.id || b == &*self.old.id;
        let (first, second) = if self.new < other { (self.new, other) } else { (other, self.new) };
        (is_comparison && names_it).then(|| format!("{first}-vs-{second}"))
    }
}

/// Where the values of `search_expectations` stand.
fn expectations(text: &str) -> Vec<Range<usize>> {
    let Ok((tree, _)) = yaml::read(text, 0..text.len()) else { return Vec::new() };
    let yaml::Value::Map(entries) = &tree.value else { return Vec::new() };
    let field = entries.iter().find(|(key, _)| key.name == "search_expectations").map(|(_, node)| &node.value);
    let Some(yaml::Value::Map(entries)) = field else { return Vec::new() };
    entries.iter().map(|(_, node)| node.range.clone()).collect()
}

/// Every place in a part of a text where `wanted` stands by itself: no letter, digit or hyphen touches it.
fn places<'a>(text: &'a str, range: Range<usize>, wanted: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
    let part = text.get(range.clone()).unwrap_or_default();
    let is_part = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '-');
    part.match_indices(wanted).filter_map(move |(at, _)| {
        let (before, after) = (part[..at].chars().next_back(), part[at + wanted.len()..].chars().next());
        (!is_part(before) && !is_part(after)).then(|| range.start + at..range.start + at + wanted.len())
    })
}
