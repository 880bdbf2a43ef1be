//! File names and texts -> files in a folder, which is made if it is not there. For what commands write beside the site.
#![expect(clippy::disallowed_methods, reason = "commands that write files of their own do it here")]

use std::fs;
use std::io;
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

/// Writes the files, in place of earlier ones with their names; other files are left alone.
pub(super) fn write(folder: &Path, files: &[(String, String)]) -> Result<(), WriteError> {
    let failed = |path: &Path| {
        let path = path.to_owned();
        move |reason| WriteError { path, reason }
    };
    fs::create_dir_all(folder).map_err(failed(folder))?;
    files.iter().try_for_each(|(name, text)| {
        let path = folder.join(name);
        fs::write(&path, text).map_err(failed(&path))
    })
}
