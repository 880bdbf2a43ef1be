//! Actions: what is being done about a promise that was missed.

use jiff::civil::Date;

use crate::model::id::StandardRef;
use crate::model::results::ReportedPeriod;
use crate::source::{Located, Span};

/// What the city does about a missed promise. It answers for the period in which it begins, and for later ones until it ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Action {
    /// The standard.
    pub standard: StandardRef,
    /// The first missed period that it answers for.
    pub period: Located<ReportedPeriod>,
    /// Why the promise was missed, for residents.
    pub cause: Located<String>,
    /// What is being done, for residents.
    pub action: Located<String>,
    /// Who sees to it: a role, not a person.
    pub owner: String,
    /// The day by which it is to be done.
    pub by: Located<Date>,
    /// How it ended.
    pub ended: Option<ActionEnd>,
    /// Its place.
    pub span: Span,
}

/// How an action ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActionEnd {
    /// The day.
    pub on: Located<Date>,
    /// What came of it, for residents.
    pub outcome: Located<String>,
}
