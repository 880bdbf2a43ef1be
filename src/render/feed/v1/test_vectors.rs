//! Version 1's shapes of `calendars/test-vectors.json`, frozen: cases to count with.

use std::collections::BTreeMap;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::render::feed::v1::calendars::{Coverage, OpenHours};
use crate::render::feed::v1::envelope::Envelope;

/// `calendars/test-vectors.json`: cases worked out by hand, for every program that counts business time.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct TestVectorsDocument {
    /// What every document begins with.
    #[serde(flatten)]
    pub envelope: Envelope,
    /// The table.
    #[serde(flatten)]
    pub table: Table,
}

/// A table of cases.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct Table {
    /// What it is.
    pub about: String,
    /// How to count, in order; each entry is a step.
    pub algorithm: Vec<String>,
    /// What the keys of a case mean.
    pub fields: BTreeMap<String, String>,
    /// The calendars that the cases are counted in, by id.
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
    /// What it is called.
    pub name: String,
    /// When it closes, if it is open before that; null: closed all day.
    pub closes: Option<String>,
}

/// One case.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct Case {
    /// What it shows.
    pub why: String,
    /// An IANA time zone.
    pub zone: String,
    /// The wall clock's reading at receipt, `YYYY-MM-DDTHH:MM`.
    pub received: String,
    /// How many.
    pub amount: u32,
    /// Of which unit, as in `target.unit`.
    pub unit: String,
    /// The id of the calendar that governs; null: none does.
    pub calendar: Option<String>,
    /// Whether it is right only with recent time zone data; null: with any.
    pub needs_recent_zones: Option<bool>,
    /// Expected: due at this moment; null: not at a moment.
    pub at: Option<String>,
    /// Expected: due by the end of this day; null: not on a day.
    pub on: Option<Date>,
    /// Expected: no date can be given, `outside_calendar`, `no_calendar` or `out_of_range`; null: one can.
    pub refused: Option<String>,
    /// Expected with `outside_calendar`: the first day that the list does not cover; null: another answer.
    pub day: Option<Date>,
    /// Expected: the names of the closures that are passed over; null: the case says nothing about them.
    pub skipped: Option<Vec<String>>,
}
