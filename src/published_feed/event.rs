//! The events of a published feed of changes.

use jiff::civil::Date;
use serde::Deserialize;

/// An event in the life of a standard, or of the results of several.
#[derive(Debug, Clone, Deserialize)]
pub struct Event {
    /// Its permanent id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The same for programs.
    #[serde(rename = "_charter")]
    pub facts: EventFacts,
}

impl Event {
    /// What every authority calls it: its id without `tag:` and the authority.
    #[must_use]
    pub fn name(&self) -> &str {
        self.id.splitn(3, ':').nth(2).unwrap_or(&self.id)
    }
}

/// What breaks and messages call the results of several standards.
const RESULTS: &str = "results";

impl EventFacts {
    /// The id of the standard that it is about, or `results`.
    #[must_use]
    pub fn subject(&self) -> &str {
        self.standard.as_deref().unwrap_or(RESULTS)
    }
}

/// The facts about an event.
#[derive(Debug, Clone, Deserialize)]
pub struct EventFacts {
    /// `announced`, `in_effect`, `corrected`, `withdrawn` and so on.
    pub event: String,
    /// Its day.
    pub date: Date,
    /// The standard's id; `None`: it is about results.
    pub standard: Option<String>,
    /// The first day of the version concerned; `None`: it is about results.
    pub effective_from: Option<Date>,
    /// The day on which the version ends, for events about that.
    #[serde(default)]
    pub ends: Option<Date>,
}
