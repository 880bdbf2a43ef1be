//! The types of `archive/index.json` in version 1, frozen: past editions. Each is kept in the format of `standards.json`.

use schemars::JsonSchema;
use serde::Serialize;

use crate::render::feed::v1::envelope::Envelope;
use crate::render::feed::v1::standards::Period;

/// `archive/index.json`: every past edition.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ArchiveDocument {
    /// The keys that every document starts with.
    #[serde(flatten)]
    pub envelope: Envelope,
    /// The editions, earliest first.
    pub editions: Vec<ArchivedEdition>,
}

/// A past edition.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ArchivedEdition {
    /// The days for which it was valid.
    pub in_force: Period,
    /// Number of standards that were in force.
    pub standards: usize,
    /// The address of the document with its standards.
    #[schemars(url)]
    pub url: String,
    /// The SHA-256 of that document, in hexadecimal digits.
    #[schemars(regex(pattern = "^[0-9a-f]{64}$"))]
    pub sha256: String,
}
