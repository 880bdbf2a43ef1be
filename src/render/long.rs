//! Bytes, while a long file is made -> its pieces, handed over.

use std::mem;

use crate::artifact::{Artifact, Piece, SitePath, Take};
use crate::render::job::{RenderError, site_path};

/// A file that grows with the city: no more of it than a piece is ever in memory.
pub(super) struct Long<'a> {
    take: &'a Take<'a>,
    path: SitePath,
    is_first: bool,
}

impl<'a> Long<'a> {
    /// A file at a path that the program makes itself from sound ids.
    pub(super) fn begin(take: &'a Take<'a>, path: &str) -> Result<Self, RenderError> {
        Ok(Self { take, path: site_path(path)?, is_first: true })
    }

    /// Takes what has been written since the last piece, if it is enough for one. It must end where no value is cut in two.
    pub(super) fn offer(&mut self, written: &mut Vec<u8>) {
        if written.len() >= Piece::LEAST {
            // The next piece will be about as long.
            let room = Vec::with_capacity(written.capacity());
            self.hand_over(mem::replace(written, room), false);
        }
    }

    /// Takes the rest.
    pub(super) fn end(mut self, rest: Vec<u8>) {
        self.hand_over(rest, true);
    }

    fn hand_over(&mut self, bytes: Vec<u8>, is_last: bool) {
        let is_first = mem::replace(&mut self.is_first, false);
        (self.take)(Piece { artifact: Artifact { path: self.path.clone(), bytes }, is_first, is_last });
    }
}
