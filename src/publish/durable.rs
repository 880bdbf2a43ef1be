//! What was written -> on the disk, so that a power cut can't harm it.

use std::fs::File;
use std::io;
use std::path::Path;

/// Whether each file has to be synced when it is written, because there is no call for all of them.
pub(super) const ONE_BY_ONE: bool = !cfg!(target_os = "linux");

/// The file system that a folder is on.
pub(super) struct Disk {
    #[cfg(target_os = "linux")]
    folder: File,
}

impl Disk {
    /// To be called before anything is written: what fails from then on is told by [`Disk::sync`].
    #[cfg(target_os = "linux")]
    pub(super) fn of(folder: &Path) -> io::Result<Self> {
        File::open(folder).map(|folder| Self { folder })
    }

    /// Waits until the disk has all that was written. One call for the whole file system costs a fraction of one for each file.
    #[cfg(target_os = "linux")]
    pub(super) fn sync(&self) -> io::Result<()> {
        Ok(rustix::fs::syncfs(&self.folder)?)
    }

    /// Nothing to prepare.
    #[cfg(not(target_os = "linux"))]
    #[expect(clippy::unnecessary_wraps, reason = "the same signature on every system")]
    pub(super) fn of(_: &Path) -> io::Result<Self> {
        Ok(Self {})
    }

    /// Each file was synced when it was written.
    #[cfg(not(target_os = "linux"))]
    #[expect(clippy::unnecessary_wraps, clippy::unused_self, reason = "the same signature on every system")]
    pub(super) fn sync(&self) -> io::Result<()> {
        Ok(())
    }
}

/// Waits until the disk has a folder's list of names. Some systems can't, and then there is nothing to wait for.
pub(super) fn folder(path: &Path) {
    let _ = File::open(path).and_then(|folder| folder.sync_all());
}
