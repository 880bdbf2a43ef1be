//! Two sides that were compared, and what changes between them.

use jiff::civil::Date;

use crate::diff::change::Change;
use crate::model::period::Interval;

/// What changes, and between what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DiffReport {
    /// The city.
    pub city: String,
    /// The earlier side.
    pub before: Side,
    /// The later side.
    pub after: Side,
    /// What changes, in order.
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
            "departments and how to reach them",
            "calendars",
            "the commitment",
        ]
    }

    /// What a published site has beside it: its feed does not say it. Two days of one content have it in common.
    #[must_use]
    pub const fn not_compared(&self) -> &'static [&'static str] {
        if self.before.folder.is_some() { &["other pages", "the look of the site"] } else { &[] }
    }
}

/// One side of a comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// The folder with the published site; nothing: the content.
    pub folder: Option<String>,
    /// The day on which the content is looked at; nothing for a published site.
    pub day: Option<Date>,
    /// The days for which it is true.
    pub in_force: Interval,
}
