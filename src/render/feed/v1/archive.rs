//! Version 1's shapes of `archive/index.json`, frozen: the editions of the past. Each is kept in the shape of `standards.json`.

use schemars::JsonSchema;
use serde::Serialize;

use crate::render::feed::v1::envelope::Envelope;
use crate::render::feed::v1::standards::Period;

/// `archive/index.json`: every edition that is over.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ArchiveDocument {
    /// What every document begins with.
    #[serde(flatten)]
    pub envelope: Envelope,
    /// The editions, earliest first.
    pub editions: Vec<ArchivedEdition>,
}

/// An edition that is over.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ArchivedEdition {
    /// The days for which it was true.
    pub in_force: Period,
    /// How many standards were in force.
    pub standards: usize,
    /// Its standards.
    #[schemars(url)]
    pub url: String,
    /// The SHA-256 of that document, in hexadecimal digits.
    #[schemars(regex(pattern = "^[0-9a-f]{64}$"))]
    pub sha256: String,
}
