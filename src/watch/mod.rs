//! A guide that is being written: what is known of it now, and what changes with each save.
//!
//! `serve` asks it for the site and tells it which files may have changed. A change of a body
//! costs one parse; anything else is assembled and resolved again, from parsed files. Invariant:
//! changes are decided by the hash of a file's bytes; a mistake never costs the last good site.

mod problems;
mod watcher;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use rayon::prelude::*;

use crate::assemble::{self, ParsedFiles};
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::guide::{self, Wanted};
use crate::load::{self, Sources};
use crate::model::SiteConfig;
use crate::parse::{self, AnyDocument, Parsed};
use crate::render::{self, Highlighter, Renderer, Templates};
use crate::resolve::{self, BaseUrl, ResolvedSite, Route, base_url, link_check};
use crate::search;
use crate::source::FilePath;

pub use problems::Problem;
pub use watcher::{Watching, watch};

/// What may have changed on the disk.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// Files that were named.
    pub paths: BTreeSet<FilePath>,
    /// Whether anything else may have changed, too.
    pub anything: bool,
}

/// What is known of a guide at one moment.
#[derive(Debug, Clone, Default)]
pub struct Snapshot {
    /// Rises with each change that a reader could see.
    pub generation: u64,
    /// The last site without errors; none until there was one.
    pub renderer: Option<Arc<Renderer>>,
    /// What is wrong with single files now; errors first.
    pub problems: Arc<Vec<Problem>>,
    /// What was wrong with the site as a whole when it was looked at last; errors first.
    pub site_problems: Arc<Vec<Problem>>,
    /// Where pages went whose files were renamed: old address, new address.
    pub moved: Arc<BTreeMap<String, String>>,
}

impl Snapshot {
    /// Whether an error keeps newer files from being shown.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.problems.iter().any(Problem::is_error)
    }

    /// What an author should see: what keeps the newest text from being shown, or else what the last
    /// look at the whole site found. Its findings stay while the next look is under way.
    #[must_use]
    pub fn told(&self) -> &[Problem] {
        if self.has_errors() { &self.problems } else { &self.site_problems }
    }
}

type Stamp = (SystemTime, u64);

/// A guide that is being written.
#[derive(Debug)]
pub struct Workspace {
    wanted: Wanted,
    sources: Sources,
    files: ParsedFiles,
    config: SiteConfig,
    /// When each file was last changed and how long it is: a cheap sign that it may be another.
    stamps: BTreeMap<FilePath, Stamp>,
    /// What is wrong with single files before they are parsed.
    unread: BTreeMap<FilePath, Diagnostic>,
    /// What is wrong with the folders.
    listing: Vec<Diagnostic>,
    templates: Result<Arc<Templates>, Box<Diagnostic>>,
    highlighter: Arc<Highlighter>,
    /// Files that were renamed since the last good site, which mistakes have kept from being shown.
    renamed: BTreeMap<FilePath, FilePath>,
    snapshot: Snapshot,
}

impl Workspace {
    /// Reads a guide.
    #[must_use]
    pub fn open(wanted: Wanted, highlighter: Arc<Highlighter>) -> Self {
        let mut workspace = Self {
            wanted,
            sources: Sources::default(),
            files: ParsedFiles::default(),
            config: SiteConfig::default(),
            stamps: BTreeMap::new(),
            unread: BTreeMap::new(),
            listing: Vec::new(),
            templates: Err(Box::new(missing())),
            highlighter,
            renamed: BTreeMap::new(),
            snapshot: Snapshot::default(),
        };
        let touched = workspace.reread(&Changes { anything: true, ..Changes::default() });
        workspace.templates = Templates::new(&workspace.sources.templates).map(Arc::new);
        workspace.rebuild(&touched);
        workspace
    }

