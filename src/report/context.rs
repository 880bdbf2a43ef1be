//! What the parts of a report are made from.

use jiff::civil::Date;

use crate::model::catalog::Catalog;
use crate::model::period::Period;
use crate::report::lines::Line;
use crate::wording::Wording;

/// The content, the period, and what is known of each promise in it.
pub(super) struct Context<'a> {
    pub(super) catalog: &'a Catalog,
    pub(super) words: Wording<'a>,
    pub(super) days: Period,
    /// The month with which fiscal years start.
    pub(super) fiscal: i8,
    pub(super) lines: Vec<Line<'a>>,
}

impl Context<'_> {
    /// The first day after the period.
    pub(super) fn end(&self) -> Date {
        self.days.until.unwrap_or(Date::MAX)
    }
}
