//! The types of `archive/index.json` and `archive/{date}.json` in version 1, frozen: the editions, and what each consists of.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use crate::render::feed::v1::envelope::Envelope;
use crate::render::feed::v1::standards::Period;

/// `archive/index.json`: every edition.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ArchiveDocument {
    /// The keys that every document starts with.
    #[serde(flatten)]
    pub envelope: Envelope,
    /// The editions, earliest first. The last one is in force.
    pub editions: Vec<ArchivedEdition>,
}

/// An edition: what was in force until something about it changed.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ArchivedEdition {
    /// The days for which it was valid.
    pub in_force: Period,
    /// Number of standards that were in force.
    pub standards: usize,
    /// The address of its document.
    #[schemars(url)]
    pub url: String,
    /// The SHA-256 of that document, in hexadecimal digits. It is final once the first day is over.
    #[schemars(regex(pattern = "^[0-9a-f]{64}$"))]
    pub sha256: String,
}

/// `archive/{date}.json`: an edition, by its first day. It is final once that day is over: no later build changes a byte of it.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct EditionDocument {
    /// Its first day. The last one is in `archive/index.json`, because it is not known from the start.
    pub from: Date,
    /// The standards that were in force, by id.
    pub standards: Vec<EditionEntry>,
}

/// A standard in an edition.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct EditionEntry {
    /// The standard's id on those days.
    pub id: String,
    /// The SHA-256 of its record, in hexadecimal digits: the name of its file in `archive/records/`.
    #[schemars(regex(pattern = "^[0-9a-f]{64}$"))]
    pub record: String,
}
