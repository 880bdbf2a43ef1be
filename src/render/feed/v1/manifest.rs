//! The types of `manifest.json` in version 1, frozen: every other file of the site.

use schemars::JsonSchema;
use serde::Serialize;

use crate::render::feed::v1::envelope::Envelope;

/// `manifest.json`: every other file of the site.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ManifestDocument {
    /// The keys that every document starts with.
    #[serde(flatten)]
    pub envelope: Envelope,
    /// The program that made the site: `charter`.
    pub generator: String,
    /// All files but this one, by path.
    pub files: Vec<ManifestEntry>,
}

/// A file of the site.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ManifestEntry {
    /// Its path below the site's address.
    pub path: String,
    /// Its address.
    #[schemars(url)]
    pub url: String,
    /// Its size in bytes.
    pub bytes: usize,
    /// The SHA-256 of its bytes (FIPS 180-4), in hexadecimal digits.
    #[schemars(regex(pattern = "^[0-9a-f]{64}$"))]
    pub sha256: String,
}
