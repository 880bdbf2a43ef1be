//! A target -> a folder to stage its next site in, held by one build at a time; what a dead build left in it is removed.
//!
//! It has a fixed name, so that two builds meet there, and holds a locked file, so that a live build can be told from a dead one:
//! the system releases the lock when a program ends, however it ends.

use std::fs::{self, File, Metadata, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use same_file::Handle;

use crate::artifact::SitePath;
use crate::publish::mounts;
use crate::publish::outcome::{PublishError, Step};

/// The folder's name where it can't be beside the target. It begins with a dot, and no file of a site does so at its root.
pub(super) const INSIDE: &str = ".charter-staging";

/// How many bytes a name has at most on the file systems that people use.
const LONGEST_NAME: usize = 255;

const LOCK: &str = "lock";
const MADE: &str = "made";
const SITE: &str = "site";

/// How often the lock is asked for when builds that end take it away at the same moment.
const MOST_ROUNDS: usize = 1000;

/// A folder for the next site. It goes when this does.
pub(super) struct Staging {
    folder: PathBuf,
    is_inside: bool,
    /// Held as long as this is there.
    _lock: File,
}

/// Why there is no such folder.
pub(super) enum Refused {
    /// Somebody else's is in its place.
    NotOurs(PathBuf),
    /// The operating system's reason.
    Disk(io::Error),
}

impl Refused {
    /// What that means for whoever publishes to the target.
    pub(super) fn of(self, target: &Path) -> PublishError {
        match self {
            Self::NotOurs(path) => PublishError::NotOurStaging(path),
            Self::Disk(reason) => PublishError::Disk(target.to_owned(), reason),
        }
    }
}

impl From<io::Error> for Refused {
    fn from(reason: io::Error) -> Self {
        Self::Disk(reason)
    }
}

impl Staging {
    /// A folder beside the target; inside it where the two are on different mounts, or nobody may write beside it.
    pub(super) fn take(target: &Path, tell: &mut dyn FnMut(Step)) -> Result<Self, Refused> {
        if is_mount_point(target) {
            return Self::inside(target, tell);
        }
        match Self::at(beside(target), false, tell) {
            Err(Refused::Disk(reason)) if is_forbidden(&reason) && target.is_dir() => Self::inside(target, tell),
            taken => taken,
        }
    }

    /// A folder inside the target.
    pub(super) fn inside(target: &Path, tell: &mut dyn FnMut(Step)) -> Result<Self, Refused> {
        Self::at(target.join(INSIDE), true, tell)
    }

    fn at(folder: PathBuf, is_inside: bool, tell: &mut dyn FnMut(Step)) -> Result<Self, Refused> {
        let lock = locked(&folder, tell)?;
        let staging = Self { folder, is_inside, _lock: lock };
        staging.clear()?;
        Ok(staging)
    }

    /// The folder itself.
    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Where the new site is staged.
    pub(super) fn site(&self) -> PathBuf {
        self.folder.join(SITE)
    }

    /// Whether it is inside the target.
    pub(super) fn is_inside(&self) -> bool {
        self.is_inside
    }

    /// Notes the names of the files that are this program's, old and new, before the first of them changes.
    pub(super) fn note_made(&self, names: &[&str]) -> io::Result<()> {
        // Beside the folder of the site, whose files come and go meanwhile; whole, or not there.
        let new = self.folder.join("made.new");
        fs::write(&new, names.join("\n"))?;
        File::open(&new)?.sync_all()?;
        fs::rename(new, self.folder.join(MADE))
    }

    /// Forgets them again: the target is whole. If that fails, the site is published all the same, and the next build takes these files
    /// for its own, which they are.
    pub(super) fn forget_made(&self) {
        let _ = fs::remove_file(self.folder.join(MADE));
    }

    /// Removes everything but the lock and the names of what has been made.
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
        // What can't be removed now, the next build tries again. The names of half a build are needed until a whole one.
        let is_half = self.folder.join(MADE).exists();
        if self.clear().is_ok() && !is_half {
            // The lock goes while it is held: who waits for it finds another file in its place, or none, and begins anew.
            let _ = fs::remove_file(self.folder.join(LOCK)).and_then(|()| fs::remove_dir(&self.folder));
        }
    }
}

/// Names of files that builds may have put into the target before they were broken off, and of those that they found there.
pub(super) fn made_half_way(target: &Path) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for folder in [beside(target), target.join(INSIDE)] {
        // A list of somebody else's could name their files as ours.
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

/// Whether a folder of a target is the one where builds stage inside it.
pub(super) fn is_ours_inside(target: &Path) -> io::Result<bool> {
    is_ours(&target.join(INSIDE))
}

/// `.public.charter-staging` for `public`; of a long name, which would be too long with that, the beginning.
fn beside(target: &Path) -> PathBuf {
    let name = target.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let name = &name[..name.floor_char_boundary(LONGEST_NAME - INSIDE.len() - 1)];
    target.with_file_name(format!(".{name}{INSIDE}"))
}

/// The lock of the folder, which is made if it is not there.
fn locked(folder: &Path, tell: &mut dyn FnMut(Step)) -> Result<File, Refused> {
    let path = folder.join(LOCK);
    let mut has_waited = false;
    for _ in 0..MOST_ROUNDS {
        make(folder)?;
        let lock = match File::options().create(true).truncate(false).write(true).open(&path) {
            Ok(lock) => lock,
            // The build before has just removed its folder.
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            Err(error) => return Err(Refused::Disk(error)),
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
            // Some network shares have no locks: there it is on people to run one build at a time.
            Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {}
            Err(TryLockError::Error(error)) => return Err(Refused::Disk(error)),
        }
        let is_still_there =
            Handle::from_path(&path).and_then(|there| Ok(there == Handle::from_file(lock.try_clone()?)?));
        if is_still_there.unwrap_or(false) {
            return Ok(lock);
        }
    }
    Err(Refused::Disk(io::Error::other(format!("`{}` can't be locked", path.display()))))
}

/// Makes the folder, for its owner's eyes only, or finds that one of this program's is there.
fn make(folder: &Path) -> Result<(), Refused> {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    match builder.create(folder) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            if is_ours(folder)? {
                Ok(())
            } else {
                Err(Refused::NotOurs(folder.to_owned()))
            }
        }
        made => Ok(made?),
    }
}

/// Whether it is a folder, not a link to one, that only this user could have filled, with a lock in it if there is anything.
fn is_ours(folder: &Path) -> io::Result<bool> {
    let about = match fs::symlink_metadata(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(true),
        about => about?,
    };
    if !about.is_dir() || !is_of_this_user_alone(&about) {
        return Ok(false);
    }
    // One look at the whole folder: a build that ends at this moment takes its lock away, and the next one brings another.
    let entries: Vec<fs::DirEntry> = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(true),
        entries => entries?.collect::<io::Result<_>>()?,
    };
    let is_lock =
        |entry: &fs::DirEntry| entry.file_name() == LOCK && entry.file_type().map_or(true, |kind| kind.is_file());
    Ok(entries.is_empty() || entries.iter().any(is_lock))
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

/// Whether something is mounted at this path: nothing can be renamed from beside it into it.
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
