//! The folder that a person names -> its real path.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::publish::outcome::PublishError;

/// Folders that were created above the target, outermost first. On drop, those that are still empty are removed.
#[derive(Default)]
pub(super) struct Above(Vec<PathBuf>);

impl Drop for Above {
    fn drop(&mut self) {
        for folder in self.0.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}

/// Returns the folder that `target` is or links to, or else an absolute path whose parent exists.
pub(super) fn real_path(target: &Path) -> Result<(PathBuf, Above), PublishError> {
    if let Ok(path) = fs::canonicalize(target) {
        return Ok((path, Above::default()));
    }
    if fs::symlink_metadata(target).is_ok_and(|about| about.is_symlink()) {
        return Err(PublishError::LeadsNowhere(target.to_owned()));
    }
    new_path(target).map_err(|reason| PublishError::Disk(target.to_owned(), reason))
}

fn new_path(target: &Path) -> io::Result<(PathBuf, Above)> {
    let path = std::path::absolute(target)?;
    let parent = path.parent().ok_or_else(|| io::Error::other("it has no parent folder"))?;
    let mut missing: Vec<PathBuf> =
        parent.ancestors().take_while(|folder| !folder.exists()).map(Path::to_owned).collect();
    missing.reverse();
    let above = Above(missing);
    fs::create_dir_all(parent)?;
    let name = path.file_name().ok_or_else(|| io::Error::other("it has no name"))?;
    Ok((fs::canonicalize(parent)?.join(name), above))
}
