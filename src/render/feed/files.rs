//! A path below the feed's folder and its contents -> a file of the site.

use serde::Serialize;

use crate::address;
use crate::artifact::{Artifact, Sink};
use crate::render::chunked_file::ChunkedFile;
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

/// Starts a long file of the feed.
pub(super) fn long<'a>(sink: &'a Sink<'a>, name: &str) -> Result<ChunkedFile<'a>, RenderError> {
    ChunkedFile::begin(sink, &address::feed(name))
}
