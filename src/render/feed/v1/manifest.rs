//! Version 1's shapes of `manifest.json`, frozen: every other file of the site.

use schemars::JsonSchema;
use serde::Serialize;

use crate::render::feed::v1::envelope::Envelope;

/// `manifest.json`: every other file of the site.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ManifestDocument {
    /// What every document begins with.
    #[serde(flatten)]
    pub envelope: Envelope,
    /// What made the site: `charter`.
    pub generator: String,
    /// The files, by path; all but this one.
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
    /// How many bytes it has.
    pub bytes: usize,
    /// The SHA-256 of its bytes (FIPS 180-4), in hexadecimal digits.
    #[schemars(regex(pattern = "^[0-9a-f]{64}$"))]
    pub sha256: String,
}
