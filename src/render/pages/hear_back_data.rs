//! Promises and their calendars -> the JSON in a page from which its scripts count. Small: closures before the edition are left out.

use std::collections::BTreeMap;

use jiff::civil::{Date, Time, Weekday};
use serde::Serialize;
use serde_json::value::RawValue;

use crate::model::amount::Unit;
use crate::model::calendar::{Calendar, Closure, Hours};
use crate::model::site::Zone;
use crate::render::RenderError;
use crate::render::pages::calendars::Calendars;
use crate::render::pages::hear_back::Dated;

#[derive(Serialize)]
struct Data<'a> {
    zone: &'a str,
    calendars: BTreeMap<&'a str, &'a RawValue>,
    promises: Vec<PromiseData<'a>>,
}

#[derive(Serialize)]
struct OpenData<'a> {
    zone: &'a str,
    calendar: &'a RawValue,
}

#[derive(Serialize)]
struct PromiseData<'a> {
    unit: String,
    /// The time, or both ends of a range.
    amounts: Vec<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    calendar: Option<&'a str>,
}

#[derive(Serialize)]
struct CalendarData<'a> {
    /// For each weekday from Monday, opening and closing in minutes.
    open: Vec<Vec<(u16, u16)>>,
    closed: BTreeMap<String, ClosureData<'a>>,
    from: String,
    until: String,
}

#[derive(Serialize)]
#[serde(untagged)]
enum ClosureData<'a> {
    /// Closed for the whole day.
    Day((&'a str,)),
    /// Closed from a minute on.
    From((&'a str, u16)),
}

/// The data, with nothing in it that could end the block that it stands in.
pub(super) fn json(promises: &[Dated<'_>], calendars: &Calendars<'_>, zone: &Zone) -> Result<String, RenderError> {
    let used = promises.iter().filter_map(Dated::calendar);
    let data = Data {
        zone: &zone.name,
        calendars: used.filter_map(|one| Some((one.id.value.as_str(), calendars.of(one)?.data()))).collect(),
        promises: promises.iter().map(promise).collect(),
    };
    in_page(&data)
}

/// A calendar from an edition's first day on, to stand in the data of pages.
pub(super) fn calendar_json(calendar: &Calendar, start: Date) -> Result<Box<RawValue>, RenderError> {
    serde_json::value::to_raw_value(&data(calendar, start)).map_err(|error| failed(&error))
}

/// A calendar alone, with its zone.
pub(super) fn open_json(calendar: &RawValue, zone: &Zone) -> Result<String, RenderError> {
    in_page(&OpenData { zone: &zone.name, calendar })
}

fn in_page(data: &impl Serialize) -> Result<String, RenderError> {
    Ok(serde_json::to_string(data).map_err(|error| failed(&error))?.replace('<', "\\u003c"))
}

fn failed(error: &serde_json::Error) -> RenderError {
    RenderError { message: format!("the days of a promise can't be written: {error}") }
}

fn promise<'a>(promise: &Dated<'a>) -> PromiseData<'a> {
    let (least, most) = promise.amounts;
    let mut amounts = vec![least.value, most.value];
    amounts.dedup();
    let calendar = promise.calendar().map(|calendar| calendar.id.value.as_str());
    PromiseData { unit: code(most.unit), amounts, calendar }
}

/// The unit as the feed writes it: `business_day`.
fn code(unit: Unit) -> String {
    unit.singular().replace(' ', "_")
}

fn data(calendar: &Calendar, start: Date) -> CalendarData<'_> {
    CalendarData {
        open: Weekday::Monday.cycle_forward().take(7).map(|day| hours(&calendar.usual_hours(day))).collect(),
        closed: calendar.closures.iter().filter(|closure| closure.date.value >= start).map(closure).collect(),
        from: calendar.complete.from.max(start).to_string(),
        until: calendar.complete.until.value.to_string(),
    }
}

fn hours(hours: &[Hours]) -> Vec<(u16, u16)> {
    hours.iter().map(|one| (minutes(one.from), one.to.map_or(24 * 60, minutes))).collect()
}

fn closure(closure: &Closure) -> (String, ClosureData<'_>) {
    let data = match &closure.closes {
        None => ClosureData::Day((&closure.name.value,)),
        Some(time) => ClosureData::From((&closure.name.value, minutes(time.value))),
    };
    (closure.date.value.to_string(), data)
}

/// Since midnight.
fn minutes(time: Time) -> u16 {
    u16::from(time.hour().unsigned_abs()) * 60 + u16::from(time.minute().unsigned_abs())
}
