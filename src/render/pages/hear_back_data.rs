//! Promises and their calendars -> the JSON in a page from which its scripts count. Small: closures before the edition are left out.

use std::collections::BTreeMap;

use jiff::civil::{Date, Time, Weekday};
use serde::Serialize;

use crate::model::amount::Unit;
use crate::model::calendar::{Calendar, Closure, Hours};
use crate::model::site::Zone;
use crate::render::RenderError;
use crate::render::pages::hear_back::Dated;

#[derive(Serialize)]
struct Data<'a> {
    zone: &'a str,
    calendars: BTreeMap<&'a str, CalendarData<'a>>,
    promises: Vec<PromiseData<'a>>,
}

#[derive(Serialize)]
struct OpenData<'a> {
    zone: &'a str,
    calendar: CalendarData<'a>,
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
pub(super) fn json(promises: &[Dated<'_>], start: Date, zone: &Zone) -> Result<String, RenderError> {
    let calendars = promises.iter().filter_map(Dated::calendar);
    let data = Data {
        zone: &zone.name,
        calendars: calendars.map(|one| (one.id.value.as_str(), calendar(one, start))).collect(),
        promises: promises.iter().map(promise).collect(),
    };
    in_page(&data)
}

/// A calendar alone, with its zone.
pub(super) fn calendar_json(one: &Calendar, start: Date, zone: &Zone) -> Result<String, RenderError> {
    in_page(&OpenData { zone: &zone.name, calendar: calendar(one, start) })
}

fn in_page(data: &impl Serialize) -> Result<String, RenderError> {
    let text = serde_json::to_string(data)
        .map_err(|error| RenderError { message: format!("the days of a promise can't be written: {error}") })?;
    Ok(text.replace('<', "\\u003c"))
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

fn calendar(calendar: &Calendar, start: Date) -> CalendarData<'_> {
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
        None => ClosureData::Day((&closure.name,)),
        Some(time) => ClosureData::From((&closure.name, minutes(time.value))),
    };
    (closure.date.value.to_string(), data)
}

/// Since midnight.
fn minutes(time: Time) -> u16 {
    u16::from(time.hour().unsigned_abs()) * 60 + u16::from(time.minute().unsigned_abs())
}
