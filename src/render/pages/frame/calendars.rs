//! The calendars of an edition -> what pages show of them, in words and as data for scripts, made only once because services share them.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::{Date, Time, Weekday};
use serde::Serialize;
use serde_json::value::RawValue;

use crate::model::calendar::{Calendar, Closure, Hours};
use crate::render::job::RenderError;
use crate::render::pages::theme::strings::Strings;
use crate::render::pages::theme::words::Word;
use crate::wording::Wording;

/// Number of days, from the edition's first, whose closures are named.
const DAYS_AHEAD: i32 = 30;

/// The calendars by id.
pub(crate) struct Calendars<'a>(BTreeMap<&'a str, ShownCalendar>);

/// What pages show of a calendar.
#[derive(Serialize)]
pub(crate) struct ShownCalendar {
    week: String,
    /// The closed days soon after the edition's start; empty if there are none.
    closed: String,
    /// Whether closures that nobody has listed yet may come soon.
    may_close: bool,
    /// Data for the script that says whether it is open now; `None` if it never closes.
    data: Option<String>,
    #[serde(skip)]
    bare: Box<RawValue>,
}

impl ShownCalendar {
    /// Returns the calendar as JSON, to be embedded in other JSON.
    pub(crate) fn data(&self) -> &RawValue {
        &self.bare
    }
}

impl<'a> Calendars<'a> {
    /// Makes what pages show; nothing for an edition without a first day, in which nothing is in force.
    pub(crate) fn new(
        all: impl Iterator<Item = &'a Calendar>,
        start: Option<Date>,
        words: Wording<'_>,
        strings: &Strings,
    ) -> Result<Self, RenderError> {
        let Some(start) = start else { return Ok(Self(BTreeMap::new())) };
        let shown = |calendar: &'a Calendar| {
            let bare = calendar_json(calendar)?;
            let data = (!calendar.is_always_open()).then(|| in_page(&bare)).transpose()?;
            let (week, closed) = (words.week(calendar).join("; "), closed(words, strings, calendar, start));
            let may_close = !is_known_soon(calendar, start) && !calendar.is_always_open();
            Ok((calendar.id.value.as_str(), ShownCalendar { week, closed: words.list(&closed), may_close, data, bare }))
        };
        Ok(Self(all.map(shown).collect::<Result<_, RenderError>>()?))
    }

    pub(crate) fn of(&self, calendar: &Calendar) -> Option<&ShownCalendar> {
        self.0.get(calendar.id.value.as_str())
    }
}

/// Whether the list of closures covers the days whose closures are named.
fn is_known_soon(calendar: &Calendar, start: Date) -> bool {
    calendar.covers(start) && calendar.covers(start.saturating_add((DAYS_AHEAD - 1).days()))
}

fn closed(words: Wording<'_>, strings: &Strings, calendar: &Calendar, start: Date) -> Vec<String> {
    let end = start.saturating_add(DAYS_AHEAD.days());
    let is_soon = |closure: &&Closure| start <= closure.date.value && closure.date.value < end;
    let named = |closure: &Closure| {
        let date = words.long_date(closure.date.value);
        match closure.closes {
            None => strings.word(Word::HoursClosed, &[&date, &closure.name.value]),
            Some(time) => strings.word(Word::HoursEarly, &[&date, &closure.name.value, &words.time(time.value)]),
        }
    };
    calendar.closures.iter().filter(is_soon).map(named).collect()
}

#[derive(Serialize)]
struct CalendarData<'a> {
    /// For each weekday from Monday, opening and closing in minutes.
    open: Vec<Vec<(u16, u16)>>,
    closed: BTreeMap<String, ClosureData<'a>>,
    /// The days for which the closures are known; both empty if for none, so that no day is before the second.
    from: String,
    until: String,
}

#[derive(Serialize)]
#[serde(untagged)]
enum ClosureData<'a> {
    /// Closed for the whole day.
    Day((&'a str,)),
    /// Closed from this minute of the day on.
    From((&'a str, u16)),
}

/// Returns a calendar as JSON, to be embedded in pages.
fn calendar_json(calendar: &Calendar) -> Result<Box<RawValue>, RenderError> {
    serde_json::value::to_raw_value(&data(calendar)).map_err(|error| failed(&error))
}

/// Returns JSON that can't end the script block that contains it.
pub(crate) fn in_page(data: &impl Serialize) -> Result<String, RenderError> {
    Ok(serde_json::to_string(data).map_err(|error| failed(&error))?.replace('<', "\\u003c"))
}

fn failed(error: &serde_json::Error) -> RenderError {
    RenderError { message: format!("the data of a calendar or promise can't be written: {error}") }
}

fn data(calendar: &Calendar) -> CalendarData<'_> {
    CalendarData {
        open: Weekday::Monday.cycle_forward().take(7).map(|day| hours(&calendar.usual_hours(day))).collect(),
        closed: calendar.closures.iter().map(closure).collect(),
        from: calendar.complete.map(|complete| complete.from.to_string()).unwrap_or_default(),
        until: calendar.complete.map(|complete| complete.until.value.to_string()).unwrap_or_default(),
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

/// Returns the minutes since midnight.
fn minutes(time: Time) -> u16 {
    u16::from(time.hour().unsigned_abs()) * 60 + u16::from(time.minute().unsigned_abs())
}
