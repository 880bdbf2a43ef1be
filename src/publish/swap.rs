//! The staged site -> in the target's place with one rename, where the system can do that; then the old site is removed.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use walkdir::WalkDir;

use crate::publish::job::PublishJob;
use crate::publish::staging;
use crate::publish::staging::{INSIDE, Staging};

/// Result of the swap.
pub(super) enum Swap {
    /// The new site is in place, and the old one is where the new one was staged.
    Done,
    /// The file system can't swap two folders, but single files can be replaced.
    NoSuchCall,
    /// Nothing outside the target can be renamed into it.
    #[cfg_attr(windows, expect(dead_code, reason = "folders never change places there"))]
    OtherMount,
}

/// Puts the staged site in the target's place.
pub(super) fn at_once(job: &PublishJob<'_>, staging: &Staging) -> io::Result<Swap> {
    if job.before.exists {
        return exchange(&staging.site(), job.target);
    }
    fs::rename(staging.site(), job.target).map(|()| Swap::Done)
}

#[cfg(any(target_os = "linux", target_os = "macos"))]
fn exchange(site: &Path, target: &Path) -> io::Result<Swap> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;
    match renameat_with(CWD, site, CWD, target, RenameFlags::EXCHANGE) {
        Ok(()) => Ok(Swap::Done),
        // On some systems, the last two are the same number.
        Err(errno) if [Errno::INVAL, Errno::NOSYS, Errno::OPNOTSUPP, Errno::NOTSUP].contains(&errno) => {
            Ok(Swap::NoSuchCall)
        }
        // Another user's folder, in a folder that everybody may write to, can't be renamed, but its files can be replaced.
        Err(Errno::XDEV | Errno::BUSY | Errno::PERM | Errno::ACCESS) => Ok(Swap::OtherMount),
        Err(errno) => Err(errno.into()),
    }
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
#[expect(clippy::unnecessary_wraps, reason = "the same signature on every system")]
fn exchange(_: &Path, _: &Path) -> io::Result<Swap> {
    Ok(Swap::NoSuchCall)
}

/// Removes the old site by the names that were listed, so that nothing unlisted is lost: files that others added since move to the new site,
/// and their names are returned. What can't be removed now is removed with the staging folder or by the next build.
pub(super) fn clear_away(job: &PublishJob<'_>, place: &Staging) -> Vec<String> {
    if !job.before.exists {
        return Vec::new();
    }
    let old = place.site();
    let real = job.before.real_folders(&old);
    job.before.made.par_iter().filter(|name| is_in(name, &real)).for_each(|name| {
        let _ = fs::remove_file(old.join(name));
    });
    for name in job.before.foreign.iter().filter(|name| is_in(name, &real)) {
        // A no-op if both names are hard links to one file. If it was copied, or replaced since, the original wins.
        let _ = fs::rename(old.join(name), job.target.join(name)).and_then(|()| fs::remove_file(old.join(name)));
    }
    remove_folders(&old, &job.before.folders);
    if fs::remove_dir(&old).is_ok() { Vec::new() } else { bring_late_ones(&old, job) }
}

/// Whether a file is in one of the folders, or at the root.
fn is_in(name: &str, folders: &BTreeSet<&str>) -> bool {
    name.rsplit_once('/').is_none_or(|(folder, _)| folders.contains(folder))
}

/// Removes empty folders, deepest first.
fn remove_folders(old: &Path, folders: &[String]) {
    let depth = |folder: &&String| folder.matches('/').count();
    let mut folders: Vec<&String> = folders.iter().collect();
    folders.sort_by_key(|folder| std::cmp::Reverse(depth(folder)));
    for level in folders.chunk_by(|a, b| depth(a) == depth(b)) {
        level.par_iter().for_each(|folder| {
            let _ = fs::remove_dir(old.join(folder));
        });
    }
}

fn bring_late_ones(old: &Path, job: &PublishJob<'_>) -> Vec<String> {
    let has_ours = staging::is_ours_inside(old).unwrap_or(true);
    let is_of_files = |entry: &walkdir::DirEntry| !has_ours || entry.depth() != 1 || entry.file_name() != INSIDE;
    let left = WalkDir::new(old).into_iter().filter_entry(is_of_files).flatten();
    let left = left.filter(|entry| !entry.file_type().is_dir());
    let bring = |entry: walkdir::DirEntry| {
        let below = entry.path().strip_prefix(old).ok()?;
        let to = job.target.join(below);
        let is_free = fs::symlink_metadata(&to).is_err();
        let moved = is_free && fs::create_dir_all(to.parent()?).and_then(|()| fs::rename(entry.path(), &to)).is_ok();
        moved.then(|| below.to_string_lossy().into_owned())
    };
    left.filter_map(bring).collect()
}
