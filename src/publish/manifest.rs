//! The list of files that a build made, kept in the target: how the next build knows its own folder and its own files.

use std::fs;
use std::io;
use std::path::Path;

use crate::artifact::Artifact;

/// The list's file name.
pub(super) const NAME: &str = ".charter-manifest";

const FIRST_LINE: &str =
    "charter 1: the files below were made by `charter build`; it replaces and removes these, and no others";

/// The list's bytes.
pub(super) fn bytes(artifacts: &[Artifact]) -> Vec<u8> {
    let mut text = format!("{FIRST_LINE}\n");
    for artifact in artifacts {
        text.push_str(artifact.path.as_str());
        text.push('\n');
    }
    text.into_bytes()
}

/// The files that an earlier build made in `target`; nothing if there is no list of this program's.
pub(super) fn read(target: &Path) -> io::Result<Option<Vec<String>>> {
    match fs::read_to_string(target.join(NAME)) {
        Ok(text) => {
            let mut lines = text.lines();
            let is_ours = lines.next().is_some_and(|line| line.starts_with("charter 1:"));
            Ok(is_ours.then(|| lines.map(str::to_owned).collect()))
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}
