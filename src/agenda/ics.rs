//! An agenda -> iCalendar (RFC 5545): an all-day event for each thing to do that has a day.

use jiff::civil::Date;

use crate::agenda::item::{Agenda, Item, Place};
use crate::icalendar::written::{all_day, digits, line, text};

/// Writes the agenda. iCalendar doesn't allow a file without events, so one says if there is nothing to do.
#[must_use]
pub fn ics(agenda: &Agenda) -> String {
    let mut out = String::new();
    let name = text(&format!("Service standards of {}: what to do", agenda.city));
    for content in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//charter//agenda//EN"] {
        line(&mut out, content);
    }
    line(&mut out, &format!("NAME:{name}"));
    line(&mut out, &format!("X-WR-CALNAME:{name}"));
    let dated = agenda.items.iter().filter_map(|(item, place)| Some((item.day?, item, place)));
    for (day, item, place) in dated.clone() {
        item_event(&mut out, agenda, day, (item, place));
    }
    if dated.count() == 0 {
        let why = "No promise, review or list of closed days needs attention.";
        event(&mut out, agenda, "nothing", agenda.today, "Nothing to do", why);
    }
    line(&mut out, "END:VCALENDAR");
    out
}

fn item_event(out: &mut String, agenda: &Agenda, day: Date, (item, place): (&Item, &Place)) {
    let overdue = if agenda.is_overdue(item) { "Overdue: " } else { "" };
    let summary = format!("{overdue}{}: {}", item.name, item.todo);
    let Place { file, line } = place;
    let command = item.command.as_ref().map(|command| format!("{command}\n")).unwrap_or_default();
    event(out, agenda, &item.key(), day, &summary, &format!("{}\n{command}{file}:{line}", item.id));
}

/// Writes an event. Its id doesn't hold the day, so that it stays the same event when its day moves.
fn event(out: &mut String, agenda: &Agenda, key: &str, day: Date, summary: &str, description: &str) {
    line(out, "BEGIN:VEVENT");
    line(out, &format!("UID:{key}@{}", agenda.authority));
    line(out, &format!("DTSTAMP:{}T000000Z", digits(agenda.today)));
    all_day(out, day);
    line(out, &format!("SUMMARY:{}", text(summary)));
    line(out, &format!("DESCRIPTION:{}", text(description)));
    line(out, "TRANSP:TRANSPARENT");
    line(out, "END:VEVENT");
}
