//! Hears of changes in a guide's folder from the system, or looks for them where it cannot.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use notify_debouncer_full::notify::{self, ErrorKind, EventKind, RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{DebounceEventResult, Debouncer, NoCache, new_debouncer_opt};

use super::Changes;
use crate::load::{self, CONFIG_FILE, FOLDERS};

/// How long the disk must be quiet before a change counts: an editor's save is several events.
const QUIET: Duration = Duration::from_millis(8);
const TICK: Duration = Duration::from_millis(2);

/// How often files are looked at where the system does not tell of changes.
const POLL: Duration = Duration::from_millis(500);

/// A watch over a guide's folder; ends when it is dropped.
pub struct Watching {
    heard: Receiver<Heard>,
    watcher: Option<Watcher>,
    /// Why files are looked at, until someone asks.
    polling: Option<String>,
}

/// What the system told: changes, or why it cannot tell of them any more.
type Heard = Result<Changes, String>;

type System = Debouncer<RecommendedWatcher, NoCache>;

struct Watcher {
    system: System,
    root: PathBuf,
}

/// Starts to watch the guide at `root`, or to look for changes where the system cannot tell of
/// them, as with `poll` in any case.
///
/// The root must be an absolute path without links, as the system names files.
#[must_use]
pub fn watch(root: &Path, poll: bool) -> Watching {
    let (sender, heard) = channel();
    let mut watching = Watching { heard, watcher: None, polling: None };
    if poll {
        watching.poll_because("as asked".to_owned());
        return watching;
    }
    match Watcher::new(root, sender) {
        Ok(watcher) => watching.watcher = Some(watcher),
        Err(error) => watching.poll_because(reason(&error)),
    }
    watching
}

impl Watching {
    /// Waits for changes; none where the watch has ended.
    #[must_use]
    pub fn wait(&mut self) -> Option<Changes> {
        if self.watcher.is_none() {
            std::thread::sleep(POLL);
            return Some(anything());
        }
        let heard = self.heard.recv().ok()?;
        Some(self.gather(heard))
    }

    /// Waits a moment for more changes: a file that is written in pieces is wrong until its end.
    #[must_use]
    pub fn more_within(&mut self, time: Duration) -> Option<Changes> {
        let heard = self.heard.recv_timeout(time).ok()?;
        Some(self.gather(heard))
    }

    /// Why files are looked at twice a second, once, after that has begun.
    pub fn began_to_poll(&mut self) -> Option<String> {
        self.polling.take()
    }

    /// Adds the changes that are already waiting, and watches folders that have come back.
    fn gather(&mut self, first: Heard) -> Changes {
        let mut changes = Changes::default();
        let mut heard = Some(first);
        while let Some(next) = heard {
            match next {
                Ok(more) => {
                    changes.paths.extend(more.paths);
                    changes.anything |= more.anything;
                }
                Err(reason) => {
                    changes.anything = true;
                    self.poll_because(reason);
                }
            }
            heard = self.heard.try_recv().ok();
        }
        if changes.anything
            && let Some(watcher) = &mut self.watcher
            && let Err(error) = watcher.watch_folders()
            && matches!(error.kind, ErrorKind::MaxFilesWatch)
        {
            self.poll_because(reason(&error));
        }
        changes
    }

    fn poll_because(&mut self, reason: String) {
        self.watcher = None;
        self.polling = Some(reason);
    }
}

impl Watcher {
    fn new(root: &Path, sender: Sender<Heard>) -> notify::Result<Self> {
        let below = root.to_owned();
        let tell = move |result: DebounceEventResult| {
            let heard = match result {
                Ok(events) => {
                    let mut changes = Changes::default();
                    for event in events.iter().filter(|event| !matches!(event.kind, EventKind::Access(_))) {
                        changes.anything |= event.need_rescan();
                        event.paths.iter().for_each(|path| note(&below, path, &mut changes));
                    }
                    Ok(changes)
                }
                Err(errors) => match errors.iter().find(|error| matches!(error.kind, ErrorKind::MaxFilesWatch)) {
                    Some(error) => Err(reason(error)),
                    // Where the system lost events, anything may have changed.
                    None => Ok(anything()),
                },
            };
            if heard != Ok(Changes::default()) {
                sender.send(heard).ok();
            }
        };
        let config = notify::Config::default();
        let mut system: System = new_debouncer_opt(QUIET, Some(TICK), tell, NoCache, config)?;
        system.watch(root, RecursiveMode::NonRecursive)?;
        let mut watcher = Self { system, root: root.to_owned() };
        watcher.watch_folders()?;
        Ok(watcher)
    }

    fn watch_folders(&mut self) -> notify::Result<()> {
        for folder in FOLDERS {
            let folder = self.root.join(folder);
            if folder.is_dir() {
                self.system.watch(&folder, RecursiveMode::Recursive)?;
            }
        }
        Ok(())
    }
}

fn anything() -> Changes {
    Changes { anything: true, ..Changes::default() }
}

fn reason(error: &notify::Error) -> String {
    match error.kind {
        ErrorKind::MaxFilesWatch => {
            "the system's limit of watched files is reached (fs.inotify.max_user_watches)".to_owned()
        }
        _ => error.to_string(),
    }
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
            load::Role::Ignored if load::is_hidden(file.as_str()) => {}
            load::Role::Ignored => changes.anything |= path.is_dir() || !path.exists(),
            _ => drop(changes.paths.insert(file)),
        }
    }
}

impl std::fmt::Debug for Watching {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Watching").field("polling", &self.watcher.is_none()).finish_non_exhaustive()
    }
}
