//! Texts -> files of their own: what commands write beside the site.
#![expect(clippy::disallowed_methods, reason = "the commands that write new files do it here")]

use std::fs;
use std::io::{self, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

/// Why a file can't be written.
#[derive(Debug)]
pub(super) struct WriteError {
    path: PathBuf,
    reason: io::Error,
}

impl std::fmt::Display for WriteError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "`{}` can't be written: {}", self.path.display(), self.reason)
    }
}

impl std::error::Error for WriteError {}

/// Writes a file, in place of one that is there.
pub(super) fn write(path: &Path, text: &str) -> Result<(), WriteError> {
    with_folder(path).and_then(|()| replace(path, text)).map_err(|reason| failed(path, reason))
}

fn with_folder(path: &Path) -> io::Result<()> {
    path.parent().map_or(Ok(()), fs::create_dir_all)
}

/// As a whole: a reader sees the old text or the new one, and never a part. Who may read and write it stays the same.
fn replace(path: &Path, text: &str) -> io::Result<()> {
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut fresh = tempfile::Builder::new().prefix(".charter-").tempfile_in(folder)?;
    fresh.write_all(text.as_bytes())?;
    let permissions = fs::metadata(&path).map_or_else(|_| ordinary(), |about| about.permissions());
    fresh.as_file().set_permissions(permissions)?;
    fresh.persist(&path)?;
    Ok(())
}

/// What a new text file may have: everybody reads it, its owner writes it.
fn ordinary() -> fs::Permissions {
    fs::Permissions::from_mode(0o644)
}

fn failed(path: &Path, reason: io::Error) -> WriteError {
    WriteError { path: path.to_owned(), reason }
}
