//! A report, before it is written in any format.

use crate::english;
use crate::model::period::Period;
use crate::model::results::ReportedPeriod;
use crate::report::table::{Part, Table};

/// A report.
#[derive(Debug, Clone)]
pub struct Report {
    /// The city.
    pub city: String,
    /// The language of its promises and remarks, a BCP 47 tag. Everything else is English.
    pub language: String,
    /// That figures are examples, if they are.
    pub notice: Option<String>,
    /// The period.
    pub named: ReportedPeriod,
    /// Its days.
    pub days: Period,
    /// What it says first.
    pub summary: Vec<String>,
    /// Its parts, numbered from 1.
    pub parts: Vec<Part>,
    /// Everything that is known of every promise in the period.
    pub all: Table,
}

/// How figures are to be read.
pub const METHOD: &str = "Met and total are counts of what was due in the period. Shares are rounded down, and whether a promise was kept is \
    decided by the counts. Where there are fewer than 10 cases, it is decided by twelve months together.";

impl Report {
    /// What it is, and of when.
    #[must_use]
    pub fn title(&self) -> String {
        format!("Report to the City Manager: {}", english::months(self.days))
    }

    /// The language of the city's words, if it isn't English.
    #[must_use]
    pub fn other_language(&self) -> Option<&str> {
        let is_english = self.language.split('-').next() == Some("en");
        (!is_english).then_some(self.language.as_str())
    }
}
