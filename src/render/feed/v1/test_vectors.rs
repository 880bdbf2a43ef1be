//! The types of `test-vectors.json` in version 1, frozen: cases to test a program's counting.

use std::collections::BTreeMap;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::render::feed::v1::calendars::{Coverage, OpenHours};
use crate::render::feed::v1::envelope::Envelope;

/// `test-vectors.json`: cases worked out by hand, for every program that counts business time.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct TestVectorsDocument {
    /// The keys that every document starts with.
    #[serde(flatten)]
    pub envelope: Envelope,
    /// The keys of the table.
    #[serde(flatten)]
    pub table: Table,
}

/// A table of cases.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct Table {
    /// What the table is for.
    pub about: String,
    /// How to count, in order; each entry is a step.
    pub algorithm: Vec<String>,
    /// What the keys of a case mean.
    pub fields: BTreeMap<String, String>,
    /// The calendars that the cases use, by id.
    pub calendars: BTreeMap<String, TableCalendar>,
    /// The cases.
    pub cases: Vec<Case>,
}

/// A calendar of the table.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct TableCalendar {
    /// As in `calendars.json`.
    pub open: Vec<OpenHours>,
    /// As in `calendars.json`, with a plain name.
    pub closures: Vec<TableClosure>,
    /// As in `calendars.json`.
    pub complete: Coverage,
}

/// A closure of a calendar of the table.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct TableClosure {
    /// The day.
    pub date: Date,
    /// The name of the closure.
    pub name: String,
    /// The time of an early closing; null: closed all day.
    pub closes: Option<String>,
}

/// One case.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct Case {
    /// What the case shows.
    pub why: String,
    /// An IANA time zone.
    pub zone: String,
    /// The local time of receipt, `YYYY-MM-DDTHH:MM`.
    pub received: String,
    /// The amount of time, as a number of `unit`.
    pub amount: u32,
    /// The unit, as in `target.unit`.
    pub unit: String,
    /// The id of the calendar to count with; null: none.
    pub calendar: Option<String>,
    /// Whether the result needs recent time zone data; null: it does not.
    pub needs_recent_zones: Option<bool>,
    /// Expected: due at this moment; null: not due at a moment.
    pub at: Option<String>,
    /// Expected: due by the end of this day; null: not due on a day.
    pub on: Option<Date>,
    /// Expected: the reason why no date can be given, `outside_calendar`, `no_calendar` or `out_of_range`; null: there is a date.
    pub refused: Option<String>,
    /// Expected with `outside_calendar`: the first day that the list does not cover; null: another result.
    pub day: Option<Date>,
    /// Expected: the names of the closures that are skipped; null: the case does not state them.
    pub skipped: Option<Vec<String>>,
}
