//! All other files of the site -> a list of them, from which the next build recognises its own folder and files.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::address;
use crate::artifact::{Artifact, Chunk, GENERATOR, MANIFEST, Sink, SitePath};
use crate::model::site::BaseUrl;
use crate::render::chunked_file::ChunkedFile;
use crate::render::feed::convert::Convert;
use crate::render::feed::digest::{Digest, Digester};
use crate::render::feed::{documents, json, v1};
use crate::render::format::RenderContext;
use crate::render::job::RenderError;

/// What the list needs of a file. It is small, because it is kept in memory for every file until the last one is made.
pub(super) struct ListedFile {
    path: SitePath,
    pub(super) bytes: usize,
    pub(super) sha256: Digest,
}

impl ListedFile {
    fn entry(&self, base_url: &BaseUrl) -> v1::ManifestEntry {
        v1::ManifestEntry {
            path: self.path.to_string(),
            url: base_url.join(address::of(self.path.as_str())),
            bytes: self.bytes,
            sha256: self.sha256.to_string(),
        }
    }
}

/// Collects files while they are made.
#[derive(Default)]
pub(crate) struct Listing {
    files: Mutex<Vec<ListedFile>>,
    /// Files of which only some chunks have been made.
    begun: Mutex<BTreeMap<SitePath, Begun>>,
}

/// The size and digest of a file's chunks so far.
#[derive(Default)]
struct Begun {
    bytes: usize,
    digester: Digester,
}

impl Listing {
    /// Adds a file, or a chunk of one.
    pub(crate) fn add(&self, chunk: &Chunk) {
        let Artifact { path, bytes } = &chunk.artifact;
        if let Some(sha256) = chunk.sha256.filter(|_| chunk.is_whole()) {
            let listed = ListedFile { path: path.clone(), bytes: bytes.len(), sha256: Digest(sha256) };
            locked(&self.files).push(listed);
            return;
        }
        let before = if chunk.is_first { None } else { locked(&self.begun).remove(path) };
        let mut file = before.unwrap_or_default();
        file.bytes += bytes.len();
        file.digester.add(bytes);
        if chunk.is_last {
            let listed = ListedFile { path: path.clone(), bytes: file.bytes, sha256: file.digester.end() };
            locked(&self.files).push(listed);
        } else {
            locked(&self.begun).insert(path.clone(), file);
        }
    }

    /// Returns all files, in the order in which they were finished.
    pub(super) fn into_files(self) -> Vec<ListedFile> {
        self.files.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}

fn locked<T>(shared: &Mutex<T>) -> MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Hands over the manifest of these files.
pub(crate) fn manifest(context: &RenderContext<'_>, sink: &Sink<'_>, files: Listing) -> Result<(), RenderError> {
    let mut files = files.into_files();
    files.sort_unstable_by(|a, b| a.path.cmp(&b.path));
    let envelope = Convert::new(context).envelope(documents::MANIFEST);
    let document = v1::ManifestDocument { envelope, generator: GENERATOR.to_owned(), files: Vec::new() };
    let long = ChunkedFile::begin(sink, MANIFEST)?;
    json::give_each(long, &document, "files", &files, |file| file.entry(context.job.base_url))
}
