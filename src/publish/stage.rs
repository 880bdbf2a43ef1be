//! Artifacts -> a new folder beside the target, with the files that somebody else keeps in it.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::artifact::Artifact;
use crate::publish::Before;

/// A whole site beside its target. What is left of it goes when this does.
pub(super) struct Staged {
    folder: TempDir,
}

impl Staged {
    /// The site's folder.
    pub(super) fn site(&self) -> PathBuf {
        self.folder.path().join("site")
    }
}

/// Writes the artifacts beside `target` and brings along what somebody else has in it.
pub(super) fn stage(artifacts: &[Artifact], target: &Path, before: &Before) -> io::Result<Staged> {
    let parent = target.parent().unwrap_or(target);
    let name = target.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let folder = tempfile::Builder::new().prefix(&format!(".{name}.charter-")).tempdir_in(parent)?;
    let staged = Staged { folder };
    let site = staged.site();
    // Not the temporary folder itself: that one is for its owner's eyes only.
    fs::create_dir(&site)?;
    if let Ok(about) = fs::metadata(target) {
        fs::set_permissions(&site, about.permissions())?;
    }
    let mut folders = Folders { root: &site, made: BTreeSet::new() };
    for artifact in artifacts {
        fs::write(folders.path_for(artifact.path.as_str())?, &artifact.bytes)?;
    }
    for name in &before.foreign {
        bring_along(&target.join(name), &folders.path_for(name)?)?;
    }
    for name in &before.folders {
        fs::create_dir_all(site.join(name))?;
        fs::set_permissions(site.join(name), fs::metadata(target.join(name))?.permissions())?;
    }
    Ok(staged)
}

/// The same file, by a second name where the file system can do that.
fn bring_along(from: &Path, to: &Path) -> io::Result<()> {
    fs::hard_link(from, to).or_else(|_| fs::copy(from, to).map(|_| ()))
}

/// Makes folders once.
struct Folders<'a> {
    root: &'a Path,
    made: BTreeSet<String>,
}

impl Folders<'_> {
    fn path_for(&mut self, name: &str) -> io::Result<PathBuf> {
        if let Some((folder, _)) = name.rsplit_once('/')
            && !self.made.contains(folder)
        {
            fs::create_dir_all(self.root.join(folder))?;
            self.made.insert(folder.to_owned());
        }
        Ok(self.root.join(name))
    }
}
