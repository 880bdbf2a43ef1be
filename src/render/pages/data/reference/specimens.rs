//! Finished files, as they are handed over -> the first bytes of the feed's documents, by kind. The result doesn't depend on the order.

use std::collections::BTreeMap;
use std::mem;
use std::sync::{Mutex, MutexGuard, PoisonError};

use serde_json::Value;

use crate::artifact::{Artifact, Chunk};
use crate::render::feed::{self, DocumentPaths, Listing};
use crate::render::format::RenderContext;
use crate::render::job::RenderError;
use crate::render::pages::data::reference::search::Search;
use crate::render::pages::data::reference::shape::Shape;
use crate::render::pages::data::reference::values::Values;

/// Number of documents that are kept of a kind with many: the first ones by path.
const DOCUMENTS_OF_A_KIND: usize = 10;

/// Number of bytes that are kept of one of many, and of the only document of its kind; more would not add examples.
const BYTES_OF_ONE_OF_MANY: usize = 32 << 10;
const BYTES_OF_THE_ONLY_ONE: usize = 256 << 10;

/// Ensures that the first chunk of a long document is enough.
const _: () = assert!(BYTES_OF_THE_ONLY_ONE <= Chunk::LEAST && BYTES_OF_ONE_OF_MANY <= Chunk::LEAST);

/// A kind with always exactly one document.
const FIRST: &str = "index";

/// What has been seen of each kind of document that has a schema of its own.
pub(crate) struct Specimens<'a> {
    context: &'a RenderContext<'a>,
    kinds: Vec<DocumentKind>,
    /// Builds a manifest with only the first document.
    listing: Listing,
}

/// A kind of document.
pub(super) struct DocumentKind {
    pub(super) paths: DocumentPaths,
    pub(super) schema: &'static Value,
    /// The parts of its path before and after an id or a year; `None` if it is always exactly one document.
    around: Option<(String, String)>,
    /// The first bytes of its documents, by path.
    seen: Mutex<BTreeMap<String, Vec<u8>>>,
}

impl<'a> Specimens<'a> {
    /// Starts without having seen any file.
    pub(crate) fn new(context: &'a RenderContext<'a>) -> Self {
        let kinds = feed::shapes().map(|(paths, schema)| DocumentKind::new(paths, schema));
        Self { context, kinds: kinds.collect(), listing: Listing::default() }
    }

    /// Keeps the part of a file that the pages may show.
    pub(crate) fn look_at(&self, chunk: &Chunk) {
        let path = chunk.artifact.path.as_str();
        let Some(kind) = self.kinds.iter().find(|kind| kind.has(path)) else { return };
        if chunk.is_first {
            kind.keep(&chunk.artifact);
        }
        if kind.paths.name == FIRST {
            self.listing.add(chunk);
        }
    }

    pub(super) fn into_kinds(mut self) -> Result<Vec<DocumentKind>, RenderError> {
        // The manifest comes last, because it lists the pages too. A manifest of one file has the same type.
        let listing = mem::take(&mut self.listing);
        feed::manifest(self.context, &|chunk| self.look_at(&chunk), listing)?;
        Ok(self.kinds)
    }
}

impl DocumentKind {
    fn new(paths: DocumentPaths, schema: &'static Value) -> Self {
        let around = paths.path.split_once('{').and_then(|(before, rest)| {
            let (_, after) = rest.split_once('}')?;
            Some((before.to_owned(), after.to_owned()))
        });
        Self { paths, schema, around, seen: Mutex::default() }
    }

    /// Whether a path is that of one of its documents.
    fn has(&self, path: &str) -> bool {
        let Some((before, after)) = &self.around else { return path == self.paths.path };
        let id = path.strip_prefix(before.as_str()).and_then(|rest| rest.strip_suffix(after.as_str()));
        id.is_some_and(|id| !id.contains('/'))
    }

    fn keep(&self, Artifact { path, bytes }: &Artifact) {
        let mut seen = locked(&self.seen);
        if seen.len() == DOCUMENTS_OF_A_KIND {
            if seen.last_key_value().is_some_and(|(last, _)| last.as_str() < path.as_str()) {
                return;
            }
            seen.pop_last();
        }
        let most = if self.around.is_some() { BYTES_OF_ONE_OF_MANY } else { BYTES_OF_THE_ONLY_ONE };
        seen.insert(path.to_string(), beginning(bytes, most).to_owned());
    }

    /// Adds examples from its documents, starting with the first. The first of `shapes` must be the type of the document.
    pub(super) fn add_to(&self, values: &mut Values, shapes: &[Shape]) -> Result<(), RenderError> {
        let mut search = Search::new(shapes, values);
        for (path, beginning) in &*locked(&self.seen) {
            let failed = |error| RenderError { message: format!("`{path}` can't be described: {error}") };
            search.read(beginning).map_err(failed)?;
        }
        Ok(())
    }
}

/// Returns the first `most` bytes, cut at a line break, because a number cut in two would be another number.
fn beginning(bytes: &[u8], most: usize) -> &[u8] {
    let Some(beginning) = bytes.get(..most) else { return bytes };
    let end = beginning.iter().rposition(|byte| *byte == b'\n').unwrap_or_default();
    &beginning[..end]
}

fn locked<T>(shared: &Mutex<T>) -> MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}
