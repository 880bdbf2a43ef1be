//! All other files of the site -> the list of them, by which the next build knows its own folder and its own files.

use crate::address;
use crate::artifact::{Artifact, GENERATOR, MANIFEST, SitePath};
use crate::model::site::BaseUrl;
use crate::render::feed::convert::Convert;
use crate::render::feed::digest::Digest;
use crate::render::feed::{json, schema, v1};
use crate::render::{Job, RenderError, artifact};

/// What the list needs to know of a file: little, because all files are kept in mind until the last one is made.
#[derive(Clone)]
pub(in crate::render) struct Listed {
    path: SitePath,
    bytes: usize,
    sha256: Digest,
}

impl Listed {
    pub(in crate::render) fn new(Artifact { path, bytes }: &Artifact) -> Self {
        Self { path: path.clone(), bytes: bytes.len(), sha256: Digest::of(bytes) }
    }

    fn entry(&self, base_url: &BaseUrl) -> v1::ManifestEntry {
        v1::ManifestEntry {
            path: self.path.to_string(),
            url: base_url.join(address::of(self.path.as_str())),
            bytes: self.bytes,
            sha256: self.sha256.to_string(),
        }
    }
}

/// The list of these files.
pub(in crate::render) fn manifest(job: Job<'_>, mut files: Vec<Listed>) -> Result<Artifact, RenderError> {
    files.sort_unstable_by(|a, b| a.path.cmp(&b.path));
    let envelope = Convert::new(job).envelope(schema::MANIFEST);
    let document = v1::ManifestDocument { envelope, generator: GENERATOR.to_owned(), files: Vec::new() };
    artifact(MANIFEST, json::with_each(&document, "files", &files, |file| file.entry(job.base_url))?)
}
