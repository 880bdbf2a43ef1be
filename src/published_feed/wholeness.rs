//! The files of a copied feed -> whether each that the list of the site's files names is there, byte for byte.

use std::collections::BTreeMap;

use serde::Deserialize;
use sha2::{Digest, Sha256};

use crate::address::FEED;
use crate::artifact::{Artifact, MANIFEST};
use crate::published_feed::read::{NotAFeed, spoilt};

/// The list of a site's files, as far as a copy is checked with it.
#[derive(Deserialize)]
struct List {
    files: Vec<Entry>,
}

#[derive(Deserialize)]
struct Entry {
    path: String,
    /// Nothing in the list of an older build.
    sha256: Option<String>,
}

/// Refuses a copy that is not whole: one that was cut off, or that has files of two editions because the site changed while it was copied.
///
/// # Errors
/// The first file that is missing or another one.
pub fn whole_copy(files: &[Artifact]) -> Result<(), NotAFeed> {
    let there: BTreeMap<&str, &[u8]> = files.iter().map(|file| (file.path.as_str(), &file.bytes[..])).collect();
    let unreadable =
        |path: &str, reason: &str| NotAFeed::Unreadable { path: path.to_owned(), reason: reason.to_owned() };
    let list = there.get(MANIFEST).ok_or_else(|| unreadable(MANIFEST, "is missing"))?;
    let List { files } =
        serde_json::from_slice(list).map_err(|_| unreadable(MANIFEST, "is not the list of a site's files"))?;
    let of_the_feed: Vec<&Entry> = files.iter().filter(|entry| entry.path.starts_with(FEED)).collect();
    let mut missing = of_the_feed.iter().filter(|entry| !there.contains_key(entry.path.as_str()));
    if let Some(first) = missing.next() {
        return Err(NotAFeed::Incomplete { path: first.path.clone(), others: missing.count() });
    }
    let is_other = |entry: &&Entry| {
        let bytes = there.get(entry.path.as_str()).copied().unwrap_or_default();
        entry.sha256.as_ref().is_some_and(|listed| hex(&Sha256::digest(bytes)) != listed.to_ascii_lowercase())
    };
    match of_the_feed.iter().copied().find(is_other) {
        None => Ok(()),
        Some(entry) => Err(spoilt(entry.path.strip_prefix(FEED).unwrap_or(&entry.path))),
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
}
