//! What publishing is asked, what it reports while it works, and what came of it.

use std::io;
use std::path::PathBuf;

use crate::source::visible;

/// Whether publishing waits until the disk has what was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Durability {
    /// The new site takes its place once a power cut could not harm it.
    Synced,
    /// It takes its place at once. A killed build harms nothing still; a power cut soon after it could.
    Unsynced,
}

/// What publishing tells while it works.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Another build is publishing to the same target; this one begins when that one ends.
    Waiting,
    /// What was written is now being made durable.
    SyncBegins,
    /// It is durable.
    SyncEnds,
}

/// What publishing did.
#[derive(Debug, PartialEq, Eq)]
pub struct Summary {
    /// How many files the site has.
    pub files: usize,
    /// How many of them were written, because they are new or their bytes have changed.
    pub written: usize,
    /// Files in the target that somebody else put there. They were kept.
    pub kept: Vec<String>,
    /// How many files of the earlier build no longer belong to the site.
    pub removed: usize,
}

/// Why the site was not published. The target is as it was, except after [`PublishError::HalfWay`].
#[derive(Debug, thiserror::Error)]
pub enum PublishError {
    /// The target has files, and none that says that this program made it.
    #[error(
        "`{}` has files in it that this program did not make, so nothing was changed; \
         name an empty or a new folder with --out, or empty this one yourself",
        .0.display()
    )]
    NotOurs(PathBuf),
    /// The target is a file.
    #[error("`{}` is not a folder, so nothing was changed; name a folder with --out", .0.display())]
    NotAFolder(PathBuf),
    /// The target is a link to something that is not there.
    #[error(
        "`{}` is a link to a folder that is not there, so nothing was changed; \
         make that folder, or name another with --out",
        .0.display()
    )]
    LeadsNowhere(PathBuf),
    /// Files that somebody else put into the target, where the site now has its own.
    #[error(
        "`{}` has files that this program did not make, where the site needs its own: {}; move them away and build again",
        .0.display(),
        visible(&.1.join(", "))
    )]
    InTheWay(PathBuf, Vec<String>),
    /// Somebody else's folder, where the new site would be staged.
    #[error(
        "`{}` is in the way: a build makes a folder of that name for a moment, and this one is somebody else's; \
         move it away and build again; nothing was changed",
        .0.display()
    )]
    NotOurStaging(PathBuf),
    /// The operating system's reason.
    #[error("`{}` can't be written: {reason}; nothing was changed", .0.display(), reason = .1)]
    Disk(PathBuf, io::Error),
    /// The operating system's reason, where files can only be replaced one by one: some are new already.
    #[error(
        "`{}` could only be written in part: {reason}; some pages are new already and some are old: \
         remove the cause and build again",
        .0.display(),
        reason = .1
    )]
    HalfWay(PathBuf, io::Error),
}
