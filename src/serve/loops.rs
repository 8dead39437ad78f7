//! The two threads behind a server: one takes in saves, one finds what concerns the whole site.

use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use super::{News, Shared};
use crate::check;
use crate::diagnostics::Diagnostics;
use crate::model::Date;
use crate::render::{Renderer, unknown_anchors};
use crate::resolve::link_check;
use crate::watch::watch;

/// How long a mistake waits for the rest of its file: editors and tools write in pieces.
const PATIENCE: Duration = Duration::from_millis(60);

/// How long a site must rest before the whole of it is looked at.
const REST: Duration = Duration::from_millis(150);

/// Starts both threads; they end with the program.
pub(super) fn start(shared: Arc<Shared>, root: &Path, poll: bool, tell: Arc<dyn Fn(News<'_>) + Send + Sync>) {
    let (wake, woken) = channel();
    // The site as it was read first has no backlinks yet.
    wake.send(()).ok();
    let settling = shared.clone();
    std::thread::spawn(move || settle(&settling, &woken));
    let root = root.to_owned();
    std::thread::spawn(move || follow(&shared, &root, poll, &wake, &*tell));
}

/// Takes in each change of the disk.
fn follow(shared: &Shared, root: &Path, poll: bool, wake: &Sender<()>, tell: &(dyn Fn(News<'_>) + Send + Sync)) {
    let mut watching = watch(root, poll);
    // What changed between the first reading and the start of the watch.
    let mut next = Some(crate::watch::Changes { anything: true, ..Default::default() });
    while let Some(changes) = next.take().or_else(|| watching.wait()) {
        if let Some(reason) = watching.began_to_poll() {
            tell(News::Polling(&reason));
        }
        let Ok(mut workspace) = shared.workspace.lock() else { return };
        let mut seen = workspace.update(&changes);
        while seen && workspace.snapshot().has_errors() {
            let Some(more) = watching.more_within(PATIENCE) else { break };
            seen |= workspace.update(&more);
        }
        if !seen {
            continue;
        }
        let snapshot = workspace.snapshot().clone();
        drop(workspace);
        shared.publish(snapshot.clone());
        tell(News::Read(&snapshot));
        if wake.send(()).is_err() {
            return;
        }
    }
}

/// Finds backlinks, broken links and warnings of the whole site once it rests.
///
/// Works in threads of its own, half as many as there are cores: a save must never wait behind it.
fn settle(shared: &Shared, woken: &Receiver<()>) {
    let threads = std::thread::available_parallelism().map_or(1, |cores| cores.get().div_ceil(2));
    let Ok(pool) = rayon::ThreadPoolBuilder::new().num_threads(threads).build() else { return };
    while woken.recv().is_ok() {
        while woken.recv_timeout(REST).is_ok() {}
        let snapshot = shared.current.borrow().snapshot.clone();
        let Some(renderer) = snapshot.renderer.clone().filter(|_| !snapshot.has_errors()) else { continue };
        let (renderer, found) = pool.install(|| look_at_all(&renderer));
        let Ok(mut workspace) = shared.workspace.lock() else { return };
        if workspace.settle(snapshot.generation, Arc::new(renderer), &found) {
            let snapshot = workspace.snapshot().clone();
            drop(workspace);
            shared.publish(snapshot);
        }
    }
}

/// The site with its backlinks, and what is wrong with it as a whole.
fn look_at_all(renderer: &Renderer) -> (Renderer, Diagnostics) {
    let resolved = Arc::new(renderer.resolved.settle());
    let mut found = Diagnostics::new();
    link_check::check(&resolved, &mut found);
    let renderer = renderer.with_texts_of(resolved);
    found.extend(unknown_anchors(&renderer, link_check::unproven(&renderer.resolved)));
    if !found.has_errors() {
        found.extend(check::check_sources(&renderer, today()));
    }
    (renderer, found)
}

fn today() -> Date {
    Date(jiff::Zoned::now().date())
}
