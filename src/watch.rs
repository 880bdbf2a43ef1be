//! Notifies of changes below folders, however an editor saves, and whether or not a folder is there.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use notify::event::{AccessKind, AccessMode, EventKind, ModifyKind};
use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};

/// Looks at folders as long as it lives.
pub struct Watch {
    _watcher: RecommendedWatcher,
    folders: Vec<PathBuf>,
    ways: Ways,
    is_lost: Arc<AtomicBool>,
}

impl Watch {
    /// Begins to look at everything below `folders`. One that is not there is looked out for.
    ///
    /// # Errors
    /// If the operating system doesn't tell about changes, or not about so many.
    pub fn new(folders: &[PathBuf], tell: impl Fn() + Send + 'static) -> Result<Self, String> {
        let ways = Ways::to(folders);
        let is_lost = Arc::new(AtomicBool::new(false));
        let seen = Seen { ways: ways.clone(), is_lost: Arc::clone(&is_lost) };
        let handler = move |event: notify::Result<Event>| {
            if event.map_or(true, |event| seen.concerns_us(&event)) {
                tell();
            }
        };
        let mut watcher = notify::recommended_watcher(handler).map_err(|error| error.to_string())?;
        let above: BTreeSet<&Path> = ways.names.iter().filter_map(|name| name.parent()).collect();
        for folder in above {
            // One that nobody may read can't be watched; what is changed there comes to light when the ways are compared.
            let _ = watcher.watch(folder, RecursiveMode::NonRecursive);
        }
        for folder in &ways.ends {
            watcher.watch(folder, RecursiveMode::Recursive).map_err(|error| error.to_string())?;
        }
        Ok(Self { _watcher: watcher, folders: folders.to_vec(), ways, is_lost })
    }

    /// Whether a folder itself went, came or is another one by now, so that it takes a new watch to see what is in it.
    #[must_use]
    pub fn is_lost(&self) -> bool {
        // What changed while the watch was set, nobody told of.
        self.is_lost.load(Ordering::Relaxed) || self.ways != Ways::to(&self.folders)
    }
}

/// How the system comes from the root to folders.
#[derive(Clone, PartialEq)]
struct Ways {
    /// Each folder and link on the way, as it is named in the folder where it really is. Where one of them changes, the way may lead elsewhere.
    names: BTreeSet<PathBuf>,
    /// The folders that are there, as the system will name them.
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

/// Nothing for the root, and where the folder above is not there.
fn true_name(path: &Path) -> Option<PathBuf> {
    let above = path.parent()?.canonicalize().ok()?;
    Some(above.join(path.file_name()?))
}

struct Seen {
    ways: Ways,
    is_lost: Arc<AtomicBool>,
}

impl Seen {
    fn concerns_us(&self, event: &Event) -> bool {
        if is_only_read(event.kind) {
            return false;
        }
        let is_on_the_way = |path: &PathBuf| self.ways.names.contains(path);
        // The time of the folder above changes with each file in it.
        if !matches!(event.kind, EventKind::Modify(ModifyKind::Metadata(_))) && event.paths.iter().any(is_on_the_way) {
            self.is_lost.store(true, Ordering::Relaxed);
            return true;
        }
        let is_inside = |path: &PathBuf| self.ways.ends.iter().any(|folder| path.starts_with(folder));
        event.paths.is_empty() || event.paths.iter().any(is_inside)
    }
}

/// We read the folders ourselves after each word.
fn is_only_read(kind: EventKind) -> bool {
    matches!(kind, EventKind::Access(access) if access != AccessKind::Close(AccessMode::Write))
}
