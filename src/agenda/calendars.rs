//! Calendars -> the days by which their lists of closed days need more, and on which they end.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::agenda::item::{Item, Kind};
use crate::agenda::maker::Maker;
use crate::english;
use crate::model::calendar::{Calendar, Coverage};
use crate::model::catalog::Catalog;
use crate::source::Span;

pub(super) fn calendars(catalog: &Catalog, today: Date) -> Vec<Item> {
    catalog.calendars.values().flat_map(|calendar| of(calendar, today)).collect()
}

fn of(calendar: &Calendar, today: Date) -> Vec<Item> {
    let Some(complete) = calendar.complete else {
        let todo = "write its closed days, and the days for which its list is complete: until then, residents get no date that depends on it";
        return vec![item(calendar, "complete", None, calendar.id.span, todo)];
    };
    let (until, span) = (complete.until.value, complete.until.span);
    let day = english::date(until);
    if until <= today {
        let ended = "add the closed days since then: its list has ended, and residents get no date that depends on it";
        return vec![item(calendar, "end", Some(until), span, ended)];
    }
    let ends = "its list of closed days ends: without more of them, residents get no date that depends on it";
    // A due date can lie a year ahead.
    let needed = until.saturating_sub(1.year());
    let more = format!("add the closed days of another year: its list covers only the days before {day}");
    vec![item(calendar, "more", Some(needed), span, &more), item(calendar, "end", Some(until), span, ends)]
}

fn item(calendar: &Calendar, part: &str, day: Option<Date>, place: Span, todo: &str) -> Item {
    // The command adds whole years.
    let ends_with_a_year = |complete: &Coverage| complete.until.value == complete.until.value.first_of_year();
    let years = calendar.complete.filter(ends_with_a_year);
    let command = years.map(|_| format!("charter change add-year --calendar {}", calendar.id));
    let maker = Maker { id: calendar.id.to_string(), name: calendar.name.clone(), department: None };
    Item { command, ..maker.item(Kind::Calendar, day, part, place, todo) }
}
