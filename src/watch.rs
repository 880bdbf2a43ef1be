//! Folders -> a word each time something in them may have changed, however an editor saves, and whether or not a folder is there.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use notify::event::{AccessKind, AccessMode, EventKind};
use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};

/// Looks at folders as long as it lives.
pub struct Watch {
    _watcher: RecommendedWatcher,
    is_lost: Arc<AtomicBool>,
}

impl Watch {
    /// Begins to look at everything below `folders`. One that is not there is looked out for.
    ///
    /// # Errors
    /// If the operating system doesn't tell about changes, or not about so many.
    pub fn new(folders: &[PathBuf], tell: impl Fn() + Send + 'static) -> Result<Self, String> {
        let folders: Vec<PathBuf> = folders.iter().map(|folder| whole(folder)).collect();
        let is_lost = Arc::new(AtomicBool::new(false));
        let seen = Seen { folders: folders.clone(), is_lost: Arc::clone(&is_lost) };
        let handler = move |event: notify::Result<Event>| {
            if event.map_or(true, |event| seen.concerns_us(&event)) {
                tell();
            }
        };
        let mut watcher = notify::recommended_watcher(handler).map_err(|error| error.to_string())?;
        for folder in &folders {
            // The folder above tells when the folder itself goes, comes, or is changed for another.
            if let Some(above) = folder.ancestors().skip(1).find(|above| above.is_dir()) {
                watcher.watch(above, RecursiveMode::NonRecursive).map_err(|error| error.to_string())?;
            }
        }
        for folder in folders.iter().filter(|folder| folder.is_dir()) {
            watcher.watch(folder, RecursiveMode::Recursive).map_err(|error| error.to_string())?;
        }
        Ok(Self { _watcher: watcher, is_lost })
    }

    /// Whether a folder itself went or came, so that it takes a new watch to see what is in it.
    #[must_use]
    pub fn is_lost(&self) -> bool {
        self.is_lost.load(Ordering::Relaxed)
    }
}

struct Seen {
    folders: Vec<PathBuf>,
    is_lost: Arc<AtomicBool>,
}

impl Seen {
    fn concerns_us(&self, event: &Event) -> bool {
        if is_only_read(event.kind) {
            return false;
        }
        let is_above = |path: &PathBuf| self.folders.iter().any(|folder| folder.starts_with(path));
        // The time of the folder above changes with each file in it.
        if !matches!(event.kind, EventKind::Modify(notify::event::ModifyKind::Metadata(_)))
            && event.paths.iter().any(is_above)
        {
            self.is_lost.store(true, Ordering::Relaxed);
            return true;
        }
        let is_inside = |path: &PathBuf| self.folders.iter().any(|folder| path.starts_with(folder));
        event.paths.is_empty() || event.paths.iter().any(is_inside)
    }
}

/// We read the folders ourselves after each word.
fn is_only_read(kind: EventKind) -> bool {
    matches!(kind, EventKind::Access(access) if access != AccessKind::Close(AccessMode::Write))
}

/// The path from the root, as the operating system will name it.
fn whole(folder: &Path) -> PathBuf {
    let path = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
    path.canonicalize().unwrap_or(path)
}
