//! Finished files, as they are handed over -> the beginnings of the feed's documents, kind by kind. The same whatever the order.

use std::collections::BTreeMap;
use std::mem;
use std::sync::{Mutex, MutexGuard, PoisonError};

use serde_json::Value;

use crate::artifact::{Artifact, Piece};
use crate::render::feed::{self, DocumentPaths, Listing};
use crate::render::job::{Job, RenderError};
use crate::render::pages::data::reference::search::Search;
use crate::render::pages::data::reference::shape::Shape;
use crate::render::pages::data::reference::values::Values;

/// How many documents of a kind of which there are many are kept: the first ones by path.
const DOCUMENTS_OF_A_KIND: usize = 10;

/// How many bytes are kept of each of them, and of the only one of its kind: a list of thousands shows no more than its beginning.
const BYTES_OF_ONE_OF_MANY: usize = 32 << 10;
const BYTES_OF_THE_ONLY_ONE: usize = 256 << 10;

/// So that the first piece of a long document is enough.
const _: () = assert!(BYTES_OF_THE_ONLY_ONE <= Piece::LEAST && BYTES_OF_ONE_OF_MANY <= Piece::LEAST);

/// The kind of document that is always there, and only once.
const FIRST: &str = "index";

/// What has been seen of each kind of document whose shape is ours.
pub(crate) struct Specimens<'a> {
    job: Job<'a>,
    kinds: Vec<Kind>,
    /// What the manifest says of the first document.
    listing: Listing,
}

/// A kind of document.
pub(super) struct Kind {
    pub(super) paths: DocumentPaths,
    pub(super) schema: &'static Value,
    /// The beginnings of its documents, by path.
    seen: Mutex<BTreeMap<String, Vec<u8>>>,
}

impl<'a> Specimens<'a> {
    /// Nothing has been seen yet.
    pub(crate) fn new(job: Job<'a>) -> Self {
        let kinds = feed::shapes().map(|(paths, schema)| Kind { paths, schema, seen: Mutex::default() });
        Self { job, kinds: kinds.collect(), listing: Listing::default() }
    }

    /// Keeps what the pages will show of a file.
    pub(crate) fn look_at(&self, piece: &Piece) {
        let path = piece.artifact.path.as_str();
        let Some(kind) = self.kinds.iter().find(|kind| kind.has(path)) else { return };
        if piece.is_first {
            kind.keep(&piece.artifact);
        }
        if kind.paths.name == FIRST {
            self.listing.add(piece);
        }
    }

    pub(super) fn into_kinds(mut self) -> Result<Vec<Kind>, RenderError> {
        // The manifest comes last, and lists the pages too: one of one file has the same shape.
        let listing = mem::take(&mut self.listing);
        feed::manifest(self.job, &|piece| self.look_at(&piece), listing)?;
        Ok(self.kinds)
    }
}

impl Kind {
    /// Whether one of its documents stands at a path.
    fn has(&self, path: &str) -> bool {
        let pattern = &self.paths.path;
        let Some((before, behind)) = pattern.split_once('{') else { return path == pattern };
        let behind = behind.split_once('}').map_or("", |(_, behind)| behind);
        path.strip_prefix(before).and_then(|rest| rest.strip_suffix(behind)).is_some_and(|id| !id.contains('/'))
    }

    fn keep(&self, Artifact { path, bytes }: &Artifact) {
        let mut seen = locked(&self.seen);
        if seen.len() == DOCUMENTS_OF_A_KIND {
            if seen.last_key_value().is_some_and(|(last, _)| last.as_str() < path.as_str()) {
                return;
            }
            seen.pop_last();
        }
        let most = if self.paths.path.contains('{') { BYTES_OF_ONE_OF_MANY } else { BYTES_OF_THE_ONLY_ONE };
        seen.insert(path.to_string(), beginning(bytes, most).to_owned());
    }

    /// Adds what its documents have, the first one's values first. Its shapes begin with the document itself.
    pub(super) fn add_to(&self, values: &mut Values, shapes: &[Shape]) -> Result<(), RenderError> {
        let mut search = Search::new(shapes, values);
        for (path, beginning) in &*locked(&self.seen) {
            let failed = |error| RenderError { message: format!("`{path}` can't be described: {error}") };
            search.read(beginning).map_err(failed)?;
        }
        Ok(())
    }
}

/// Whole lines: a number that is cut off would be another one.
fn beginning(bytes: &[u8], most: usize) -> &[u8] {
    let Some(beginning) = bytes.get(..most) else { return bytes };
    let end = beginning.iter().rposition(|byte| *byte == b'\n').unwrap_or_default();
    &beginning[..end]
}

fn locked<T>(shared: &Mutex<T>) -> MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}
