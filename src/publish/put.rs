//! A staged site -> in place at the target: with one rename, or file by file where the system can't swap two folders.

use std::io;
use std::path::Path;

use crate::publish::durable::{self, Disk};
use crate::publish::job::PublishJob;
use crate::publish::outcome::{Durability, PublishError, Step};
use crate::publish::staging::Staging;
use crate::publish::swap::{self, Swap};
use crate::publish::{replace, stage};

/// Puts the site in place. Returns the files that others put into the target in the meantime.
pub(super) fn put(
    job: &PublishJob<'_>,
    staging: &Staging,
    written: &Disk,
    syncing: &mut Syncing<'_>,
) -> Result<Vec<String>, PublishError> {
    let disk = |reason: io::Error| PublishError::Disk(job.target.to_owned(), reason);
    refuse_moved_folders(job).map_err(disk)?;
    if !staging.is_inside() {
        stage::complete(job, staging).map_err(disk)?;
    }
    syncing.sync(written).map_err(disk)?;
    if staging.is_inside() {
        return replace(job, staging, written, syncing);
    }
    match swap::at_once(job, staging).map_err(disk)? {
        Swap::Done => {
            syncing.sync_folder(job.target.parent());
            Ok(swap::clear_away(job, staging))
        }
        Swap::NoSuchCall => replace(job, staging, written, syncing),
        Swap::OtherMount => {
            let inside = Staging::inside(job.target, syncing.tell).map_err(|refused| refused.of(job.target))?;
            let written = Disk::of(inside.folder()).map_err(disk)?;
            stage::again(job, staging, &inside).map_err(disk)?;
            syncing.sync(&written).map_err(disk)?;
            replace(job, &inside, &written, syncing)
        }
    }
}

/// Refuses a target in which a folder was replaced by a link, because a link may lead out of the target.
fn refuse_moved_folders(job: &PublishJob<'_>) -> io::Result<()> {
    let real = job.before.real_folders(job.target);
    match job.before.folders.iter().find(|folder| !real.contains(folder.as_str())) {
        Some(moved) => Err(io::Error::other(format!("its folder `{moved}` was moved during the build"))),
        None => Ok(()),
    }
}

fn replace(
    job: &PublishJob<'_>,
    staging: &Staging,
    written: &Disk,
    syncing: &mut Syncing<'_>,
) -> Result<Vec<String>, PublishError> {
    let half_way = |reason: io::Error| PublishError::HalfWay(job.target.to_owned(), reason);
    replace::file_by_file(job, staging).map_err(half_way)?;
    syncing.sync(written).map_err(half_way)?;
    staging.forget_made();
    Ok(Vec::new())
}

/// Syncs to disk if wanted, and reports when it starts and ends.
pub(super) struct Syncing<'a> {
    pub(super) durability: Durability,
    pub(super) tell: &'a mut dyn FnMut(Step),
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

    /// Syncs the rename itself. Errors are ignored, because the new site is in place by now.
    fn sync_folder(&mut self, folder: Option<&Path>) {
        if let Some(folder) = folder.filter(|_| self.durability == Durability::Synced) {
            (self.tell)(Step::SyncBegins);
            durable::folder(folder);
            (self.tell)(Step::SyncEnds);
        }
    }
}
