//! A target -> a folder in which its next site is staged. One build holds it at a time; leftovers of a killed build are removed.
//!
//! Its name is fixed, so that two builds meet there, and it contains a locked file, which tells a running build from a killed one: the
//! system releases the lock when a program ends, however it ends.

use std::fs::{self, File, Metadata, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use same_file::Handle;

use crate::artifact::SitePath;
use crate::publish::mounts;
use crate::publish::outcome::{PublishError, Step};

/// The folder's name inside the target, where it can't be beside it. No file at the root of a site has a name that starts with a dot.
pub(super) const INSIDE: &str = ".charter-staging";

/// Longest name on common file systems, in bytes.
const LONGEST_NAME: usize = 255;

const LOCK: &str = "lock";
const MADE: &str = "made";
const SITE: &str = "site";

/// How often to try for the lock while builds that end remove it at the same moment.
const MOST_ROUNDS: usize = 1000;

/// A folder for the next site, removed on drop.
pub(super) struct Staging {
    folder: PathBuf,
    is_inside: bool,
    /// Locked as long as this value lives.
    _lock: File,
}

/// Why there is no staging folder.
pub(super) enum StagingRefusal {
    /// A folder that this program did not make is in its place.
    NotOurs(PathBuf),
    /// An error of the operating system; nothing was changed.
    Disk(io::Error),
}

impl StagingRefusal {
    /// Converts this to the error of publishing to `target`.
    pub(super) fn of(self, target: &Path) -> PublishError {
        match self {
            Self::NotOurs(path) => PublishError::NotOurStaging(path),
            Self::Disk(reason) => PublishError::Disk(target.to_owned(), reason),
        }
    }
}

impl From<io::Error> for StagingRefusal {
    fn from(reason: io::Error) -> Self {
        Self::Disk(reason)
    }
}

impl Staging {
    /// Takes a folder beside the target, or inside it if the two would be on different mounts or the parent folder is not writable.
    pub(super) fn take(target: &Path, tell: &mut dyn FnMut(Step)) -> Result<Self, StagingRefusal> {
        if is_mount_point(target) {
            return Self::inside(target, tell);
        }
        match Self::at(beside(target), false, tell) {
            Err(StagingRefusal::Disk(reason)) if is_forbidden(&reason) && target.is_dir() => Self::inside(target, tell),
            taken => taken,
        }
    }

    /// Takes a folder inside the target.
    pub(super) fn inside(target: &Path, tell: &mut dyn FnMut(Step)) -> Result<Self, StagingRefusal> {
        Self::at(target.join(INSIDE), true, tell)
    }

    fn at(folder: PathBuf, is_inside: bool, tell: &mut dyn FnMut(Step)) -> Result<Self, StagingRefusal> {
        let lock = locked(&folder, tell)?;
        let staging = Self { folder, is_inside, _lock: lock };
        staging.clear()?;
        Ok(staging)
    }

    /// Returns the staging folder itself.
    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Returns the folder in which the new site is staged.
    pub(super) fn site(&self) -> PathBuf {
        self.folder.join(SITE)
    }

    /// Whether the folder is inside the target.
    pub(super) fn is_inside(&self) -> bool {
        self.is_inside
    }

    /// Records the names of this program's files, old and new, before the first of them changes.
    pub(super) fn note_made(&self, names: &[&str]) -> io::Result<()> {
        // Kept outside the folder of the site, and put in place with one rename.
        let new = self.folder.join("made.new");
        fs::write(&new, names.join("\n"))?;
        File::open(&new)?.sync_all()?;
        fs::rename(new, self.folder.join(MADE))
    }

    /// Removes the record once the target is complete. An error is harmless: the next build takes the files for its own, which they are.
    pub(super) fn forget_made(&self) {
        let _ = fs::remove_file(self.folder.join(MADE));
    }

    /// Removes everything but the lock and the record.
    fn clear(&self) -> io::Result<()> {
        if mounts::any_below(&self.folder) {
            return Err(io::Error::other(format!(
                "something is mounted in `{}`: unmount it first",
                self.folder.display()
            )));
        }
        for entry in fs::read_dir(&self.folder)? {
            let entry = entry?;
            if [LOCK, MADE].iter().any(|name| entry.file_name() == *name) {
                continue;
            }
            if entry.file_type()?.is_dir() { fs::remove_dir_all(entry.path()) } else { fs::remove_file(entry.path()) }?;
        }
        Ok(())
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        // The next build retries what can't be removed now. The record of an interrupted build is needed until a build completes.
        let is_half = self.folder.join(MADE).exists();
        if self.clear().is_ok() && !is_half {
            // The lock file is removed while it is locked: a build that waits for it finds another file, or none, and tries again.
            let _ = fs::remove_file(self.folder.join(LOCK)).and_then(|()| fs::remove_dir(&self.folder));
        }
    }
}

/// Returns the names recorded by interrupted builds: files that they found in the target or may have put there.
pub(super) fn made_half_way(target: &Path) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for folder in [beside(target), target.join(INSIDE)] {
        // A record that others made could claim their files as ours.
        if !is_ours(&folder)? {
            continue;
        }
        match fs::read_to_string(folder.join(MADE)) {
            Ok(list) => names.extend(list.lines().filter(|name| SitePath::new(*name).is_some()).map(str::to_owned)),
            Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(names)
}

/// Whether the target contains a staging folder of this program.
pub(super) fn is_ours_inside(target: &Path) -> io::Result<bool> {
    is_ours(&target.join(INSIDE))
}

/// Returns the path beside the target: `.public.charter-staging` for `public`. A name that would become too long is cut.
fn beside(target: &Path) -> PathBuf {
    let name = target.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let name = &name[..name.floor_char_boundary(LONGEST_NAME - INSIDE.len() - 1)];
    target.with_file_name(format!(".{name}{INSIDE}"))
}

/// Locks the folder, creating it if needed.
fn locked(folder: &Path, tell: &mut dyn FnMut(Step)) -> Result<File, StagingRefusal> {
    let path = folder.join(LOCK);
    let mut has_waited = false;
    for _ in 0..MOST_ROUNDS {
        make(folder)?;
        let lock = match File::options().create(true).truncate(false).write(true).open(&path) {
            Ok(lock) => lock,
            // The previous build has just removed its folder.
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            Err(error) => return Err(StagingRefusal::Disk(error)),
        };
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                if !has_waited {
                    tell(Step::Waiting);
                    has_waited = true;
                }
                lock.lock()?;
            }
            // Some network shares have no locks: there, people must run one build at a time.
            Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {}
            Err(TryLockError::Error(error)) => return Err(StagingRefusal::Disk(error)),
        }
        let is_still_there =
            Handle::from_path(&path).and_then(|there| Ok(there == Handle::from_file(lock.try_clone()?)?));
        if is_still_there.unwrap_or(false) {
            return Ok(lock);
        }
    }
    Err(StagingRefusal::Disk(io::Error::other(format!("`{}` can't be locked", path.display()))))
}

