//! A site that has been read, and which files of another are the same -> what need not be read again of the other.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;
use serde_json::Value;

use crate::address::{FEED, archived_edition, archived_record};
use crate::published_feed::envelope::Envelope;
use crate::published_feed::site::{Published, Standard};

/// What is known of a site from another one, which nearly always says the same.
#[derive(Clone, Copy)]
pub struct Known<'a> {
    /// The other site.
    pub site: &'a Published,
    /// The paths of the files that are the same in both, byte for byte.
    pub same: &'a BTreeSet<&'a str>,
}

impl Known<'_> {
    /// A document that is the same, by its path below the feed, with what it begins with.
    pub(super) fn document(self, name: &str) -> Option<(Arc<Value>, Option<Envelope>)> {
        let document = self.site.documents.get(name).filter(|_| self.is_same(&format!("{FEED}{name}")))?;
        Some((Arc::clone(document), self.site.envelopes.get(name).cloned()))
    }

    /// The standard that a document leads to which is the same.
    pub(super) fn standard(self, name: &str, id: &str) -> Option<Arc<Standard>> {
        self.site.standards.get(id).filter(|_| self.is_same(&format!("{FEED}{name}"))).cloned()
    }

    /// The document of an edition of the archive, if it is the same.
    pub(super) fn list(self, day: Date) -> Option<Arc<Vec<u8>>> {
        self.site.archive.lists.get(&day).filter(|_| self.is_same(&archived_edition(day))).cloned()
    }

    /// A record of the archive, if it is the same.
    pub(super) fn record(self, sha256: &str) -> Option<Arc<Vec<u8>>> {
        self.site.archive.records.get(sha256).filter(|_| self.is_same(&archived_record(sha256))).cloned()
    }

    fn is_same(self, path: &str) -> bool {
        self.same.contains(path)
    }
}
