//! Staged changes -> the target, file by file, where the system can't swap two folders.
//!
//! Each file is put in place with one rename. New files come before replaced ones, because nothing links to them yet; assets come before
//! pages, and deeper pages before the pages above, which link to them. The manifest follows when everything that it lists is there. Files
//! that are no longer part of the site are removed last.

use std::cmp::Reverse;
use std::fs;
use std::io;
use std::path::Path;

use crate::artifact::{MANIFEST, SitePath};
use crate::publish::before::{is_folder, is_taken};
use crate::publish::job::PublishJob;
use crate::publish::staging::Staging;

/// Replaces changed files and removes those that are no longer part of the site.
pub(super) fn file_by_file(job: &PublishJob<'_>, staging: &Staging) -> io::Result<()> {
    let stale = job.stale.iter().copied().filter(|name| SitePath::new(*name).is_some());
    // If this is interrupted, the next build recognises both old and new files as its own.
    staging.note_made(&job.ours.iter().copied().chain(stale.clone()).collect::<Vec<_>>())?;
    let (in_the_way, last): (Vec<&str>, Vec<&str>) =
        stale.partition(|name| is_taken(name, job.ours) || is_folder(name, job.ours));
    // A file where a folder is needed, or the reverse: the only case with a moment in which neither exists.
    for name in in_the_way {
        remove(job.target, name)?;
    }
    let site = staging.site();
    for name in in_order(job) {
        put(&site, job.target, name)?;
    }
    last.into_iter().try_for_each(|name| remove(job.target, name))
}

fn in_order<'a>(job: &'a PublishJob<'_>) -> Vec<&'a str> {
    let mut paths: Vec<&SitePath> = job.changed.iter().collect();
    paths.sort_by_key(|path| {
        let is_replaced = job.before.made.contains(path.as_str());
        let depth = path.as_str().matches('/').count();
        (path.as_str() == MANIFEST, is_replaced, path.is_page(), Reverse(depth))
    });
    paths.into_iter().map(SitePath::as_str).collect()
}

/// Moves a staged file into place.
fn put(site: &Path, target: &Path, name: &str) -> io::Result<()> {
    let to = target.join(name);
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::rename(site.join(name), &to)
}

/// Removes a file and the folders that become empty.
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
