//! The types of `index.json` in version 1, frozen: the document to start with.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use crate::render::feed::v1::commitment::Policy;
use crate::render::feed::v1::envelope::Envelope;
use crate::render::feed::v1::text::Text;

/// `index.json`: the document to start with.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct IndexDocument {
    /// The keys that every document starts with.
    #[serde(flatten)]
    pub envelope: Envelope,
    /// The policy that asks for the standards.
    pub policy: Policy,
    /// How long this version of the feed stays available.
    pub life_cycle: LifeCycle,
    /// Every document of the feed.
    pub documents: Vec<DocumentEntry>,
}

/// The life cycle of a version of the feed.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct LifeCycle {
    /// `current` or `deprecated`.
    pub status: String,
    /// The day on which a newer version replaced it; null: it is current.
    pub deprecated: Option<Date>,
    /// The day until which it stays available at least; null: not set. At least 24 months after `deprecated`.
    pub sunset: Option<Date>,
    /// The newer version's address; null: it is current.
    #[schemars(url)]
    pub successor: Option<String>,
}

/// A document of the feed.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct DocumentEntry {
    /// Its name.
    pub name: String,
    /// Its address; `{id}` stands for an id.
    #[schemars(extend("format" = "uri-template"))]
    pub url: String,
    /// Its media type.
    pub media_type: String,
    /// The address of its JSON Schema; null: its format is defined by another specification.
    #[schemars(url)]
    pub schema: Option<String>,
    /// What it contains.
    pub description: Text,
}
