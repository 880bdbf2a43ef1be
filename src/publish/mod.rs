//! Artifacts -> a folder, all or nothing. The only stage that writes the site.
//!
//! The new site is staged beside the target, made durable, and swapped in with one rename, so a reader finds the old site or the new
//! one, whole. Files whose bytes have not changed are carried over: a second name for the same file, never written again.
//! Where the system can't swap two folders, or the target holds what can't move (a mount, another user's file, a name that is no text),
//! only what changed is staged, every file takes its place with one rename, and nothing is removed before its replacement is there. A
//! build that is killed leaves a folder that the next one recognises and removes.
#![expect(clippy::disallowed_methods, reason = "this is the stage that writes the disk")]

mod access;
mod before;
mod durable;
mod growing;
mod manifest;
mod mounts;
mod replace;
mod stage;
mod staging;
mod swap;

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File, Metadata};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::artifact::{Artifact, Chunk, SitePath};
use crate::publish::before::Before;
use crate::publish::durable::Disk;
use crate::publish::growing::Growing;
use crate::publish::staging::{Refused, Staging};
use crate::publish::swap::Swap;
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
#[derive(Debug)]
pub enum PublishError {
    /// The target has files, and none that says that this program made it.
    NotOurs(PathBuf),
    /// The target is a file.
    NotAFolder(PathBuf),
    /// The target is a link to something that is not there.
    LeadsNowhere(PathBuf),
    /// Files that somebody else put into the target, where the site now has its own.
    InTheWay(PathBuf, Vec<String>),
    /// Somebody else's folder, where the new site would be staged.
    NotOurStaging(PathBuf),
    /// The operating system's reason.
    Disk(PathBuf, io::Error),
    /// The operating system's reason, where files can only be replaced one by one: some are new already.
    HalfWay(PathBuf, io::Error),
}

impl std::fmt::Display for PublishError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NotOurs(path) => write!(
                formatter,
                "`{}` has files in it that this program did not make, so nothing was changed; name an empty or a new folder with --out, or empty this one yourself",
                path.display()
            ),
            Self::NotAFolder(path) => {
                write!(
                    formatter,
                    "`{}` is not a folder, so nothing was changed; name a folder with --out",
                    path.display()
                )
            }
            Self::LeadsNowhere(path) => write!(
                formatter,
                "`{}` is a link to a folder that is not there, so nothing was changed; make that folder, or name another with --out",
                path.display()
            ),
            Self::InTheWay(path, names) => write!(
                formatter,
                "`{}` has files that this program did not make, where the site needs its own: {}; move them away and build again",
                path.display(),
                visible(&names.join(", "))
            ),
            Self::NotOurStaging(path) => write!(
                formatter,
                "`{}` is in the way: a build makes a folder of that name for a moment, and this one is somebody else's; move it away and build again; nothing was changed",
                path.display()
            ),
            Self::Disk(path, reason) => {
                write!(formatter, "`{}` can't be written: {reason}; nothing was changed", path.display())
            }
            Self::HalfWay(path, reason) => write!(
                formatter,
                "`{}` could only be written in part: {reason}; some pages are new already and some are old: remove the cause and build again",
                path.display()
            ),
        }
    }
}

impl std::error::Error for PublishError {}

/// A site on its way to its place: files are taken one by one, from several threads, in no order, and nothing changes before the end.
///
/// From beginning to end it is the only one to the same target, so that who reads the content after it has begun never publishes an
/// older edition over a newer one.
pub struct Publication {
    target: PathBuf,
    staging: Staging,
    /// The folder beside the target where other builds wait, if the site is not staged in it.
    _door: Option<Staging>,
    /// Goes last: it may hold all others.
    _above: Above,
    before: Before,
    /// What a new file's permissions are.
    usual: Metadata,
    /// The disk that is staged on.
    disk: Disk,
    durability: Durability,
    taken: Mutex<Taken>,
}

/// What has been taken so far.
#[derive(Default)]
struct Taken {
    /// Files that are new, or have other bytes than the file that is there. They are staged.
    changed: BTreeSet<SitePath>,
    /// Files that are there already, byte for byte.
    unchanged: BTreeSet<SitePath>,
    /// Files of which some chunks have come.
    growing: BTreeMap<SitePath, Growing>,
    /// What went wrong first.
    fault: Option<io::Error>,
}

impl Publication {
    /// Looks at the target and prepares a place for the new site; waits for another build to the same target.
    ///
    /// # Errors
    /// [`PublishError`]; nothing was changed.
    pub fn begin(target: &Path, durability: Durability, tell: &mut dyn FnMut(Step)) -> Result<Self, PublishError> {
        let (target, above) = real_path(target)?;
        before::refuse_others(&target)?;
        let staging = Staging::take(&target, tell).map_err(|refused| refused.of(&target))?;
        let before = before::look_at(&target)?;
        let (staging, door) = if before.holds_fast && !staging.is_inside() {
            (Staging::inside(&target, tell).map_err(|refused| refused.of(&target))?, Some(staging))
        } else {
            (staging, None)
        };
        let old = before.exists.then_some(target.as_path());
        let prepared = stage::prepare(&staging, old)
            .and_then(|()| Ok((stage::a_new_file(&staging)?, Disk::of(staging.folder())?)));
        match prepared {
            Ok((usual, disk)) => Ok(Self {
                target,
                staging,
                _door: door,
                _above: above,
                before,
                usual,
                disk,
                durability,
                taken: Mutex::default(),
            }),
            Err(reason) => Err(PublishError::Disk(target, reason)),
        }
    }

