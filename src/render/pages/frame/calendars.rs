//! The calendars of an edition -> what pages show of them, in words and as data for scripts, made only once because services share them.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::{Date, Time};
use serde::Serialize;
use serde_json::value::RawValue;

use crate::model::calendar::{Calendar, Closure, Hours};
use crate::model::season::{DayOfYear, Season};
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
    /// The closed days soon after the edition's start, if there are any.
    closed: Option<ClosedSoon>,
    /// Whether closures that nobody has listed yet may come soon.
    may_close: bool,
    #[serde(skip)]
    bare: Box<RawValue>,
}

/// The closed days of a stretch of days.
#[derive(Serialize)]
struct ClosedSoon {
    /// In a sentence that stays true: it says for which days it speaks.
    sentence: String,
    /// The first day after the stretch: from then on, a script hides the sentence.
    until: String,
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
            let (week, closed) = (words.week(calendar).join("; "), closed(words, strings, calendar, start));
            let may_close = !is_known_soon(calendar, start) && !calendar.is_always_open();
            Ok((calendar.id.value.as_str(), ShownCalendar { week, closed, may_close, bare }))
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

/// The closed days of the next days after `start`.
fn closed(words: Wording<'_>, strings: &Strings, calendar: &Calendar, start: Date) -> Option<ClosedSoon> {
    let end = start.saturating_add(DAYS_AHEAD.days());
    let end = calendar.complete.map_or(end, |complete| end.min(complete.until.value));
    let is_soon = |closure: &&Closure| start <= closure.date.value && closure.date.value < end;
    let named = |closure: &Closure| {
        let (date, name) = (words.long_date(closure.date.value), &closure.name.value);
        match (closure.closes, words.hours_of(closure)) {
            (Some(time), _) => strings.word(Word::HoursEarly, &[&date, name, &words.time(time.value)]),
            (None, Some(hours)) => strings.word(Word::HoursExcept, &[&date, &hours, name]),
            (None, None) => strings.word(Word::HoursClosed, &[&date, name]),
        }
    };
    let days: Vec<String> = calendar.closures.iter().filter(is_soon).map(named).collect();
    let last = end.yesterday().unwrap_or(end);
    (!days.is_empty()).then(|| {
        let range = [words.list(&days), words.long_date(start), words.long_date(last)];
        let sentence = strings.word(Word::HoursSoon, &range.each_ref().map(String::as_str));
        ClosedSoon { sentence, until: end.to_string() }
    })
}

/// For each weekday from Monday, opening and closing in minutes.
type WeekData = Vec<Vec<(u16, u16)>>;

#[derive(Serialize)]
struct CalendarData<'a> {
    /// For each weekday from Monday, opening and closing in minutes.
    open: WeekData,
    /// The first and the last day, as month and day, of each season with a week of its own; `open` is that of the rest of the year.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    seasons: Vec<(String, String, WeekData)>,
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
    /// Open at these hours.
    Open((&'a str, Vec<(u16, u16)>)),
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
    let week = |at: DayOfYear| calendar.week(at).iter().map(|day| hours(day)).collect();
    let seasons = calendar.seasons();
    let season = |Season { from, to }: Season| (month_day(from), month_day(to), week(from));
    CalendarData {
        open: seasons.first().map(|season| week(season.from)).unwrap_or_default(),
        seasons: seasons.iter().skip(1).copied().map(season).collect(),
        closed: calendar.closures.iter().map(closure).collect(),
        from: calendar.complete.map(|complete| complete.from.to_string()).unwrap_or_default(),
        until: calendar.complete.map(|complete| complete.until.value.to_string()).unwrap_or_default(),
    }
}

fn month_day(DayOfYear { month, day }: DayOfYear) -> String {
    format!("{month:02}-{day:02}")
}

fn hours(hours: &[Hours]) -> Vec<(u16, u16)> {
    hours.iter().map(|one| (minutes(one.from), one.to.map_or(24 * 60, minutes))).collect()
}

fn closure(closure: &Closure) -> (String, ClosureData<'_>) {
    let name = &*closure.name.value;
    let own: Vec<Hours> = closure.hours.iter().map(|hours| hours.value).collect();
    let data = match closure.closes {
        Some(time) => ClosureData::From((name, minutes(time.value))),
        None if own.is_empty() => ClosureData::Day((name,)),
        None => ClosureData::Open((name, hours(&own))),
    };
    (closure.date.value.to_string(), data)
}

/// Returns the minutes since midnight.
fn minutes(time: Time) -> u16 {
    u16::from(time.hour().unsigned_abs()) * 60 + u16::from(time.minute().unsigned_abs())
}
