//! An agenda -> iCalendar (RFC 5545): an all-day event for each thing to do that has a day.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::agenda::item::{Agenda, Item, Place};

/// Maximum length of a line in bytes, without the line break (RFC 5545, 3.1).
const LONGEST_LINE: usize = 75;

/// Writes the agenda. iCalendar doesn't allow a file without events, so one says where there are none.
#[must_use]
pub fn ics(agenda: &Agenda) -> String {
    let mut out = String::new();
    let name = value(&format!("Service standards of {}: what to do", agenda.city));
    for content in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//charter//agenda//EN"] {
        line(&mut out, content);
    }
    line(&mut out, &format!("NAME:{name}"));
    line(&mut out, &format!("X-WR-CALNAME:{name}"));
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for (item, place) in &agenda.items {
        let Some(day) = item.day else { continue };
        // Made of what it is about, so that an edit elsewhere keeps the event. Several of a kind on one day are numbered.
        let key = format!("{}.{}.{day}", item.kind.code(), item.id);
        let number = seen.entry(key.clone()).and_modify(|number| *number += 1).or_insert(1);
        let uid = if *number == 1 { key } else { format!("{key}.{number}") };
        event(&mut out, agenda, &uid, day, (item, place));
    }
    if seen.is_empty() {
        let uid = format!("nothing.{}", agenda.today);
        framed(&mut out, agenda, &uid, agenda.today, "Nothing to do", "No promise, review or calendar needs anybody.");
    }
    line(&mut out, "END:VCALENDAR");
    out
}

fn event(out: &mut String, agenda: &Agenda, uid: &str, day: Date, (item, place): (&Item, &Place)) {
    let summary = format!("{}: {}", item.name, item.todo);
    let Place { file, line } = place;
    framed(out, agenda, uid, day, &summary, &format!("{}\n{file}:{line}", item.id));
}

fn framed(out: &mut String, agenda: &Agenda, uid: &str, day: Date, summary: &str, description: &str) {
    line(out, "BEGIN:VEVENT");
    line(out, &format!("UID:{uid}@{}", agenda.authority));
    line(out, &format!("DTSTAMP:{}T000000Z", digits(agenda.today)));
    line(out, &format!("DTSTART;VALUE=DATE:{}", digits(day)));
    line(out, &format!("DTEND;VALUE=DATE:{}", digits(day.tomorrow().unwrap_or(day))));
    line(out, &format!("SUMMARY:{}", value(summary)));
    line(out, &format!("DESCRIPTION:{}", value(description)));
    line(out, "TRANSP:TRANSPARENT");
    line(out, "END:VEVENT");
}

fn digits(day: Date) -> String {
    day.strftime("%Y%m%d").to_string()
}

/// Escapes a text as a value (RFC 5545, 3.3.11).
fn value(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\\' | ';' | ',' => out.extend(['\\', character]),
            '\n' => out.push_str("\\n"),
            control if control.is_control() => {}
            other => out.push(other),
        }
    }
    out
}

/// Writes a line, folded between characters. A continuation starts with a space.
fn line(out: &mut String, content: &str) {
    let mut length = 0;
    for character in content.chars() {
        if length + character.len_utf8() > LONGEST_LINE {
            out.push_str("\r\n ");
            length = 1;
        }
        out.push(character);
        length += character.len_utf8();
    }
    out.push_str("\r\n");
}
