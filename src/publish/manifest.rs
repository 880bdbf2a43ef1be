//! The manifest of the previous build -> the names of its files, from which the next build recognises its own folder and files.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

use serde::Deserialize;

use crate::artifact::{GENERATOR, MANIFEST};

/// The keys of the manifest that matter here.
#[derive(Deserialize)]
struct Manifest {
    generator: String,
    files: Vec<PlacedFile>,
}

#[derive(Deserialize)]
struct PlacedFile {
    path: String,
}

/// Returns the files that the previous build made in `target`, including the manifest, or `None` if there is no manifest of this program.
pub(super) fn read(target: &Path, present: &BTreeSet<String>) -> io::Result<Option<Vec<String>>> {
    let path = target.join(MANIFEST);
    // A link is not followed, because it may lead out of the target.
    if !present.contains(MANIFEST) || !fs::symlink_metadata(&path)?.is_file() {
        return Ok(None);
    }
    let manifest =
        serde_json::from_slice::<Manifest>(&fs::read(path)?).ok().filter(|manifest| manifest.generator == GENERATOR);
    Ok(manifest.map(|manifest| {
        let paths = manifest.files.into_iter().map(|entry| entry.path);
        paths.chain([MANIFEST.to_owned()]).collect()
    }))
}
