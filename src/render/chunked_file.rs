//! The bytes of a long file as they are made -> its chunks, handed over one by one.

use std::mem;

use crate::artifact::{Artifact, Chunk, Sink, SitePath};
use crate::render::job::{RenderError, site_path};

/// A file whose size depends on the content. Only one chunk of it is in memory at a time.
pub(super) struct ChunkedFile<'a> {
    sink: &'a Sink<'a>,
    path: SitePath,
    is_first: bool,
}

impl<'a> ChunkedFile<'a> {
    /// Starts a file at a path made from valid ids.
    pub(super) fn begin(sink: &'a Sink<'a>, path: &str) -> Result<Self, RenderError> {
        Ok(Self { sink, path: site_path(path)?, is_first: true })
    }

    /// Hands over the bytes since the last chunk, if they are enough for one. They must not end within a value.
    pub(super) fn offer(&mut self, written: &mut Vec<u8>) {
        if written.len() >= Chunk::LEAST {
            // The next chunk will have about the same size.
            let room = Vec::with_capacity(written.capacity());
            self.hand_over(mem::replace(written, room), false);
        }
    }

    /// Hands over the rest.
    pub(super) fn end(mut self, rest: Vec<u8>) {
        self.hand_over(rest, true);
    }

    fn hand_over(&mut self, bytes: Vec<u8>, is_last: bool) {
        let is_first = mem::replace(&mut self.is_first, false);
        (self.sink)(Chunk { artifact: Artifact { path: self.path.clone(), bytes }, is_first, is_last, sha256: None });
    }
}
