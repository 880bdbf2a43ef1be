//! The staged site takes the target's place: with one rename where the system can do that, else file by file.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

use crate::artifact::{Artifact, MANIFEST, SitePath};
use crate::publish::stage::Staged;
use crate::publish::{Before, is_folder, is_taken, manifest};

/// Puts the staged site in the target's place with one rename, if the system can. The old one goes with `staged`.
pub(super) fn at_once(staged: &Staged, target: &Path, before: &Before) -> io::Result<bool> {
    if before.exists {
        return exchange(&staged.site(), target);
    }
    fs::rename(staged.site(), target).map(|()| true)
}

/// Whether the two folders have changed places. They can't across file systems, at a mount point, or where the system has no such call.
#[cfg(target_os = "linux")]
fn exchange(site: &Path, target: &Path) -> io::Result<bool> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;
    match renameat_with(CWD, site, CWD, target, RenameFlags::EXCHANGE) {
        Ok(()) => Ok(true),
        Err(Errno::INVAL | Errno::NOSYS | Errno::OPNOTSUPP | Errno::XDEV | Errno::BUSY) => Ok(false),
        Err(errno) => Err(errno.into()),
    }
}

#[cfg(not(target_os = "linux"))]
#[expect(clippy::unnecessary_wraps, reason = "the same signature on every system")]
fn exchange(_: &Path, _: &Path) -> io::Result<bool> {
    Ok(false)
}

/// Each file takes its place with one rename; the files of the earlier build that no longer belong go last, but for those
/// that stand where a folder is needed now, or in a folder where a file is.
pub(super) fn file_by_file(staged: &Staged, target: &Path, artifacts: &[Artifact], before: &Before) -> io::Result<()> {
    let site = staged.site();
    let ours: BTreeSet<&str> = artifacts.iter().map(|artifact| artifact.path.as_str()).collect();
    let stale = before.made.iter().map(String::as_str).filter(|name| !ours.contains(name));
    let (first, last): (Vec<&str>, Vec<&str>) = stale
        .filter(|name| SitePath::new(*name).is_some())
        .partition(|name| is_taken(name, &ours) || is_folder(name, &ours));
    if let Some(both) = manifest::of_both(&site, target)? {
        // Should this be broken off half-way, the next build knows the old files and the new ones as its own.
        let beside = site.with_extension("list");
        fs::write(&beside, both)?;
        move_file(&beside, &target.join(MANIFEST))?;
    }
    for name in first {
        remove(target, name)?;
    }
    for name in ours.iter().filter(|name| **name != MANIFEST) {
        put(&site, target, name)?;
    }
    for name in last {
        remove(target, name)?;
    }
    put(&site, target, MANIFEST)
}

/// Moves a file of the staged site to its place.
fn put(site: &Path, target: &Path, name: &str) -> io::Result<()> {
    let to = target.join(name);
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder)?;
    }
    move_file(&site.join(name), &to)
}

/// A rename, or, from one file system to another, a copy beside the place and a rename there.
fn move_file(from: &Path, to: &Path) -> io::Result<()> {
    if fs::rename(from, to).is_ok() {
        return Ok(());
    }
    let mut beside = to.as_os_str().to_owned();
    beside.push(".charter-new");
    let moved = fs::copy(from, &beside).and_then(|_| fs::rename(&beside, to));
    if moved.is_err() {
        // It may never have been there.
        let _ = fs::remove_file(&beside);
    }
    moved
}

/// Removes a file, and the folders that are empty without it.
fn remove(target: &Path, name: &str) -> io::Result<()> {
    let path = target.join(name);
    match fs::remove_file(&path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let above = path.ancestors().skip(1).take_while(|folder| *folder != target);
    for folder in above {
        if fs::remove_dir(folder).is_err() {
            break;
        }
    }
    Ok(())
}
