//! Finished files, as they are handed over -> values of the feed's documents, kind by kind. The same whatever the order.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use serde_json::Value;

use crate::artifact::Artifact;
use crate::render::feed::{self, DocumentPaths};
use crate::render::pages::reference::first_records::FirstRecords;
use crate::render::pages::reference::values::Values;
use crate::render::{Job, RenderError};

/// How many documents of a kind of which there are many are looked at: the first ones by path.
const DOCUMENTS_OF_A_KIND: usize = 10;

/// How many records of each list are looked at: in one of many documents, and in the only one of its kind.
const RECORDS_IN_ONE_OF_MANY: usize = 12;
const RECORDS_IN_THE_ONLY_ONE: usize = 120;

/// The kind of document that is always there, and only once.
const FIRST: &str = "index";

/// What has been seen of each kind of document whose shape is ours.
pub(in crate::render) struct Specimens<'a> {
    job: Job<'a>,
    kinds: Vec<Kind>,
    failed: Mutex<Option<RenderError>>,
}

/// A kind of document.
pub(super) struct Kind {
    pub(super) paths: DocumentPaths,
    pub(super) schema: Value,
    /// By path.
    seen: Mutex<BTreeMap<String, Values>>,
}

impl<'a> Specimens<'a> {
    /// Nothing has been seen yet.
    pub(in crate::render) fn new(job: Job<'a>) -> Self {
        let kinds = feed::shapes().map(|(paths, schema)| Kind { paths, schema, seen: Mutex::default() });
        Self { job, kinds: kinds.collect(), failed: Mutex::default() }
    }

    /// Keeps what the pages will show of a file.
    pub(in crate::render) fn look_at(&self, artifact: &Artifact) {
        if let Err(error) = self.take(artifact) {
            self.failed.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(error);
        }
    }

    fn take(&self, artifact: &Artifact) -> Result<(), RenderError> {
        let path = artifact.path.as_str();
        let Some(kind) = self.kinds.iter().find(|kind| kind.has(path)) else { return Ok(()) };
        kind.look_at(path, &artifact.bytes)?;
        if kind.paths.name == FIRST {
            // The manifest comes last, and lists the pages too: one of one file has the same shape.
            self.take(&feed::manifest(self.job, vec![feed::entry(self.job.base_url, artifact)])?)?;
        }
        Ok(())
    }

    pub(super) fn into_kinds(self) -> Result<Vec<Kind>, RenderError> {
        let failed = self.failed.into_inner().unwrap_or_else(PoisonError::into_inner);
        failed.map_or(Ok(self.kinds), Err)
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

    fn look_at(&self, path: &str, bytes: &[u8]) -> Result<(), RenderError> {
        if !self.is_among_the_first(path) {
            return Ok(());
        }
        let failed = |error| RenderError { message: format!("`{path}` can't be described: {error}") };
        let document = if self.paths.path.contains('{') {
            serde_json::from_slice::<FirstRecords<RECORDS_IN_ONE_OF_MANY>>(bytes).map_err(failed)?.0
        } else {
            serde_json::from_slice::<FirstRecords<RECORDS_IN_THE_ONLY_ONE>>(bytes).map_err(failed)?.0
        };
        let mut values = Values::default();
        values.add(self.paths.name, &self.schema, &document);
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        seen.insert(path.to_owned(), values);
        if seen.len() > DOCUMENTS_OF_A_KIND {
            seen.pop_last();
        }
        Ok(())
    }

    fn is_among_the_first(&self, path: &str) -> bool {
        let seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        seen.len() < DOCUMENTS_OF_A_KIND || seen.last_key_value().is_some_and(|(last, _)| path < last.as_str())
    }

    /// What its documents have, the first one's values first.
    pub(super) fn values(&self) -> Values {
        let seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let mut all = Values::default();
        seen.values().for_each(|values| all.merge(values));
        all
    }
}
