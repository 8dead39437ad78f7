//! Hears of changes in a guide's folder from the system, or looks for them where it cannot.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

use notify_debouncer_full::notify::{ErrorKind, EventKind, RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{DebounceEventResult, Debouncer, NoCache, new_debouncer_opt};

use super::Changes;
use crate::load::{self, CONFIG_FILE};
use crate::source::FilePath;

/// How long the disk must be quiet before a change counts: an editor's save is several events.
const QUIET: Duration = Duration::from_millis(8);
const TICK: Duration = Duration::from_millis(2);

/// How often files are looked at where the system does not tell of changes.
const POLL: Duration = Duration::from_millis(500);

/// The folders of a guide.
const FOLDERS: [&str; 3] = ["content", "templates", "static"];

/// A watch over a guide's folder; ends when it is dropped.
pub struct Watching {
    changes: Receiver<Changes>,
    watcher: Option<Watcher>,
}

type System = Debouncer<RecommendedWatcher, NoCache>;

struct Watcher {
    system: System,
    root: PathBuf,
}

/// Starts to watch the guide at `root`; with the reason where it has to look for changes itself.
///
/// The root must be an absolute path without links, as the system names files.
#[must_use]
pub fn watch(root: &Path) -> (Watching, Option<String>) {
    let (sender, changes) = channel();
    match Watcher::new(root, sender) {
        Ok(watcher) => (Watching { changes, watcher: Some(watcher) }, None),
        Err(error) => {
            let reason = match error.kind {
                ErrorKind::MaxFilesWatch => "the system's limit of watched files is reached (fs.inotify.max_user_watches)".to_owned(),
                _ => error.to_string(),
            };
            (Watching { changes, watcher: None }, Some(reason))
        }
    }
}

impl Watching {
    /// Waits for changes; none where the watch has ended.
    #[must_use]
    pub fn next(&mut self) -> Option<Changes> {
        let changes = match &self.watcher {
            Some(_) => self.changes.recv().ok()?,
            None => return self.poll(),
        };
        let changes = self.gather(changes);
        self.follow(&changes);
        Some(changes)
    }

    /// Waits a moment for more changes: a file that is written in pieces is wrong until its end.
    #[must_use]
    pub fn more_within(&mut self, time: Duration) -> Option<Changes> {
        let changes = self.changes.recv_timeout(time).ok()?;
        self.follow(&changes);
        Some(self.gather(changes))
    }

    /// Adds the changes that are already waiting.
    fn gather(&self, mut changes: Changes) -> Changes {
        while let Ok(more) = self.changes.try_recv() {
            changes.paths.extend(more.paths);
            changes.anything |= more.anything;
        }
        changes
    }

    /// Every file is looked at once in a while.
    fn poll(&self) -> Option<Changes> {
        match self.changes.recv_timeout(POLL) {
            // The sender is gone with the watcher that could not start.
            Err(RecvTimeoutError::Disconnected) => std::thread::sleep(POLL),
            Err(RecvTimeoutError::Timeout) | Ok(_) => {}
        }
        Some(Changes { anything: true, ..Changes::default() })
    }

    /// Watches folders that have come back after they were gone.
    fn follow(&mut self, changes: &Changes) {
        if changes.anything && let Some(watcher) = &mut self.watcher {
            watcher.watch_folders();
        }
    }
}

impl Watcher {
    fn new(root: &Path, sender: Sender<Changes>) -> notify_debouncer_full::notify::Result<Self> {
        let below = root.to_owned();
        let tell = move |result: DebounceEventResult| {
            // Where the system lost events, anything may have changed.
            let changes = result.map_or_else(|_| lost(), |events| {
                let mut changes = Changes::default();
                for event in events.iter().filter(|event| !matches!(event.kind, EventKind::Access(_))) {
                    changes.anything |= event.need_rescan();
                    event.paths.iter().for_each(|path| note(&below, path, &mut changes));
                }
                changes
            });
            if changes != Changes::default() {
                sender.send(changes).ok();
            }
        };
        let config = notify_debouncer_full::notify::Config::default();
        let mut system: System = new_debouncer_opt(QUIET, Some(TICK), tell, NoCache, config)?;
        system.watch(root, RecursiveMode::NonRecursive)?;
        let mut watcher = Self { system, root: root.to_owned() };
        for folder in FOLDERS {
            let folder = watcher.root.join(folder);
            if folder.is_dir() {
                watcher.system.watch(&folder, RecursiveMode::Recursive)?;
            }
        }
        Ok(watcher)
    }

    fn watch_folders(&mut self) {
        for folder in FOLDERS {
            let folder = self.root.join(folder);
            if folder.is_dir() {
                self.system.watch(&folder, RecursiveMode::Recursive).ok();
            }
        }
    }
}

fn lost() -> Changes {
    Changes { anything: true, ..Changes::default() }
}

/// Notes a path that the system named, if it can matter to the guide.
fn note(root: &Path, path: &Path, changes: &mut Changes) {
    let Some(file) = load::relative(root, path) else { return };
    let top = file.as_str().split('/').next().unwrap_or_default();
    if file.as_str() == CONFIG_FILE {
        changes.paths.insert(file);
    } else if FOLDERS.contains(&top) {
        match load::role(&file) {
            // A folder, or a file that does not count: its name may still be one of a folder that moved.
            load::Role::Ignored if is_hidden(&file) => {}
            load::Role::Ignored => changes.anything |= path.is_dir() || !path.exists(),
            _ => drop(changes.paths.insert(file)),
        }
    }
}

/// Whether a path is one that a guide never looks at.
fn is_hidden(file: &FilePath) -> bool {
    file.as_str().split('/').any(|part| part.starts_with(['.', '_']))
}

impl std::fmt::Debug for Watching {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Watching").field("polling", &self.watcher.is_none()).finish_non_exhaustive()
    }
}
