//! File names and contents -> files in a folder, which is created if needed. For everything that commands write other than the site.
#![expect(clippy::disallowed_methods, reason = "commands that write files of their own do it here")]

use std::fs;
use std::fs::{Metadata, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::artifact::Artifact;
use crate::edit::still_as_read;

/// Why a file can't be written.
#[derive(Debug, thiserror::Error)]
#[error("`{}` can't be written: {reason}", .path.display())]
pub(super) struct WriteError {
    path: PathBuf,
    reason: io::Error,
}

/// Writes the files and the folders that they need. One of the same name is replaced once the new one is whole; others are left alone.
pub(super) fn write(folder: &Path, files: &[(impl AsRef<Path>, impl AsRef<[u8]>)]) -> Result<(), WriteError> {
    let write = |path: &Path, bytes: &[u8]| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let beside = create_beside(path, &name, bytes)?;
        fs::rename(&beside, path).inspect_err(|_| {
            // Only the first error is reported.
            let _ = fs::remove_file(&beside);
        })
    };
    files.iter().try_for_each(|(name, content)| {
        let path = folder.join(name);
        let parent = path.parent().unwrap_or(folder);
        fs::create_dir_all(parent).map_err(|reason| WriteError { path: parent.to_owned(), reason })?;
        write(&path, content.as_ref()).map_err(|reason| WriteError { path, reason })
    })
}

/// The same for files that were made as those of the site are.
pub(super) fn write_artifacts(folder: &Path, files: &[Artifact]) -> Result<(), WriteError> {
    let files: Vec<(&str, &[u8])> = files.iter().map(|file| (file.path.as_str(), &*file.bytes)).collect();
    write(folder, &files)
}

/// Creates files and the folders that they need. If one of the files exists, none is created.
pub(super) fn create(folder: &Path, files: &[(String, String)]) -> Result<(), WriteError> {
    let there = files.iter().map(|(name, _)| folder.join(name)).find(|path| path.symlink_metadata().is_ok());
    if let Some(path) = there {
        return Err(WriteError { path, reason: io::Error::other("it already exists, and is left as it is") });
    }
    files.iter().try_for_each(|(name, text)| {
        let path = folder.join(name);
        create_file(&path, text.as_bytes()).map_err(|reason| WriteError { path, reason })
    })
}

/// Creates those of the files that don't exist, and returns their names.
pub(super) fn create_missing(folder: &Path, files: &[(String, String)]) -> Result<Vec<String>, WriteError> {
    let is_missing = |(name, _): &&(String, String)| folder.join(name).symlink_metadata().is_err();
    let missing: Vec<(String, String)> = files.iter().filter(is_missing).cloned().collect();
    create(folder, &missing)?;
    Ok(missing.into_iter().map(|(name, _)| name).collect())
}

/// Whether a file is there already, with exactly this text.
pub(super) fn is_there(folder: &Path, name: &str, text: &str) -> bool {
    fs::read(folder.join(name)).is_ok_and(|bytes| bytes == text.as_bytes())
}

fn create_file(path: &Path, text: &[u8]) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(text)?;
    file.sync_all()
}

/// Creates one file in one step: it is there whole, or not at all. One that exists is left as it is.
pub(super) fn create_whole(path: &Path, text: &[u8]) -> Result<(), WriteError> {
    let created = || {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let beside = create_beside(path, &name, text)?;
        // A link is never put in place of another file. Not every file system has them.
        let put = match fs::hard_link(&beside, path) {
            Ok(()) => fs::remove_file(&beside),
            Err(reason) if reason.kind() == io::ErrorKind::AlreadyExists => {
                Err(io::Error::other("it has come into being since, and is left as it is"))
            }
            Err(_) if path.symlink_metadata().is_err() => fs::rename(&beside, path),
            Err(reason) => Err(reason),
        };
        put.inspect_err(|_| {
            // Only the first error is reported.
            let _ = fs::remove_file(&beside);
        })
    };
    created().map_err(|reason| WriteError { path: path.to_owned(), reason })
}

/// Replaces the file's text `before` with `after` in one step. A file that has changed since it was read is left as it is.
pub(super) fn edit(path: &Path, before: impl AsRef<[u8]>, after: impl AsRef<[u8]>) -> Result<(), WriteError> {
    edit_file(path, before.as_ref(), after.as_ref()).map_err(|reason| WriteError { path: path.to_owned(), reason })
}

/// Removes the file with this text. One that has changed since it was read is left as it is.
pub(super) fn remove(path: &Path, before: &str) -> Result<(), WriteError> {
    let removed = fs::read(path).and_then(|now| {
        still_as_read(before.as_bytes(), &now).map_err(io::Error::other)?;
        fs::remove_file(path)
    });
    removed.map_err(|reason| WriteError { path: path.to_owned(), reason })
}

fn edit_file(path: &Path, before: &[u8], after: &[u8]) -> io::Result<()> {
    let path = fs::canonicalize(path)?;
    still_as_read(before, &fs::read(&path)?).map_err(io::Error::other)?;
    let about = fs::metadata(&path)?;
    // Checked here, because a rename replaces a write-protected file too, and so does an administrator's write.
    if about.permissions().readonly() || OpenOptions::new().write(true).open(&path).is_err() {
        return Err(io::Error::other("it is write-protected, and is left as it is"));
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = create_beside(&path, &name, after)?;
    let put = if give_owner(&about, &beside).is_ok() {
        fs::set_permissions(&beside, about.permissions()).and_then(|()| fs::rename(&beside, &path))
    } else {
        // Written in place, so that a file of another user keeps its owner.
        fs::write(&path, after).and_then(|()| fs::remove_file(&beside))
    };
    put.inspect_err(|_| {
        // Only the first error is reported.
        let _ = fs::remove_file(&beside);
    })
}

/// Creates a hidden file beside another, so that no other run reads it as content.
fn create_beside(path: &Path, name: &str, text: &[u8]) -> io::Result<PathBuf> {
    let beside = path.with_file_name(format!(".{name}.new"));
    create_file(&beside, text).map_err(|reason| match reason.kind() {
        io::ErrorKind::AlreadyExists => {
            let left = format!(
                "`{}` exists: another run is writing it, or one that was cut off left it there; ",
                beside.display()
            );
            io::Error::other(left + "remove it if no run is active")
        }
        _ => reason,
    })?;
    Ok(beside)
}

/// Gives a new file the owner and the group of the one that it replaces.
#[cfg(unix)]
fn give_owner(about: &Metadata, to: &Path) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt, chown};
    chown(to, Some(about.uid()), Some(about.gid()))
}

#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "the same signature on every system")]
fn give_owner(_: &Metadata, _: &Path) -> io::Result<()> {
    Ok(())
}
