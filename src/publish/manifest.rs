//! The manifest of an earlier build in the target: how the next build knows its own folder and its own files.

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
pub(super) fn read(target: &Path) -> io::Result<Option<Vec<String>>> {
    let bytes = match fs::read(target.join(MANIFEST)) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    let manifest = serde_json::from_slice::<Manifest>(&bytes).ok().filter(|manifest| manifest.generator == GENERATOR);
    Ok(manifest.map(|manifest| {
        let paths = manifest.files.into_iter().map(|entry| entry.path);
        paths.chain([MANIFEST.to_owned()]).collect()
    }))
}
