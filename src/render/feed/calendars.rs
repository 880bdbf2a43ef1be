//! Edition -> `calendars.json` and the files in `calendars/`: the city's business time, so that programs can count it.

use jiff::civil::{Time, Weekday};

use crate::address;
use crate::artifact::Sink;
use crate::model::calendar::{Calendar, Closure, Hours, OpenHours};
use crate::model::season::Season;
use crate::model::standard::Correction;
use crate::render::feed::convert::{Convert, month_day};
use crate::render::feed::files::document as file;
use crate::render::feed::{documents, ics, test_vectors, v1};
use crate::render::job::{RenderError, artifact, give};

/// Hands over the list, the closures of each calendar as iCalendar, and the table of test cases.
pub(super) fn files(convert: &Convert<'_>, sink: &Sink<'_>) -> Result<(), RenderError> {
    give(sink, file("calendars.json", &document(convert)))?;
    give(sink, file("test-vectors.json", &test_vectors::document(convert)?))?;
    let catalog = convert.edition().catalog;
    for calendar in catalog.calendars.values() {
        if let Some(text) = ics::file(convert.words(), &catalog.site, calendar) {
            give(sink, artifact(&address::calendar_file(&calendar.id.value), text.into_bytes()))?;
        }
    }
    Ok(())
}

fn document(convert: &Convert<'_>) -> v1::CalendarsDocument {
    let calendars = &convert.edition().catalog.calendars;
    v1::CalendarsDocument {
        envelope: convert.envelope(documents::CALENDARS),
        calendars: calendars.values().map(|one| calendar(convert, one)).collect(),
    }
}

fn calendar(convert: &Convert<'_>, calendar: &Calendar) -> v1::Calendar {
    let id = &calendar.id.value;
    let ics = || convert.url(&address::calendar_file(id));
    v1::Calendar {
        id: id.to_string(),
        name: convert.text(&calendar.name),
        open: calendar.open.iter().map(open_hours).collect(),
        closures: calendar.closures.iter().map(|one| closure(convert, one)).collect(),
        complete: calendar.complete.map(|known| v1::Coverage { from: known.from, until: known.until.value }),
        links: v1::CalendarLinks {
            ics: (!calendar.closures.is_empty()).then(ics),
            html: convert.url(&address::calendar(id)),
        },
    }
}

fn open_hours(open: &OpenHours) -> v1::OpenHours {
    v1::OpenHours {
        days: open.days.value.iter().map(|day| weekday(*day).to_owned()).collect(),
        hours: spans(open.hours.iter().map(|hours| hours.value)),
        season: open.season.map(|Season { from, to }| v1::OpenSeason { from: month_day(from), to: month_day(to) }),
    }
}

fn spans(hours: impl Iterator<Item = Hours>) -> Vec<v1::Hours> {
    hours.map(span).collect()
}

fn span(hours: Hours) -> v1::Hours {
    v1::Hours { from: clock(hours.from), to: hours.to.map_or_else(|| "24:00".to_owned(), clock) }
}

fn closure(convert: &Convert<'_>, closure: &Closure) -> v1::Closure {
    v1::Closure {
        date: closure.date.value,
        name: convert.text(&closure.name.value),
        closes: closure.closes.map(|time| clock(time.value)),
        hours: (!closure.hours.is_empty()).then(|| spans(closure.hours.iter().map(|hours| hours.value))),
        corrected: corrected(convert, closure),
    }
}

/// The last correction that has been made.
fn corrected(convert: &Convert<'_>, closure: &Closure) -> Option<v1::Correction> {
    let has_been_made = |one: &&Correction| !convert.edition().is_ahead(one.on.value);
    let last = closure.corrected.iter().rfind(has_been_made)?;
    Some(v1::Correction { on: last.on.value, note: convert.text(&last.note) })
}

fn clock(time: Time) -> String {
    time.strftime("%H:%M").to_string()
}

const fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "monday",
        Weekday::Tuesday => "tuesday",
        Weekday::Wednesday => "wednesday",
        Weekday::Thursday => "thursday",
        Weekday::Friday => "friday",
        Weekday::Saturday => "saturday",
        Weekday::Sunday => "sunday",
    }
}
