//! Files, one by one -> a staged site, which replaces the target at the end.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File, Metadata};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::artifact::{Artifact, Chunk, SitePath};
use crate::publish::before::Before;
use crate::publish::durable::Disk;
use crate::publish::growing::Growing;
use crate::publish::job::PublishJob;
use crate::publish::outcome::{Durability, PublishError, Step, Summary};
use crate::publish::put::{Syncing, put};
use crate::publish::staging::Staging;
use crate::publish::target::{Above, real_path};
use crate::publish::umask::OpenUmask;
use crate::publish::{before, stage};

/// A site that is being published. Files may come from several threads, in any order; the target does not change before the end.
///
/// There is only one at a time for a target. A build that reads the content after this has begun therefore never replaces a newer edition
/// with an older one.
pub struct Publication {
    target: PathBuf,
    staging: Staging,
    /// The lock beside the target that other builds wait for, if the site is staged elsewhere.
    _door: Option<Staging>,
    /// Dropped last, because it may contain all the others.
    _above: Above,
    before: Before,
    /// Set while files are made, so that they are as open as the site's folder.
    _umask: Option<OpenUmask>,
    /// Metadata of a newly created file, for its permissions.
    usual: Metadata,
    /// The file system of the staging folder.
    disk: Disk,
    durability: Durability,
    taken: Mutex<Taken>,
}

/// The files that have been taken so far.
#[derive(Default)]
struct Taken {
    /// Files that are new or differ from the file in the target; staged.
    changed: BTreeSet<SitePath>,
    /// Files that are in the target already, byte for byte.
    unchanged: BTreeSet<SitePath>,
    /// Files of which only some chunks have been taken.
    growing: BTreeMap<SitePath, Growing>,
    /// The first error.
    fault: Option<io::Error>,
}

impl Publication {
    /// Inspects the target and prepares the staging folder. Waits while another build is publishing to the same target.
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
        let prepared = stage::prepare(&staging, old).and_then(|()| {
            let umask = stage::open_umask(&staging)?;
            Ok((umask, stage::a_new_file(&staging)?, Disk::of(staging.folder())?))
        });
        match prepared {
            Ok((umask, usual, disk)) => Ok(Self {
                target,
                staging,
                _door: door,
                _above: above,
                before,
                _umask: umask,
                usual,
                disk,
                durability,
                taken: Mutex::default(),
            }),
            Err(reason) => Err(PublishError::Disk(target, reason)),
        }
    }

    /// Takes a file of the site, or a chunk of one. An error is reported by [`Self::finish`].
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

    /// Stages a file, unless the target has it already. Returns whether it has.
    fn whole(&self, artifact: &Artifact) -> io::Result<bool> {
        let is_alike = |file: PathBuf| fs::read(file).is_ok_and(|there| there == artifact.bytes);
        let length = artifact.bytes.len() as u64;
        if self.there(&artifact.path, |about| about.len() == length).is_some_and(is_alike) {
            return Ok(true);
        }
        stage::write(&self.staging.site(), artifact, self.durability).map(|()| false)
    }

    /// Does the same with a chunk of a file. Returns `None` before the last chunk.
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

    /// Returns the file in the target that may be unchanged. The manifest of the previous build is not trusted: a file that was edited since,
    /// has unusual permissions or can't be read is written again.
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

    /// Makes the target consist of the files that were taken, one of which is the manifest, and of files that this program did not make.
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
        let job = PublishJob {
            target: &target,
            before: &before,
            changed: &changed,
            unchanged: &unchanged,
            stale,
            ours: &ours,
        };
        let mut syncing = Syncing { durability, tell };
        let is_as_it_was = changed.is_empty() && job.stale.is_empty();
        let late = if is_as_it_was { Vec::new() } else { put(&job, &staging, &written, &mut syncing)? };
        staging.forget_made();
        let removed = job.stale.iter().map(|name| (*name).to_owned()).collect();
        let kept = before.foreign.iter().cloned().chain(late).collect::<BTreeSet<String>>().into_iter().collect();
        Ok(Summary { files: ours.len(), written: changed.len(), kept, removed })
    }
}
