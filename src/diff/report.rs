//! Two sides that were compared, and what changes between them.

use jiff::civil::Date;

use crate::diff::change::Change;
use crate::model::period::Interval;

/// The changes between two sides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DiffReport {
    /// The city.
    pub city: String,
    /// The earlier side.
    pub before: Side,
    /// The later side.
    pub after: Side,
    /// The changes, in display order.
    pub changes: Vec<Change>,
}

impl DiffReport {
    /// What was compared, in words.
    #[must_use]
    pub const fn compared(&self) -> &'static [&'static str] {
        &[
            "promises",
            "services and how to ask for them",
            "what is done on the spot",
            "answers that are not services",
            "departments and how to reach them",
            "calendars",
            "the commitment",
            "which pages there are",
            "results",
        ]
    }

    /// Parts of a published site that its feed does not contain, in words. Two days of the same content share them, so the list is empty.
    #[must_use]
    pub const fn not_compared(&self) -> &'static [&'static str] {
        if self.before.folder.is_some() { &["the texts of other pages", "the site's design"] } else { &[] }
    }
}

/// One side of a comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// The folder of the published site; `None`: this side is the content.
    pub folder: Option<String>,
    /// The day for which the content is read; `None`: this side is a published site.
    pub day: Option<Date>,
    /// The days for which it is valid.
    pub in_force: Interval,
}
