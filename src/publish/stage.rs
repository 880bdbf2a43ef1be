//! New files, and files of the target that stay -> the new site in the staging folder.

use std::collections::BTreeSet;
use std::fs::{self, File, Metadata};
use std::io::{self, Write};
use std::path::Path;

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::artifact::{Artifact, SitePath};
use crate::publish::access::give_access_of;
use crate::publish::before::folders_above;
use crate::publish::durable;
use crate::publish::job::PublishJob;
use crate::publish::outcome::Durability;
use crate::publish::staging::Staging;
use crate::publish::umask::OpenUmask;

/// Creates the folder of the new site with the access rights of the old one, which new files in it inherit. It is not the staging folder
/// itself, which only its owner may read.
pub(super) fn prepare(staging: &Staging, old: Option<&Path>) -> io::Result<()> {
    let site = staging.site();
    fs::create_dir(&site)?;
    old.map_or(Ok(()), |old| give_access_of(old, &site))
}

/// Opens the umask, if a new file would otherwise be closed to people who can read the folder of the new site.
#[cfg(unix)]
pub(super) fn open_umask(staging: &Staging) -> io::Result<Option<OpenUmask>> {
    use std::os::unix::fs::MetadataExt;
    OpenUmask::like(&staging.site(), a_new_file(staging)?.mode())
}

/// Only Unix has a umask.
#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "the same signature on every system")]
pub(super) fn open_umask(_: &Staging) -> io::Result<Option<OpenUmask>> {
    Ok(None)
}

/// Returns the metadata of a file created in the folder of the new site.
pub(super) fn a_new_file(staging: &Staging) -> io::Result<Metadata> {
    let path = staging.site().join(".new");
    let about = File::create_new(&path)?.metadata()?;
    fs::remove_file(path)?;
    Ok(about)
}

/// Stages a file.
pub(super) fn write(site: &Path, artifact: &Artifact, durability: Durability) -> io::Result<()> {
    let mut file = create(site, &artifact.path)?;
    file.write_all(&artifact.bytes)?;
    settle(&file, durability)
}

/// Creates a staged file and the folders above it.
pub(super) fn create(site: &Path, path: &SitePath) -> io::Result<File> {
    let path = site.join(path.as_str());
    match File::create_new(&path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            path.parent().map_or(Ok(()), fs::create_dir_all)?;
            File::create_new(path)
        }
        made => made,
    }
}

/// Syncs a complete staged file to disk, on systems that can't sync all files at once.
pub(super) fn settle(file: &File, durability: Durability) -> io::Result<()> {
    if durable::ONE_BY_ONE && durability == Durability::Synced {
        file.sync_all()?;
    }
    Ok(())
}

/// Completes the staged site with hard links to unchanged and foreign files of the target.
pub(super) fn complete(job: &PublishJob<'_>, staging: &Staging) -> io::Result<()> {
    let (site, PublishJob { target, before, unchanged, .. }) = (staging.site(), job);
    let names = unchanged.iter().map(SitePath::as_str).chain(before.foreign.iter().map(String::as_str));
    let foreign_folders = before.foreign_folders.iter().map(String::as_str);
    make_folders(&site, names.flat_map(folders_above).chain(foreign_folders).collect())?;
    for name in &before.foreign_folders {
        give_access_of(&target.join(name), &site.join(name))?;
    }
    let second_name = |name: &str| bring_along(&target.join(name), &site.join(name));
    unchanged.par_iter().try_for_each(|path| second_name(path.as_str()))?;
    before.foreign.iter().try_for_each(|name| second_name(name))
}

/// Stages the changed files again, in a folder from which they can be renamed.
pub(super) fn again(job: &PublishJob<'_>, from: &Staging, to: &Staging) -> io::Result<()> {
    prepare(to, Some(job.target))?;
    let (from, to) = (from.site(), to.site());
    make_folders(&to, job.changed.iter().flat_map(|path| folders_above(path.as_str())).collect())?;
    job.changed.iter().try_for_each(|path| fs::copy(from.join(path.as_str()), to.join(path.as_str())).map(|_| ()))
}

/// Creates folders level by level, each once.
fn make_folders(site: &Path, folders: BTreeSet<&str>) -> io::Result<()> {
    let depth = |folder: &&str| folder.matches('/').count();
    let mut folders: Vec<&str> = folders.into_iter().collect();
    folders.sort_by_key(depth);
    let make = |folder: &&str| match fs::create_dir(site.join(folder)) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(error),
        _ => Ok(()),
    };
    folders.chunk_by(|a, b| depth(a) == depth(b)).try_for_each(|level| level.par_iter().try_for_each(make))
}

/// Makes a hard link to a file or, where the file system has no more of them, a copy with the same modification time.
fn bring_along(from: &Path, to: &Path) -> io::Result<()> {
    if fs::hard_link(from, to).is_ok() {
        return Ok(());
    }
    let about = fs::symlink_metadata(from)?;
    if about.is_symlink() {
        return copy_link(from, to);
    }
    if !about.is_file() {
        return Err(io::Error::other(format!(
            "`{}` is neither a file nor a folder, and can't be kept",
            from.display()
        )));
    }
    fs::copy(from, to)?;
    File::options().append(true).open(to).and_then(|copy| copy.set_modified(about.modified()?))
}

#[cfg(unix)]
fn copy_link(from: &Path, to: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(fs::read_link(from)?, to)
}

#[cfg(not(unix))]
fn copy_link(from: &Path, _: &Path) -> io::Result<()> {
    Err(io::Error::other(format!("`{}` is a link, and can't be kept", from.display())))
}
