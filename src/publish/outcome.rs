//! The options, progress and result of publishing.

use std::io;
use std::path::PathBuf;

use crate::source::visible;

/// Whether publishing waits until everything is on disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Durability {
    /// The new site is put in place only when a power cut can no longer harm it.
    Synced,
    /// The new site is put in place at once. A killed build is still harmless, but a power cut soon afterwards may not be.
    Unsynced,
}

/// Progress of publishing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Another build is publishing to the same target; this one starts when that one ends.
    Waiting,
    /// Syncing to disk starts.
    SyncBegins,
    /// Syncing to disk is done.
    SyncEnds,
}

/// The result of publishing.
#[derive(Debug, PartialEq, Eq)]
pub struct Summary {
    /// Number of files of the site.
    pub files: usize,
    /// Number of files that were written because they are new or changed.
    pub written: usize,
    /// Files in the target that this program did not make, and that were kept.
    pub kept: Vec<String>,
    /// Files of the previous build that are no longer part of the site.
    pub removed: Vec<String>,
}

/// Why the site was not published. The target is as it was, except after [`PublishError::HalfWay`].
#[derive(Debug, thiserror::Error)]
pub enum PublishError {
    /// The target has files but no manifest of this program.
    #[error(
        "`{}` contains files that charter did not make, so nothing was changed; \
         name an empty or new folder with --out, or empty this one yourself",
        .0.display()
    )]
    NotOurs(PathBuf),
    /// The manifest can't be read, so that nobody knows which files this program made.
    #[error(
        "`{}` is damaged: {}; it lists the files that charter made, so nothing was changed; \
         restore the whole folder as a build left it, or name an empty or new folder with --out",
        .0.display(),
        .1
    )]
    Damaged(PathBuf, String),
    /// The target is a file.
    #[error("`{}` is not a folder, so nothing was changed; name a folder with --out", .0.display())]
    NotAFolder(PathBuf),
    /// The target is a link to something that does not exist.
    #[error(
        "`{}` is a link to a folder that does not exist, so nothing was changed; \
         create that folder, or name another with --out",
        .0.display()
    )]
    LeadsNowhere(PathBuf),
    /// Files that this program did not make, in places where the site needs its own.
    #[error(
        "`{}` contains files that charter did not make in places where the site needs its own: {}; move them away and build again",
        .0.display(),
        visible(&.1.join(", "))
    )]
    InTheWay(PathBuf, Vec<String>),
    /// A folder that this program did not make, where the new site would be staged.
    #[error(
        "`{}` is in the way, so nothing was changed: a build needs a temporary folder of that name, \
         and charter did not make this one; move it away and build again",
        .0.display()
    )]
    NotOurStaging(PathBuf),
    /// An error of the operating system.
    #[error("`{}` can't be written: {reason}; nothing was changed", .0.display(), reason = .1)]
    Disk(PathBuf, io::Error),
    /// An error of the operating system while files were replaced one by one: some are new already.
    #[error(
        "`{}` was only partly written: {reason}; some pages are new and some are old: \
         fix the cause and build again",
        .0.display(),
        reason = .1
    )]
    HalfWay(PathBuf, io::Error),
}