    /// Takes a file of the site, or a chunk of one. What goes wrong is told at the end.
    pub fn take(&self, chunk: &Chunk) {
        if self.taken().fault.is_some() {
            return;
        }
        let path = &chunk.artifact.path;
        let done = if chunk.is_whole() { self.whole(&chunk.artifact).map(Some) } else { self.part(chunk) };
        let mut taken = self.taken();
        match done {
            Ok(Some(true)) => taken.unchanged.insert(path.clone()),
            Ok(Some(false)) => taken.changed.insert(path.clone()),
            Ok(None) => false,
            Err(reason) => taken.fault.replace(reason).is_none(),
        };
    }

    /// Whether the very file is in the target already. If not, it is staged.
    fn whole(&self, artifact: &Artifact) -> io::Result<bool> {
        let is_alike = |file: PathBuf| fs::read(file).is_ok_and(|there| there == artifact.bytes);
        let length = artifact.bytes.len() as u64;
        if self.there(&artifact.path, |about| about.len() == length).is_some_and(is_alike) {
            return Ok(true);
        }
        stage::write(&self.staging.site(), artifact, self.durability).map(|()| false)
    }

    /// The same of a file of which a chunk has come; nothing before its last one.
    fn part(&self, Chunk { artifact: Artifact { path, bytes }, is_last, .. }: &Chunk) -> io::Result<Option<bool>> {
        let site = self.staging.site();
        let begun = self.taken().growing.remove(path);
        let begun = match begun {
            Some(begun) => begun,
            None => Growing::begin(self.there(path, |_| true).and_then(|file| File::open(file).ok()), &site, path)?,
        };
        let growing = begun.add(bytes, &site, path)?;
        if *is_last {
            return growing.end(&site, path, self.durability).map(Some);
        }
        self.taken().growing.insert(path.clone(), growing);
        Ok(None)
    }

    /// The file in the target that could be one of ours, unchanged. No list of an earlier build is trusted for it: a file that somebody
    /// has edited since is written anew, and so is one with other permissions than a new file gets, or one that can't be read.
    fn there(&self, path: &SitePath, is_alike: impl FnOnce(&Metadata) -> bool) -> Option<PathBuf> {
        let file = self.target.join(path.as_str());
        let could_be =
            |about: Metadata| about.is_file() && about.permissions() == self.usual.permissions() && is_alike(&about);
        let is_candidate = self.before.made.contains(path.as_str()) && fs::symlink_metadata(&file).is_ok_and(could_be);
        is_candidate.then_some(file)
    }

    fn taken(&self) -> MutexGuard<'_, Taken> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Puts what was taken, and nothing else of this program's, into the target. The manifest is one of the files.
    ///
    /// # Errors
    /// [`PublishError`]; the target is as it was, except after [`PublishError::HalfWay`].
    pub fn finish(self, tell: &mut dyn FnMut(Step)) -> Result<Summary, PublishError> {
        let Self { target, staging, before, disk: written, durability, taken, .. } = self;
        let disk = |reason: io::Error| PublishError::Disk(target.clone(), reason);
        let Taken { changed, unchanged, fault, .. } = taken.into_inner().unwrap_or_else(PoisonError::into_inner);
        if let Some(reason) = fault {
            return Err(disk(reason));
        }
        let ours: BTreeSet<&str> = changed.iter().chain(&unchanged).map(SitePath::as_str).collect();
        let in_the_way = before.in_the_way_of(&ours);
        if !in_the_way.is_empty() {
            return Err(PublishError::InTheWay(target, in_the_way));
        }
        let stale: Vec<&str> = before.made.iter().map(String::as_str).filter(|name| !ours.contains(name)).collect();
        let job =
            Job { target: &target, before: &before, changed: &changed, unchanged: &unchanged, stale, ours: &ours };
        let mut syncing = Syncing { durability, tell };
        let is_as_it_was = changed.is_empty() && job.stale.is_empty();
        let late = if is_as_it_was { Vec::new() } else { job.put(&staging, &written, &mut syncing)? };
        staging.forget_made();
        let removed = job.stale.len();
        let kept = before.foreign.iter().cloned().chain(late).collect::<BTreeSet<String>>().into_iter().collect();
        Ok(Summary { files: ours.len(), written: changed.len(), kept, removed })
    }
}

