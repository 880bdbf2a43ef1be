//! Content lines -> the events among them, with the properties that say on which days they are.

use crate::icalendar::lines::{ContentLine, unescaped};
use crate::icalendar::unreadable::Unreadable;

/// An event, with its values as they are written.
#[derive(Debug, Default)]
pub(super) struct Event {
    /// The line on which it begins.
    pub(super) line: usize,
    pub(super) summary: String,
    pub(super) uid: String,
    pub(super) is_cancelled: bool,
    pub(super) start: Option<String>,
    pub(super) end: Option<String>,
    pub(super) duration: Option<String>,
    /// The day of a series that this event replaces.
    pub(super) replaces: Option<String>,
    pub(super) rules: Vec<String>,
    /// Further days.
    pub(super) also: Vec<String>,
    /// Days of the series on which it doesn't take place.
    pub(super) not: Vec<String>,
    /// A property that says when it is, in a way that can't be read.
    pub(super) unknown: Option<String>,
}

/// Returns the events. Components inside an event, such as alarms, say nothing about its days.
pub(super) fn events(lines: Vec<ContentLine>) -> Result<Vec<Event>, Unreadable> {
    let is_calendar =
        lines.first().is_some_and(|line| line.name == "BEGIN" && line.value.eq_ignore_ascii_case("VCALENDAR"));
    if !is_calendar {
        return Err(Unreadable::new(1, "this is not an iCalendar file: it doesn't begin with BEGIN:VCALENDAR"));
    }
    let last = lines.last().map_or(1, |line| line.number);
    let (mut open, mut events): (Vec<String>, Vec<Event>) = (Vec::new(), Vec::new());
    for ContentLine { number, name, value } in lines {
        match name.as_str() {
            "BEGIN" => {
                let component = value.to_ascii_uppercase();
                if component == "VEVENT" {
                    events.push(Event { line: number, ..Event::default() });
                }
                open.push(component);
            }
            "END" => {
                if open.pop().as_deref() != Some(value.to_ascii_uppercase().as_str()) {
                    return Err(Unreadable::new(number, format!("there is no BEGIN for this END:{value}")));
                }
            }
            _ => {
                let is_of_event = open.last().is_some_and(|component| component == "VEVENT");
                if let Some(event) = events.last_mut().filter(|_| is_of_event) {
                    event.take(&name, value);
                }
            }
        }
    }
    match open.last() {
        Some(component) => {
            Err(Unreadable::new(last, format!("the file ends before END:{component}: a part is missing")))
        }
        None => Ok(events),
    }
}

impl Event {
    fn take(&mut self, name: &str, value: String) {
        match name {
            "SUMMARY" => self.summary = unescaped(&value),
            "UID" => self.uid = value,
            "STATUS" => self.is_cancelled = value.eq_ignore_ascii_case("CANCELLED"),
            "DTSTART" => self.start = Some(value),
            "DTEND" => self.end = Some(value),
            "DURATION" => self.duration = Some(value),
            "RECURRENCE-ID" => self.replaces = Some(value),
            "RRULE" => self.rules.push(value),
            "RDATE" => self.also.extend(value.split(',').map(str::to_owned)),
            "EXDATE" => self.not.extend(value.split(',').map(str::to_owned)),
            "EXRULE" => self.unknown = Some(format!("EXRULE:{value}")),
            _ => {}
        }
    }
}
