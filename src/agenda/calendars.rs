//! Calendars -> the days by which their lists of closures need more, and on which they end.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::agenda::item::{Item, Kind};
use crate::english;
use crate::model::calendar::Calendar;
use crate::model::catalog::Catalog;
use crate::source::Span;

pub(super) fn calendars(catalog: &Catalog, today: Date) -> Vec<Item> {
    catalog.calendars.values().flat_map(|calendar| of(calendar, today)).collect()
}

fn of(calendar: &Calendar, today: Date) -> Vec<Item> {
    let Some(complete) = calendar.complete else {
        let todo =
            "say for which days its list of closed days is complete: until then, no date is given that depends on it";
        return vec![item(calendar, None, calendar.id.span, todo.to_owned())];
    };
    let (until, span) = (complete.until.value, complete.until.span);
    let day = english::date(until);
    let ends = format!(
        "its list of closed days ends: from then on, no due date can be told; add the closed days from {day} on"
    );
    if until <= today {
        return vec![item(calendar, Some(until), span, ends)];
    }
    // A due date can lie a year ahead.
    let needed = until.saturating_sub(1.year());
    let more = format!("add the next year's closed days: its list covers only the days before {day}");
    vec![item(calendar, Some(needed), span, more), item(calendar, Some(until), span, ends)]
}

fn item(calendar: &Calendar, day: Option<Date>, place: Span, todo: String) -> Item {
    let (id, name) = (calendar.id.to_string(), calendar.name.clone());
    Item { day, kind: Kind::Calendar, id, name, department: None, todo, place }
}
