//! The staged site takes the target's place: with one rename where the system can do that, else file by file.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

use crate::artifact::{Artifact, MANIFEST};
use crate::publish::Before;
use crate::publish::stage::Staged;

/// Puts the staged site in the target's place. The old one goes with `staged`.
pub(super) fn swap(staged: &Staged, target: &Path, artifacts: &[Artifact], before: &Before) -> io::Result<()> {
    let site = staged.site();
    if !before.exists {
        return fs::rename(&site, target);
    }
    if exchange(&site, target)? { Ok(()) } else { file_by_file(&site, target, artifacts, before) }
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

/// Each file takes its place with one rename; the files of the earlier build that no longer belong go last. The manifest goes first:
/// if this is cut short, the next build still knows every file here as this program's.
fn file_by_file(site: &Path, target: &Path, artifacts: &[Artifact], before: &Before) -> io::Result<()> {
    let others = artifacts.iter().map(|artifact| artifact.path.as_str()).filter(|name| *name != MANIFEST);
    let names = || [MANIFEST].into_iter().chain(others.clone());
    for name in names() {
        let to = target.join(name);
        if let Some(folder) = to.parent() {
            fs::create_dir_all(folder)?;
        }
        move_file(&site.join(name), &to)?;
    }
    let ours: BTreeSet<&str> = names().collect();
    for name in before.made.iter().filter(|name| !ours.contains(name.as_str())) {
        if crate::artifact::SitePath::new(name.as_str()).is_some() {
            remove(target, name)?;
        }
    }
    Ok(())
}

/// A rename, or, from one file system to another, a copy beside the place and a rename there.
fn move_file(from: &Path, to: &Path) -> io::Result<()> {
    if fs::rename(from, to).is_ok() {
        return Ok(());
    }
    let mut beside = to.as_os_str().to_owned();
    beside.push(".charter-new");
    fs::copy(from, &beside)?;
    fs::rename(&beside, to)
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
