//! Written files -> synced to disk, so that a power cut can't harm them.

use std::fs::File;
use std::io;
use std::path::Path;

/// Whether each file has to be synced as it is written, because the system has no call that syncs them all.
pub(super) const ONE_BY_ONE: bool = !cfg!(target_os = "linux");

/// The file system of a folder.
pub(super) struct Disk {
    #[cfg(target_os = "linux")]
    folder: File,
}

impl Disk {
    /// Must be called before anything is written: [`Disk::sync`] reports write errors since then.
    #[cfg(target_os = "linux")]
    pub(super) fn of(folder: &Path) -> io::Result<Self> {
        File::open(folder).map(|folder| Self { folder })
    }

    /// Waits until everything written is on disk. One call for the whole file system is much faster than one for each file.
    #[cfg(target_os = "linux")]
    pub(super) fn sync(&self) -> io::Result<()> {
        Ok(rustix::fs::syncfs(&self.folder)?)
    }

    /// Does nothing: there is nothing to prepare.
    #[cfg(not(target_os = "linux"))]
    #[expect(clippy::unnecessary_wraps, reason = "the same signature on every system")]
    pub(super) fn of(_: &Path) -> io::Result<Self> {
        Ok(Self {})
    }

    /// Does nothing: each file was synced as it was written.
    #[cfg(not(target_os = "linux"))]
    #[expect(clippy::unnecessary_wraps, clippy::unused_self, reason = "the same signature on every system")]
    pub(super) fn sync(&self) -> io::Result<()> {
        Ok(())
    }
}

/// Waits until a folder's list of names is on disk. Does nothing on systems that can't sync a folder.
pub(super) fn folder(path: &Path) {
    let _ = File::open(path).and_then(|folder| folder.sync_all());
}
