//! The manifest of the previous build -> the names of its files, from which the next build recognises its own folder and files.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

use crate::artifact::MANIFEST;
use crate::site_manifest::SiteManifest;

/// Returns the manifest in `target`, or `None` if there is none.
pub(super) fn read(target: &Path, present: &BTreeSet<String>) -> io::Result<Option<SiteManifest>> {
    let path = target.join(MANIFEST);
    // A link is not followed, because it may lead out of the target.
    if !present.contains(MANIFEST) || !fs::symlink_metadata(&path)?.is_file() {
        return Ok(None);
    }
    Ok(Some(SiteManifest::read(&fs::read(path)?)))
}
