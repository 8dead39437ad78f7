//! How far a long build has come, on a terminal that a person watches.

use std::io::Write;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use super::report;

/// From when on a build is long enough to ask how far it is.
const LONG: Duration = Duration::from_secs(1);
/// How often the line is written anew.
const PACE: Duration = Duration::from_millis(100);

/// A line that counts pages; nothing where nobody watches or the build is done within a second.
#[derive(Debug)]
pub(super) struct Progress {
    total: usize,
    done: AtomicUsize,
    start: Instant,
    /// When the line was written last; none where nobody watches.
    shown: Option<Mutex<Option<Instant>>>,
}

impl Progress {
    /// Starts to count up to `total` pages.
    pub(super) fn new(total: usize) -> Self {
        let shown = report::is_watched().then(Mutex::default);
        Self { total, done: AtomicUsize::new(0), start: Instant::now(), shown }
    }

    /// Counts one page.
    pub(super) fn page(&self) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        let Some(shown) = self.shown.as_ref().filter(|_| self.start.elapsed() >= LONG) else { return };
        // Whoever finds another thread writing has nothing newer to say.
        let Ok(mut last) = shown.try_lock() else { return };
        if last.is_none_or(|at| at.elapsed() >= PACE) {
            *last = Some(Instant::now());
            write(&format!("\r{done} of {} pages", self.total));
        }
    }

    /// Takes the line away.
    pub(super) fn finish(self) {
        let written = self.shown.and_then(|shown| shown.into_inner().ok().flatten()).is_some();
        if written {
            write(&format!("\r{:width$}\r", "", width = 2 * self.total.to_string().len() + 12));
        }
    }
}

/// A terminal that has gone away is no reason to fail.
fn write(text: &str) {
    let mut err = std::io::stderr();
    err.write_all(text.as_bytes()).and_then(|()| err.flush()).ok();
}