/// All that the ways of putting a site in its place need to know.
struct Job<'a> {
    target: &'a Path,
    before: &'a Before,
    changed: &'a BTreeSet<SitePath>,
    unchanged: &'a BTreeSet<SitePath>,
    /// Files of the earlier build that the site no longer has.
    stale: Vec<&'a str>,
    /// The names of all files of the site.
    ours: &'a BTreeSet<&'a str>,
}

impl Job<'_> {
    /// Puts the site in its place; gives the files that somebody else put into the target in the meantime.
    fn put(&self, staging: &Staging, written: &Disk, syncing: &mut Syncing<'_>) -> Result<Vec<String>, PublishError> {
        let disk = |reason: io::Error| PublishError::Disk(self.target.to_owned(), reason);
        self.refuse_moved_folders().map_err(disk)?;
        if !staging.is_inside() {
            stage::complete(self, staging).map_err(disk)?;
        }
        syncing.sync(written).map_err(disk)?;
        if staging.is_inside() {
            return self.replace(staging, written, syncing);
        }
        match swap::at_once(self, staging).map_err(disk)? {
            Swap::Done => {
                syncing.sync_folder(self.target.parent());
                Ok(swap::clear_away(self, staging))
            }
            Swap::NoSuchCall => self.replace(staging, written, syncing),
            Swap::OtherMount => {
                let inside = Staging::inside(self.target, syncing.tell).map_err(|refused| refused.of(self.target))?;
                let written = Disk::of(inside.folder()).map_err(disk)?;
                stage::again(self, staging, &inside).map_err(disk)?;
                syncing.sync(&written).map_err(disk)?;
                self.replace(&inside, &written, syncing)
            }
        }
    }

    /// A link in the place of a folder leads elsewhere, and nothing there is this build's business.
    fn refuse_moved_folders(&self) -> io::Result<()> {
        let real = self.before.real_folders(self.target);
        match self.before.folders.iter().find(|folder| !real.contains(folder.as_str())) {
            Some(moved) => Err(io::Error::other(format!("somebody has moved its folder `{moved}` during the build"))),
            None => Ok(()),
        }
    }

    fn replace(
        &self,
        staging: &Staging,
        written: &Disk,
        syncing: &mut Syncing<'_>,
    ) -> Result<Vec<String>, PublishError> {
        let half_way = |reason: io::Error| PublishError::HalfWay(self.target.to_owned(), reason);
        replace::file_by_file(self, staging).map_err(half_way)?;
        syncing.sync(written).map_err(half_way)?;
        staging.forget_made();
        Ok(Vec::new())
    }
}

/// Waits for the disk, if that is wanted, and tells how long.
struct Syncing<'a> {
    durability: Durability,
    tell: &'a mut dyn FnMut(Step),
}

impl Syncing<'_> {
    fn sync(&mut self, written: &Disk) -> io::Result<()> {
        if self.durability == Durability::Unsynced {
            return Ok(());
        }
        (self.tell)(Step::SyncBegins);
        let done = written.sync();
        (self.tell)(Step::SyncEnds);
        done
    }

    /// The rename itself. The new site is in its place by now, so a failure is no reason to say that it isn't.
    fn sync_folder(&mut self, folder: Option<&Path>) {
        if let Some(folder) = folder.filter(|_| self.durability == Durability::Synced) {
            (self.tell)(Step::SyncBegins);
            durable::folder(folder);
            (self.tell)(Step::SyncEnds);
        }
    }
}

impl Refused {
    fn of(self, target: &Path) -> PublishError {
        match self {
            Self::NotOurs(path) => PublishError::NotOurStaging(path),
            Self::Disk(reason) => PublishError::Disk(target.to_owned(), reason),
        }
    }
}

/// Folders that had to be made for the target to stand in, those above others first. They go again if nothing comes into them.
#[derive(Default)]
struct Above(Vec<PathBuf>);

impl Drop for Above {
    fn drop(&mut self) {
        for folder in self.0.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}

/// The folder itself where `target` is a link to it; else an absolute path, whose parent exists.
fn real_path(target: &Path) -> Result<(PathBuf, Above), PublishError> {
    if let Ok(path) = fs::canonicalize(target) {
        return Ok((path, Above::default()));
    }
    if fs::symlink_metadata(target).is_ok_and(|about| about.is_symlink()) {
        return Err(PublishError::LeadsNowhere(target.to_owned()));
    }
    new_path(target).map_err(|reason| PublishError::Disk(target.to_owned(), reason))
}

fn new_path(target: &Path) -> io::Result<(PathBuf, Above)> {
    let path = std::path::absolute(target)?;
    let parent = path.parent().ok_or_else(|| io::Error::other("it has no folder above it"))?;
    let mut missing: Vec<PathBuf> =
        parent.ancestors().take_while(|folder| !folder.exists()).map(Path::to_owned).collect();
    missing.reverse();
    let above = Above(missing);
    fs::create_dir_all(parent)?;
    let name = path.file_name().ok_or_else(|| io::Error::other("it has no name"))?;
    Ok((fs::canonicalize(parent)?.join(name), above))
}
