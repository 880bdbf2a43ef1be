//! Artifacts -> a folder, all or nothing. The only stage that writes the site.
//!
//! The new site is staged beside the target and swapped in with one rename, so a reader finds the old site or the new one, whole.
//! Where the system can't swap two folders, every file is replaced whole, and nothing is removed before its replacement is there.
#![expect(clippy::disallowed_methods, reason = "this is the stage that writes the disk")]

mod manifest;
mod stage;
mod swap;

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use crate::artifact::Artifact;

/// What publishing did.
#[derive(Debug, PartialEq, Eq)]
pub struct Summary {
    /// How many files the site has.
    pub files: usize,
    /// Files in the target that somebody else put there. They were kept.
    pub kept: Vec<String>,
    /// How many files of the earlier build no longer belong to the site.
    pub removed: usize,
}

/// Why the site was not published. The target is as it was, except after [`PublishError::HalfWay`].
#[derive(Debug)]
pub enum PublishError {
    /// The target has files, and none that says that this program made it.
    NotOurs(PathBuf),
    /// The target is a file.
    NotAFolder(PathBuf),
    /// Files that somebody else put into the target, where the site now has its own.
    InTheWay(PathBuf, Vec<String>),
    /// The operating system's reason.
    Disk(PathBuf, io::Error),
    /// The operating system's reason, where files can only be replaced one by one: some are new already.
    HalfWay(PathBuf, io::Error),
}

impl std::fmt::Display for PublishError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NotOurs(path) => write!(
                formatter,
                "`{}` has files in it that this program did not make, so nothing was changed; name an empty or a new folder with --out, or empty this one yourself",
                path.display()
            ),
            Self::NotAFolder(path) => {
                write!(
                    formatter,
                    "`{}` is not a folder, so nothing was changed; name a folder with --out",
                    path.display()
                )
            }
            Self::InTheWay(path, names) => write!(
                formatter,
                "`{}` has files that this program did not make, where the site needs its own: {}; move them away and build again",
                path.display(),
                names.join(", ")
            ),
            Self::Disk(path, reason) => {
                write!(formatter, "`{}` can't be written: {reason}; nothing was changed", path.display())
            }
            Self::HalfWay(path, reason) => write!(
                formatter,
                "`{}` could only be written in part: {reason}; some pages are new already and some are old: remove the cause and build again",
                path.display()
            ),
        }
    }
}

impl std::error::Error for PublishError {}

/// Puts the artifacts, and nothing else of this program's, into the folder `target`. The manifest is one of them.
///
/// # Errors
/// [`PublishError`]; the target is as it was, except after [`PublishError::HalfWay`].
pub fn publish(artifacts: &[Artifact], target: &Path) -> Result<Summary, PublishError> {
    let disk = |reason: io::Error| PublishError::Disk(target.to_owned(), reason);
    let target = real_path(target).map_err(disk)?;
    let before = look_at(&target)?;
    let ours: BTreeSet<&str> = artifacts.iter().map(|artifact| artifact.path.as_str()).collect();
    let in_the_way = before.in_the_way_of(&ours);
    if !in_the_way.is_empty() {
        return Err(PublishError::InTheWay(target, in_the_way));
    }
    let staged = stage::stage(artifacts, &target, &before).map_err(disk)?;
    if !swap::at_once(&staged, &target, &before).map_err(disk)? {
        let half_way = |reason: io::Error| PublishError::HalfWay(target.clone(), reason);
        swap::file_by_file(&staged, &target, artifacts, &before).map_err(half_way)?;
    }
    let removed = before.made.iter().filter(|name| !ours.contains(name.as_str())).count();
    Ok(Summary { files: artifacts.len(), kept: before.foreign, removed })
}

/// What a target holds before a build.
#[derive(Debug, Default)]
struct Before {
    /// Whether the folder is there.
    exists: bool,
    /// The files of the earlier build that are still there.
    made: Vec<String>,
    /// Files of somebody else.
    foreign: Vec<String>,
    /// Folders of somebody else: nothing of the earlier build is in them.
    folders: Vec<String>,
}

impl Before {
    /// What somebody else has in places that the site needs.
    fn in_the_way_of(&self, ours: &BTreeSet<&str>) -> Vec<String> {
        let files = self.foreign.iter().filter(|name| is_taken(name, ours) || is_folder(name, ours));
        files.chain(self.folders.iter().filter(|name| is_taken(name, ours))).cloned().collect()
    }
}

/// Whether the site has a file of this name, or one where this name needs a folder.
fn is_taken(name: &str, ours: &BTreeSet<&str>) -> bool {
    ours.contains(name) || folders_above(name).any(|folder| ours.contains(folder))
}

/// Whether the site has a folder of this name.
fn is_folder(name: &str, ours: &BTreeSet<&str>) -> bool {
    let folder = format!("{name}/");
    ours.range(folder.as_str()..).next().is_some_and(|next| next.starts_with(&folder))
}

/// `a/b` and `a` of `a/b/c.html`.
fn folders_above(name: &str) -> impl Iterator<Item = &str> {
    name.match_indices('/').map(|(at, _)| &name[..at])
}

fn look_at(target: &Path) -> Result<Before, PublishError> {
    let disk = |reason: io::Error| PublishError::Disk(target.to_owned(), reason);
    match fs::metadata(target) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Before::default()),
        Err(error) => return Err(disk(error)),
        Ok(about) if !about.is_dir() => return Err(PublishError::NotAFolder(target.to_owned())),
        Ok(_) => {}
    }
    let (mut present, mut folders) = (BTreeSet::new(), Vec::new());
    for entry in WalkDir::new(target).min_depth(1).sort_by_file_name() {
        let entry = entry.map_err(|error| disk(error.into()))?;
        let below = entry.path().strip_prefix(target).unwrap_or(entry.path());
        let parts: Vec<_> = below.components().map(|part| part.as_os_str().to_string_lossy()).collect();
        if entry.file_type().is_dir() {
            folders.push(parts.join("/"));
        } else {
            present.insert(parts.join("/"));
        }
    }
    if present.is_empty() {
        return Ok(Before { exists: true, folders, ..Before::default() });
    }
    let Some(made) = manifest::read(target).map_err(disk)? else {
        return Err(PublishError::NotOurs(target.to_owned()));
    };
    let known: BTreeSet<&str> = made.iter().map(String::as_str).collect();
    let known_folders: BTreeSet<&str> = known.iter().copied().flat_map(folders_above).collect();
    folders.retain(|folder| !known_folders.contains(folder.as_str()));
    let foreign = present.iter().filter(|name| !known.contains(name.as_str())).cloned().collect();
    let made = made.into_iter().filter(|name| present.contains(name)).collect();
    Ok(Before { exists: true, made, foreign, folders })
}

/// The folder itself where `target` is a link to it; else an absolute path, whose parent exists.
fn real_path(target: &Path) -> io::Result<PathBuf> {
    if let Ok(path) = fs::canonicalize(target) {
        return Ok(path);
    }
    let path = std::path::absolute(target)?;
    let parent = path.parent().ok_or_else(|| io::Error::other("it has no folder above it"))?;
    fs::create_dir_all(parent)?;
    let name = path.file_name().ok_or_else(|| io::Error::other("it has no name"))?;
    Ok(fs::canonicalize(parent)?.join(name))
}
