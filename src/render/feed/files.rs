//! A path below the feed's folder and its contents -> a file of the site.

use serde::Serialize;

use crate::address;
use crate::artifact::{Artifact, Chunk, Sink};
use crate::render::chunked_file::ChunkedFile;
use crate::render::feed::digest::Digest;
use crate::render::feed::json;
use crate::render::job::{RenderError, artifact};

/// A document of the feed.
pub(super) fn document(name: &str, document: &impl Serialize) -> Result<Artifact, RenderError> {
    below(name, json::bytes(document)?)
}

/// Makes a file of the feed.
pub(super) fn below(name: &str, bytes: Vec<u8>) -> Result<Artifact, RenderError> {
    artifact(&address::feed(name), bytes)
}

/// Hands over a file whose digest is known.
pub(super) fn give_digested(sink: &Sink<'_>, path: &str, bytes: Vec<u8>, digest: Digest) -> Result<(), RenderError> {
    let Digest(sha256) = digest;
    sink(Chunk { sha256: Some(sha256), ..artifact(path, bytes)?.into() });
    Ok(())
}

/// Starts a long file of the feed.
pub(super) fn long<'a>(sink: &'a Sink<'a>, name: &str) -> Result<ChunkedFile<'a>, RenderError> {
    ChunkedFile::begin(sink, &address::feed(name))
}
