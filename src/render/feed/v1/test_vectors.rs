//! The types of `test-vectors.json` in version 1, frozen: cases to test a program's counting.

use std::collections::BTreeMap;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::render::feed::v1::calendars::{Coverage, Hours, OpenHours};
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
    /// The standards that the cases of versions use, by name: their versions, earliest first.
    pub standards: BTreeMap<String, Vec<TableVersion>>,
    /// Cases of which version counts, and whether it is its season.
    pub version_cases: Vec<VersionCase>,
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
    /// As in `calendars.json`; null: it does not close early.
    pub closes: Option<String>,
    /// As in `calendars.json`; null: no hours of its own.
    pub hours: Option<Vec<Hours>>,
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
    /// The id of the calendar for whose opening the clock waits, as in `clock.calendar`; null: it starts at once.
    pub clock: Option<String>,
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

/// A version of a standard of the table, with the keys of `timeline.json` that its due date depends on.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct TableVersion {
    /// As in `timeline.json`.
    pub effective: TableEffective,
    /// As in `timeline.json`.
    pub target: TableTarget,
    /// As in `timeline.json`; null: it holds always.
    pub conditions: Option<TableConditions>,
}

/// The days on which a version of the table is in force.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct TableEffective {
    /// The first day.
    pub from: Date,
    /// The first day on which it is no longer in force; null: not known.
    pub until: Option<Date>,
}

/// The target of a version of the table.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct TableTarget {
    /// The amount of time, as a number of `unit`.
    pub value: u32,
    /// The unit.
    pub unit: String,
    /// The id of the calendar to count with; null: none.
    pub calendar: Option<String>,
}

/// When a version of the table holds.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct TableConditions {
    /// Its season.
    pub season: TableSeason,
}

/// A part of every year. It goes on into the next year where its last day comes before its first.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct TableSeason {
    /// The first day, as `xsd:gMonthDay`: `--05-01`.
    pub from: String,
    /// The last day, which is included, as `xsd:gMonthDay`: `--10-31`.
    pub to: String,
}

/// One case of which version counts.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct VersionCase {
    /// What the case shows.
    pub why: String,
    /// The name of the standard.
    pub standard: String,
    /// An IANA time zone.
    pub zone: String,
    /// The local time of receipt, `YYYY-MM-DDTHH:MM`.
    pub received: String,
    /// Expected: `effective.from` of the version that counts; null: none does.
    pub version: Option<Date>,
    /// Expected: due at this moment; null: not due at a moment.
    pub at: Option<String>,
    /// Expected: due by the end of this day; null: not due on a day.
    pub on: Option<Date>,
    /// Expected: the reason why no date can be given, `not_promised`, `out_of_season`, or one of `cases`; null: there is a date.
    pub refused: Option<String>,
}
