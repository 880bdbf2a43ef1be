//! Notifies -> a notification whenever something below them changes below folders, however an editor saves and whether or not a folder exists.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use notify::event::{AccessKind, AccessMode, EventKind, ModifyKind};
use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};

/// Watches folders until it is dropped.
pub struct Watch {
    _watcher: RecommendedWatcher,
    folders: Vec<PathBuf>,
    ways: Ways,
    is_lost: Arc<AtomicBool>,
}

impl Watch {
    /// Watches everything below `folders`, and the appearance of folders that don't exist. Calls `tell` after each possible change.
    ///
    /// # Errors
    /// If the operating system can't report changes, or not for so many folders.
    pub fn new(folders: &[PathBuf], tell: impl Fn() + Send + 'static) -> Result<Self, String> {
        let ways = Ways::to(folders);
        let is_lost = Arc::new(AtomicBool::new(false));
        let seen = WatchState { ways: ways.clone(), is_lost: Arc::clone(&is_lost) };
        let handler = move |event: notify::Result<Event>| {
            if event.map_or(true, |event| seen.concerns_us(&event)) {
                tell();
            }
        };
        // The library needs a thread, and panics without one.
        let thread = thread::Builder::new().spawn(|| ()).map_err(|error| error.to_string())?;
        // It has nothing to do that could fail.
        let _ = thread.join();
        let mut watcher = notify::recommended_watcher(handler).map_err(|error| error.to_string())?;
        let above: BTreeSet<&Path> = ways.names.iter().filter_map(|name| name.parent()).collect();
        for folder in above {
            // A folder without read permission can't be watched; changes in it show when the paths are compared.
            let _ = watcher.watch(folder, RecursiveMode::NonRecursive);
        }
        for folder in &ways.ends {
            watcher.watch(folder, RecursiveMode::Recursive).map_err(|error| error.to_string())?;
        }
        Ok(Self { _watcher: watcher, folders: folders.to_vec(), ways, is_lost })
    }

    /// Whether a folder itself was removed, created or replaced, so that a new watch is needed.
    #[must_use]
    pub fn is_lost(&self) -> bool {
        // Changes that happened while the watch was being set up are not reported, so the paths are compared too.
        self.is_lost.load(Ordering::Relaxed) || self.ways != Ways::to(&self.folders)
    }
}

/// The paths by which the system reaches the folders.
#[derive(Clone, PartialEq)]
struct Ways {
    /// Every folder and link on the way, as the real path of its parent plus its name. If one of them changes, the path may lead elsewhere.
    names: BTreeSet<PathBuf>,
    /// Real paths of the folders that exist, as the system reports them.
    ends: Vec<PathBuf>,
}

impl Ways {
    fn to(folders: &[PathBuf]) -> Self {
        let mut names = BTreeSet::new();
        let mut ways: Vec<PathBuf> =
            folders.iter().map(|folder| std::path::absolute(folder).unwrap_or_else(|_| folder.clone())).collect();
        while let Some(way) = ways.pop() {
            for step in way.ancestors() {
                let Some(name) = true_name(step) else { continue };
                let target = name.read_link().ok();
                if names.insert(name.clone()) {
                    ways.extend(target.and_then(|target| Some(name.parent()?.join(target))));
                }
            }
        }
        let ends = folders.iter().filter_map(|folder| folder.canonicalize().ok()).filter(|end| end.is_dir()).collect();
        Self { names, ends }
    }
}

/// Returns the path with its parent resolved; `None` for the root, or if the parent doesn't exist.
fn true_name(path: &Path) -> Option<PathBuf> {
    let above = path.parent()?.canonicalize().ok()?;
    Some(above.join(path.file_name()?))
}

struct WatchState {
    ways: Ways,
    is_lost: Arc<AtomicBool>,
}

impl WatchState {
    fn concerns_us(&self, event: &Event) -> bool {
        if is_only_read(event.kind) {
            return false;
        }
        let is_on_the_way = |path: &PathBuf| self.ways.names.contains(path);
        // The modification time of a parent folder changes with each file in it.
        if !matches!(event.kind, EventKind::Modify(ModifyKind::Metadata(_))) && event.paths.iter().any(is_on_the_way) {
            self.is_lost.store(true, Ordering::Relaxed);
            return true;
        }
        let is_inside = |path: &PathBuf| self.ways.ends.iter().any(|folder| path.starts_with(folder));
        event.paths.is_empty() || event.paths.iter().any(is_inside)
    }
}

/// Whether the event only reports reading: this program reads the folders itself after each notification.
fn is_only_read(kind: EventKind) -> bool {
    matches!(kind, EventKind::Access(access) if access != AccessKind::Close(AccessMode::Write))
}
