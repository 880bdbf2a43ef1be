//! The events of a published feed of changes.

use jiff::civil::Date;
use serde::Deserialize;

/// Something that has happened to a standard.
#[derive(Debug, Clone, Deserialize)]
pub struct Event {
    /// Its permanent id.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// The same for programs.
    #[serde(rename = "_charter")]
    pub facts: EventFacts,
}

/// An event for programs.
#[derive(Debug, Clone, Deserialize)]
pub struct EventFacts {
    /// `announced`, `effective`, `corrected` or `withdrawn`.
    pub event: String,
    /// Its day.
    pub date: Date,
    /// The standard's id.
    pub standard: String,
    /// The first day of the version that it is about.
    pub effective_from: Date,
}
