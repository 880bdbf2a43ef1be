//! The manifest of an earlier build in the target -> the names of its files: how the next build knows its own folder and its own files.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

use serde::Deserialize;

use crate::artifact::{GENERATOR, MANIFEST};

/// What matters of it here.
#[derive(Deserialize)]
struct Manifest {
    generator: String,
    files: Vec<Entry>,
}

#[derive(Deserialize)]
struct Entry {
    path: String,
}

/// The files that an earlier build made in `target`, itself included; nothing if there is no manifest of this program's.
pub(super) fn read(target: &Path, present: &BTreeSet<String>) -> io::Result<Option<Vec<String>>> {
    let path = target.join(MANIFEST);
    // Not by way of a link: that could lead out of the target.
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