/// Creates the folder, accessible to its owner only, or accepts an existing one of this program.
fn make(folder: &Path) -> Result<(), StagingRefusal> {
    match for_its_owner().create(folder) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            if is_ours(folder)? {
                Ok(())
            } else {
                Err(StagingRefusal::NotOurs(folder.to_owned()))
            }
        }
        made => Ok(made?),
    }
}

/// Whether this is a folder (not a link) that only this user can write to, and that is empty or contains a lock.
fn is_ours(folder: &Path) -> io::Result<bool> {
    let about = match fs::symlink_metadata(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(true),
        about => about?,
    };
    if !about.is_dir() || !is_of_this_user_alone(&about) {
        return Ok(false);
    }
    // Listed in one go, because a build that ends at this moment removes its lock and the next one creates another.
    let entries: Vec<fs::DirEntry> = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(true),
        entries => entries?.collect::<io::Result<_>>()?,
    };
    let is_lock =
        |entry: &fs::DirEntry| entry.file_name() == LOCK && entry.file_type().map_or(true, |kind| kind.is_file());
    Ok(entries.is_empty() || entries.iter().any(is_lock))
}

#[cfg(unix)]
fn for_its_owner() -> fs::DirBuilder {
    let mut builder = fs::DirBuilder::new();
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder
}

#[cfg(not(unix))]
fn for_its_owner() -> fs::DirBuilder {
    fs::DirBuilder::new()
}

#[cfg(unix)]
fn is_of_this_user_alone(about: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    about.uid() == rustix::process::geteuid().as_raw() && about.mode() & 0o022 == 0
}

#[cfg(not(unix))]
fn is_of_this_user_alone(_: &Metadata) -> bool {
    true
}

fn is_forbidden(reason: &io::Error) -> bool {
    matches!(reason.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem)
}

/// Whether this path is a mount point, into which nothing beside it can be renamed.
#[cfg(target_os = "linux")]
fn is_mount_point(target: &Path) -> bool {
    use rustix::fs::{AtFlags, CWD, StatxAttributes, StatxFlags, statx};
    let about = statx(CWD, target, AtFlags::empty(), StatxFlags::empty());
    about.is_ok_and(|about| about.stx_attributes.contains(StatxAttributes::MOUNT_ROOT))
}

#[cfg(all(unix, not(target_os = "linux")))]
fn is_mount_point(target: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let device = |path: &Path| fs::metadata(path).ok().map(|about| about.dev());
    device(target).is_some_and(|own| target.parent().and_then(device).is_some_and(|above| above != own))
}

#[cfg(not(unix))]
fn is_mount_point(_: &Path) -> bool {
    false
}