    /// The folder that holds `site.yaml`.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.wanted.root
    }

    /// What is known now.
    #[must_use]
    pub const fn snapshot(&self) -> &Snapshot {
        &self.snapshot
    }

    /// Takes in what changed on the disk; whether a reader could see it.
    pub fn update(&mut self, changes: &Changes) -> bool {
        let touched = self.reread(changes);
        if touched.is_empty() {
            return false;
        }
        if !self.update_texts(&touched) {
            if touched.keys().any(|path| path.as_str().starts_with("templates/")) {
                self.templates = Templates::new(&self.sources.templates).map(Arc::new);
            }
            self.rebuild(&touched);
        }
        true
    }

    /// Takes in what was found in the background about the site of `generation`: backlinks, and
    /// problems beyond those of single files. Does nothing where the guide has changed since.
    pub fn settle(&mut self, generation: u64, renderer: Arc<Renderer>, found: &Diagnostics) -> bool {
        if self.snapshot.generation != generation || self.snapshot.has_errors() {
            return false;
        }
        let same =
            self.snapshot.renderer.as_ref().is_some_and(|old| old.resolved.mentions() == renderer.resolved.mentions());
        let problems = Arc::new(problems::describe(found, &self.sources.texts(), &self.wanted.root, &self.config));
        if same && problems == self.snapshot.site_problems {
            return false;
        }
        self.snapshot.generation = generation + 1;
        self.snapshot.renderer = Some(renderer);
        self.snapshot.site_problems = problems;
        true
    }

    /// Reads files that may have changed. Gives those that did, each with its hash before.
    fn reread(&mut self, changes: &Changes) -> BTreeMap<FilePath, Option<blake3::Hash>> {
        let root = self.wanted.root.clone();
        let bounds = guide::bounds(&root);
        // What `site.yaml` allows decides what else is read.
        let mut anything = changes.anything || changes.paths.iter().any(|path| path.as_str() == load::CONFIG_FILE);
        let mut wanted: BTreeMap<FilePath, PathBuf> = BTreeMap::new();
        let mut gone: BTreeSet<FilePath> = BTreeSet::new();
        for path in &changes.paths {
            let disk = root.join(path.as_str());
            if disk.is_file() {
                wanted.insert(path.clone(), disk);
            } else if self.stamps.contains_key(path) {
                gone.insert(path.clone());
            } else {
                anything = true;
            }
        }
        if anything {
            let mut found = Diagnostics::new();
            let listed: BTreeMap<FilePath, PathBuf> =
                load::list(&root, &bounds, &mut found).into_iter().map(|(disk, path)| (path, disk)).collect();
            self.listing = found.into_iter().collect();
            gone.extend(self.stamps.keys().filter(|path| !listed.contains_key(*path)).cloned());
            for (path, disk) in listed {
                if stamp(&disk).is_none_or(|stamp| self.stamps.get(&path) != Some(&stamp)) {
                    wanted.insert(path, disk);
                }
            }
        }
        let read: Vec<_> = wanted
            .into_par_iter()
            .map(|(path, disk)| (path.clone(), stamp(&disk), load::read(&disk, path, &bounds)))
            .collect();
        let mut touched = BTreeMap::new();
        for path in gone {
            let before = self.sources.hash(&path);
            self.stamps.remove(&path);
            self.sources.remove(&path);
            self.unread.remove(&path);
            touched.insert(path, before);
        }
        for (path, stamp, file) in read {
            let before = self.sources.hash(&path);
            self.sources.remove(&path);
            let problem_before = self.unread.remove(&path);
            match stamp {
                Some(stamp) => drop(self.stamps.insert(path.clone(), stamp)),
                None => drop(self.stamps.remove(&path)),
            }
            if let Some(problem) = self.sources.insert(file) {
                self.unread.insert(path.clone(), problem);
            }
            if before != self.sources.hash(&path) || problem_before.as_ref() != self.unread.get(&path) {
                touched.insert(path, before);
            }
        }
        touched
    }

    /// Parses the touched documents again, and forgets those that are gone.
    fn reparse(&mut self, touched: impl ParallelIterator<Item = FilePath>) {
        let markdown = &self.config.markdown;
        let sources = &self.sources;
        let parsed: Vec<(FilePath, Option<Parsed>)> = touched
            .map(|path| {
                let parsed = sources.documents.get(&path).map(|(kind, source)| parse::parse(source, *kind, markdown));
                (path, parsed)
            })
            .collect();
        for (path, parsed) in parsed {
            match parsed {
                Some(parsed) => drop(self.files.documents.insert(path, Arc::new(parsed))),
                None => drop(self.files.documents.remove(&path)),
            }
        }
    }

    /// Takes in bodies that changed below the same front matter, where nothing is wrong: only
    /// their own pages are made anew. Whether that was all.
    fn update_texts(&mut self, touched: &BTreeMap<FilePath, Option<blake3::Hash>>) -> bool {
        let Some(renderer) = self.snapshot.renderer.clone() else { return false };
        if self.snapshot.has_errors() || touched.len() > TEXTS_AT_ONCE {
            return false;
        }
        let mut fresh = Vec::new();
        let mut resolved: Option<ResolvedSite> = None;
        for path in touched.keys() {
            let Some((document, parsed)) = self.same_front(path) else { return false };
            let site = resolved.as_ref().unwrap_or(&renderer.resolved);
            let Some(next) = site.with_document(document) else { return false };
            resolved = Some(next);
            fresh.push((path.clone(), parsed));
        }
        let Some(resolved) = resolved else { return false };
        let wrong = fresh.iter().filter_map(|(_, parsed)| parsed.document.as_ref()).any(|document| {
            let view = document.view();
            !link_check::check_document(&resolved, &view).is_empty()
                || !link_check::unproven_of(&resolved, &view).is_empty()
                || !resolve::check_wiki_links(&resolved, &view).is_empty()
        });
        if wrong {
            return false;
        }
        for (path, parsed) in fresh {
            self.files.documents.insert(path, Arc::new(parsed));
        }
        self.snapshot.renderer = Some(Arc::new(renderer.with_texts_of(Arc::new(resolved))));
        self.snapshot.generation += 1;
        true
    }

    /// The document of a file whose front matter is what it was, and how it was parsed.
    fn same_front(&self, path: &FilePath) -> Option<(AnyDocument, Parsed)> {
        let (kind, source) = self.sources.documents.get(path)?;
        let old = self.files.documents.get(path)?.document.as_ref()?.view();
        let front = &old.body.source[..old.body.offset];
        if !source.text.starts_with(front) {
            return None;
        }
        let parsed = parse::parse(source, *kind, &self.config.markdown);
        let document = parsed.document.clone().filter(|document| {
            let new = document.view();
            parsed.diagnostics.is_empty() && new.id == old.id && new.body.offset == old.body.offset
        })?;
        Some((document, parsed))
    }

    /// Assembles and resolves the site anew from parsed files; publishes it where nothing is wrong.
    fn rebuild(&mut self, touched: &BTreeMap<FilePath, Option<blake3::Hash>>) {
        self.note_renames(touched);
        let mut found = Diagnostics::new();
        found.extend(self.listing.iter().chain(self.unread.values()).cloned());
        let site = assemble::parse_config(&self.sources, &mut found);
        let reparse_all = site.config.markdown != self.config.markdown;
        self.config = (*site.config).clone();
        if reparse_all {
            let all: Vec<FilePath> =
                self.sources.documents.keys().chain(self.files.documents.keys()).cloned().collect();
            self.reparse(all.into_par_iter());
        } else {
            let paths: Vec<FilePath> = touched.keys().cloned().collect();
            self.reparse(paths.into_par_iter());
        }
        let site = assemble::assemble(site, &self.sources, &self.files, self.wanted.drafts, &mut found);
        let base = self.wanted.base_url.as_deref().map_or_else(|| BaseUrl::of(&site.config), BaseUrl::parse);
        let before = self.snapshot.renderer.clone();
        let resolved = resolve::resolve_after(before.as_ref().map(|old| &*old.resolved), site, base, &mut found);
        let resolved = if before.is_none() { resolved.without_mentions() } else { resolved };
        search::check(&resolved, &mut found);
        let templates = match &self.templates {
            Ok(templates) => Some(templates.clone()),
            Err(mistake) => {
                found.push((**mistake).clone());
                None
            }
        };
        let own = self.sources.templates.iter().map(|(path, source)| (path, &*source.text));
        found.extend(render::unused_templates(own));
        if let Some(templates) = templates {
            let renderer = Renderer::new(Arc::new(resolved), templates, self.highlighter.clone());
            render::check_site(&renderer, &mut found);
            if !found.has_errors() {
                self.note_moves(&renderer.resolved);
                self.snapshot.renderer = Some(Arc::new(renderer));
            }
        }
        found.sort();
        self.snapshot.problems =
            Arc::new(problems::describe(&found, &self.sources.texts(), &self.wanted.root, &self.config));
        self.snapshot.generation += 1;
    }

    /// Notes which files were renamed: one is gone, and another one has the same bytes.
    fn note_renames(&mut self, touched: &BTreeMap<FilePath, Option<blake3::Hash>>) {
        let sources = &self.sources;
        for (old, hash) in touched.iter().filter(|(path, _)| !sources.documents.contains_key(*path)) {
            let Some(new) = touched.keys().find(|path| hash.is_some() && *path != old && sources.hash(path) == *hash)
            else {
                continue;
            };
            let earlier = self.renamed.iter().find(|(_, now)| *now == old).map(|(before, _)| before.clone());
            self.renamed.insert(earlier.unwrap_or_else(|| old.clone()), new.clone());
        }
    }

    /// Remembers where the pages of renamed files went.
    fn note_moves(&mut self, resolved: &ResolvedSite) {
        let renamed = std::mem::take(&mut self.renamed);
        let Some(before) = &self.snapshot.renderer else { return };
        let mut moved = (*self.snapshot.moved).clone();
        let address = |site: &ResolvedSite, path| site.files.get(path).and_then(|id| site.link(id));
        for (old, new) in &renamed {
            moved.extend(address(&before.resolved, old).zip(address(resolved, new)));
        }
        let is_there = |address: &str| {
            let address = base_url::decode(address);
            resolved.base.below(&address).and_then(|path| resolved.routes.get(path)).is_some_and(is_page)
        };
        moved.retain(|from, to| from != to && !is_there(from));
        self.snapshot.moved = Arc::new(moved);
    }
}

/// How many files may change their bodies at once and be taken in one by one.
const TEXTS_AT_ONCE: usize = 16;

fn is_page(route: &Route) -> bool {
    !matches!(route, Route::Redirect { .. })
}

/// When a file was changed and how long it is.
fn stamp(disk: &Path) -> Option<Stamp> {
    let facts = disk.metadata().ok()?;
    Some((facts.modified().ok()?, facts.len()))
}

/// Stands for templates that were not read yet.
fn missing() -> Diagnostic {
    let span = crate::source::Span::new(&FilePath::from("templates"), 0..0);
    Diagnostic::error("template", span, "the templates were not read")
}
