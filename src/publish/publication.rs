//! Files, one by one -> a staged site, and at the end the target with it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File, Metadata};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::artifact::{Artifact, Chunk, SitePath};
use crate::publish::before::Before;
use crate::publish::durable::Disk;
use crate::publish::growing::Growing;
use crate::publish::job::Job;
use crate::publish::outcome::{Durability, PublishError, Step, Summary};
use crate::publish::put::{Syncing, put};
use crate::publish::staging::Staging;
use crate::publish::target::{Above, real_path};
use crate::publish::{before, stage};

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
        let late = if is_as_it_was { Vec::new() } else { put(&job, &staging, &written, &mut syncing)? };
        staging.forget_made();
        let removed = job.stale.len();
        let kept = before.foreign.iter().cloned().chain(late).collect::<BTreeSet<String>>().into_iter().collect();
        Ok(Summary { files: ours.len(), written: changed.len(), kept, removed })
    }
}
