//! A target -> its contents before a build: files of the previous build, and files of others ("foreign": not made by this program).

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

use walkdir::WalkDir;

use crate::artifact::MANIFEST;
use crate::publish::outcome::PublishError;
use crate::publish::staging::INSIDE;
use crate::publish::{access, manifest, mounts, staging};
use crate::site_manifest::SiteManifest;

/// Contents of a target before a build.
#[derive(Debug, Default)]
pub(super) struct Before {
    /// Whether the folder exists.
    pub(super) exists: bool,
    /// Files of the previous build that still exist.
    pub(super) made: BTreeSet<String>,
    /// Files that this program did not make.
    pub(super) foreign: Vec<String>,
    /// All folders, parents before children.
    pub(super) folders: Vec<String>,
    /// Folders without files of the previous build.
    pub(super) foreign_folders: Vec<String>,
    /// Whether something foreign can't be moved to another folder unchanged: a mount, another user's file, a write-protected folder, or a
    /// name that is not valid Unicode.
    pub(super) holds_fast: bool,
}

impl Before {
    /// Returns the folders below `root` that still are folders. One that was replaced by a link since, and those below it, are left out.
    pub(super) fn real_folders(&self, root: &Path) -> BTreeSet<&str> {
        let mut real = BTreeSet::new();
        for folder in &self.folders {
            let is_below_one = folder.rsplit_once('/').is_none_or(|(above, _)| real.contains(above));
            if is_below_one && fs::symlink_metadata(root.join(folder)).is_ok_and(|about| about.is_dir()) {
                real.insert(folder.as_str());
            }
        }
        real
    }

    /// Returns the foreign files and folders in places that the site needs.
    pub(super) fn in_the_way_of(&self, ours: &BTreeSet<&str>) -> Vec<String> {
        let files = self.foreign.iter().filter(|name| is_taken(name, ours) || is_folder(name, ours));
        files.chain(self.foreign_folders.iter().filter(|name| is_taken(name, ours))).cloned().collect()
    }
}

/// Whether the site has a file of this name, or of the name of a folder above it.
pub(super) fn is_taken(name: &str, ours: &BTreeSet<&str>) -> bool {
    ours.contains(name) || folders_above(name).any(|folder| ours.contains(folder))
}

/// Whether the site has a folder of this name.
pub(super) fn is_folder(name: &str, ours: &BTreeSet<&str>) -> bool {
    let folder = format!("{name}/");
    ours.range(folder.as_str()..).next().is_some_and(|next| next.starts_with(&folder))
}

/// Returns the folders above a file: `a` and `a/b` for `a/b/c.html`.
pub(super) fn folders_above(name: &str) -> impl Iterator<Item = &str> {
    name.match_indices('/').map(|(at, _)| &name[..at])
}

/// Refuses a target that is plainly not this program's, before anything is created in it or beside it.
pub(super) fn refuse_others(target: &Path) -> Result<(), PublishError> {
    let disk = |reason: io::Error| PublishError::Disk(target.to_owned(), reason);
    if !is_a_folder(target)? {
        return Ok(());
    }
    let is_ours = || Ok(target.join(MANIFEST).exists() || !staging::made_half_way(target).map_err(disk)?.is_empty());
    // Checked twice, because another build may have swapped in a new site during the first check.
    if !is_ours()? && !is_ours()? && !walk(target).map_err(disk)?.present.is_empty() {
        return Err(PublishError::NotOurs(target.to_owned()));
    }
    Ok(())
}

/// Whether the target exists and is a folder.
fn is_a_folder(target: &Path) -> Result<bool, PublishError> {
    match fs::metadata(target) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(PublishError::Disk(target.to_owned(), error)),
        Ok(about) if !about.is_dir() => Err(PublishError::NotAFolder(target.to_owned())),
        Ok(_) => Ok(true),
    }
}

/// Inspects the target.
pub(super) fn look_at(target: &Path) -> Result<Before, PublishError> {
    let disk = |reason: io::Error| PublishError::Disk(target.to_owned(), reason);
    if !is_a_folder(target)? {
        return Ok(Before::default());
    }
    let made_half_way = staging::made_half_way(target).map_err(disk)?;
    let Walked { present, folders, has_odd_names } = walk(target).map_err(disk)?;
    let holds_fast = |foreign: &[String], foreign_folders: &[String]| {
        has_odd_names || mounts::any_below(target) || access::is_bound(target, foreign, foreign_folders)
    };
    if present.is_empty() {
        let holds_fast = holds_fast(&[], &folders);
        return Ok(Before { exists: true, foreign_folders: folders.clone(), folders, holds_fast, ..Before::default() });
    }
    let listed = match manifest::read(target, &present).map_err(disk)? {
        Some(SiteManifest::Ours { files, .. }) => Some(files),
        // What was made half way is put right by this build.
        Some(SiteManifest::Damaged(reason)) if made_half_way.is_empty() => {
            return Err(PublishError::Damaged(target.join(MANIFEST), reason));
        }
        None | Some(SiteManifest::Others | SiteManifest::Damaged(_)) => None,
    };
    if listed.is_none() && made_half_way.is_empty() {
        return Err(PublishError::NotOurs(target.to_owned()));
    }
    let known = listed.into_iter().flatten().chain(made_half_way);
    let made: BTreeSet<String> = known.filter(|name| present.contains(name)).collect();
    let above: BTreeSet<&str> = made.iter().flat_map(|name| folders_above(name)).collect();
    let foreign_folders: Vec<String> =
        folders.iter().filter(|folder| !above.contains(folder.as_str())).cloned().collect();
    let foreign: Vec<String> = present.into_iter().filter(|name| !made.contains(name)).collect();
    let holds_fast = holds_fast(&foreign, &foreign_folders);
    Ok(Before { exists: true, made, foreign, folders, foreign_folders, holds_fast })
}

/// Names of everything in a target, relative to it.
struct Walked {
    /// Everything but folders.
    present: BTreeSet<String>,
    /// All folders, parents before children.
    folders: Vec<String>,
    /// Whether a name is not valid Unicode, and so is not listed exactly.
    has_odd_names: bool,
}

fn walk(target: &Path) -> io::Result<Walked> {
    let mut walked = Walked { present: BTreeSet::new(), folders: Vec::new(), has_odd_names: false };
    let has_ours = staging::is_ours_inside(target)?;
    let is_ours = |entry: &walkdir::DirEntry| has_ours && entry.depth() == 1 && entry.file_name() == INSIDE;
    for entry in WalkDir::new(target).min_depth(1).sort_by_file_name().into_iter().filter_entry(|entry| !is_ours(entry))
    {
        let entry = entry?;
        let below = entry.path().strip_prefix(target).unwrap_or(entry.path());
        let parts: Vec<_> = below.components().map(|part| part.as_os_str().to_string_lossy()).collect();
        walked.has_odd_names |= below.to_str().is_none();
        if entry.file_type().is_dir() {
            walked.folders.push(parts.join("/"));
        } else {
            walked.present.insert(parts.join("/"));
        }
    }
    Ok(walked)
}
