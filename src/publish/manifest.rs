//! The manifest of an earlier build in the target: how the next build knows its own folder and its own files.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

use serde::Deserialize;
use serde_json::Value;

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

/// The manifest in `site`, with what only the earlier one in `target` lists; nothing if there is none there.
pub(super) fn of_both(site: &Path, target: &Path) -> io::Result<Option<Vec<u8>>> {
    let value = |folder: &Path| -> io::Result<Value> {
        serde_json::from_slice(&fs::read(folder.join(MANIFEST))?).map_err(io::Error::other)
    };
    let old = match value(target) {
        Ok(old) => old,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    let mut new = value(site)?;
    let entries = |manifest: &Value| manifest["files"].as_array().cloned().unwrap_or_default();
    let path = |entry: &Value| entry["path"].as_str().map(str::to_owned);
    let mut files = entries(&new);
    let known: BTreeSet<Option<String>> = files.iter().map(path).collect();
    files.extend(entries(&old).into_iter().filter(|entry| !known.contains(&path(entry))));
    new["files"] = Value::Array(files);
    Ok(Some(new.to_string().into_bytes()))
}
