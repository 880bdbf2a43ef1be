//! The table of due dates worked out by hand, with its calendars; and receipts over two clock changes.

use std::collections::BTreeMap;

use charter::model::calendar::{Calendar, Closure, Coverage, Hours, OpenHours};
use charter::model::id::Id;
use charter::model::season::{DayOfYear, Season};
use charter::source::{Located, SourceId, Span};
use jiff::civil::{Date, DateTime, Time, Weekday, date};
use jiff::tz::{AmbiguousOffset, TimeZone};
use jiff::{ToSpan, Zoned};
use proptest::prelude::Strategy;
use serde::Deserialize;

const TABLE: &str = include_str!("../../../src/render/feed/due-dates.json");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Table {
    #[serde(rename = "about")]
    _about: String,
    #[serde(rename = "algorithm")]
    _algorithm: Vec<String>,
    #[serde(rename = "fields")]
    _fields: BTreeMap<String, String>,
    pub(crate) calendars: BTreeMap<String, CalendarRow>,
    pub(crate) cases: Vec<Case>,
    pub(crate) standards: BTreeMap<String, Vec<VersionRow>>,
    pub(crate) version_cases: Vec<VersionCase>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct VersionRow {
    pub(crate) effective: EffectiveRow,
    pub(crate) target: TargetRow,
    pub(crate) conditions: Option<ConditionsRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct EffectiveRow {
    pub(crate) from: Date,
    pub(crate) until: Option<Date>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TargetRow {
    pub(crate) value: u32,
    pub(crate) unit: String,
    pub(crate) calendar: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ConditionsRow {
    pub(crate) season: SeasonRow,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SeasonRow {
    from: String,
    to: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct VersionCase {
    pub(crate) why: String,
    pub(crate) standard: String,
    pub(crate) zone: String,
    pub(crate) received: DateTime,
    pub(crate) version: Option<Date>,
    pub(crate) at: Option<String>,
    pub(crate) on: Option<Date>,
    pub(crate) refused: Option<String>,
}

impl SeasonRow {
    pub(crate) fn season(&self) -> Season {
        let day = |text: &str| {
            let (month, day) = text.strip_prefix("--")?.split_once('-')?;
            DayOfYear::new(month.parse().ok()?, day.parse().ok()?)
        };
        let day = |text: &str| day(text).expect("a day of every year");
        Season { from: day(&self.from), to: day(&self.to) }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CalendarRow {
    open: Vec<OpenRow>,
    closures: Vec<ClosureRow>,
    complete: CompleteRow,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OpenRow {
    days: Vec<String>,
    hours: Vec<HoursRow>,
    season: Option<SeasonRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HoursRow {
    from: String,
    to: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ClosureRow {
    date: Date,
    name: String,
    closes: Option<String>,
    hours: Option<Vec<HoursRow>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CompleteRow {
    from: Date,
    until: Date,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Case {
    pub(crate) why: String,
    pub(crate) zone: String,
    pub(crate) received: DateTime,
    pub(crate) amount: u32,
    pub(crate) unit: String,
    pub(crate) calendar: Option<String>,
    pub(crate) clock: Option<String>,
    /// For programs whose time zone data may be old; ours are inside the program.
    #[serde(rename = "needs_recent_zones")]
    _needs_recent_zones: Option<bool>,
    pub(crate) at: Option<String>,
    pub(crate) on: Option<Date>,
    pub(crate) refused: Option<String>,
    pub(crate) day: Option<Date>,
    pub(crate) skipped: Option<Vec<String>>,
}

pub(crate) fn table() -> Table {
    serde_json::from_str(TABLE).expect("the table is JSON of the shape that it describes")
}

/// A calendar of the table.
pub(crate) fn calendar(name: &str) -> Calendar {
    table().calendars.remove(name).expect("the table has this calendar").into_calendar(name)
}

fn nowhere<T>(value: T) -> Located<T> {
    Located::new(value, Span::start_of(SourceId(0)))
}

fn time(text: &str) -> Option<Time> {
    (text != "24:00").then(|| text.parse().expect("a time of day"))
}

impl CalendarRow {
    pub(crate) fn into_calendar(self, name: &str) -> Calendar {
        Calendar {
            id: nowhere(Id::new(name).expect("an id")),
            name: name.to_owned(),
            open: self.open.into_iter().map(OpenRow::into_open).collect(),
            closures: self.closures.into_iter().map(ClosureRow::into_closure).collect(),
            complete: Some(Coverage { from: self.complete.from, until: nowhere(self.complete.until) }),
        }
    }
}

impl OpenRow {
    fn into_open(self) -> OpenHours {
        let day = |text: &str| {
            let (month, day) =
                text.strip_prefix("--").and_then(|text| text.split_once('-')).expect("a day of the year");
            DayOfYear::new(month.parse().expect("a month"), day.parse().expect("a day")).expect("a day of the year")
        };
        OpenHours {
            days: nowhere(self.days.iter().map(|day| weekday(day)).collect()),
            hours: spans(&self.hours),
            season: self.season.map(|row| Season { from: day(&row.from), to: day(&row.to) }),
        }
    }
}

fn spans(rows: &[HoursRow]) -> Vec<Located<Hours>> {
    let hours = |row: &HoursRow| Hours { from: time(&row.from).expect("an opening time"), to: time(&row.to) };
    rows.iter().map(|row| nowhere(hours(row))).collect()
}

impl ClosureRow {
    fn into_closure(self) -> Closure {
        let closes = self.closes.map(|text| nowhere(time(&text).expect("a closing time")));
        let hours = self.hours.map(|rows| spans(&rows)).unwrap_or_default();
        Closure { date: nowhere(self.date), name: nowhere(self.name), closes, hours, corrected: Vec::new() }
    }
}

fn weekday(name: &str) -> Weekday {
    match name {
        "monday" => Weekday::Monday,
        "tuesday" => Weekday::Tuesday,
        "wednesday" => Weekday::Wednesday,
        "thursday" => Weekday::Thursday,
        "friday" => Weekday::Friday,
        "saturday" => Weekday::Saturday,
        "sunday" => Weekday::Sunday,
        other => panic!("`{other}` is no day of the week"),
    }
}

pub(crate) fn zone(name: &str) -> TimeZone {
    TimeZone::get(name).expect("a zone of the IANA list")
}

/// Receipts at full quarters of an hour, over two clock changes.
pub(crate) fn receipts() -> impl Strategy<Value = DateTime> {
    let quarters_in_a_year = 365 * 24 * 4_i64;
    (0..quarters_in_a_year).prop_map(|quarters| date(2025, 10, 1).at(0, 0, 0, 0) + (15 * quarters).minutes())
}

pub(crate) fn edmonton() -> TimeZone {
    zone("America/Edmonton")
}

/// The moment of a receipt; nothing if clocks skipped it, so that nobody can have received anything.
pub(crate) fn moment(received: DateTime) -> Option<Zoned> {
    let reading = edmonton().into_ambiguous_zoned(received);
    match reading.offset() {
        AmbiguousOffset::Gap { .. } => None,
        AmbiguousOffset::Unambiguous { .. } | AmbiguousOffset::Fold { .. } => reading.compatible().ok(),
    }
}
