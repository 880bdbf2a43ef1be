//! A report, before it is written in any format.

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
