//! A calendar -> its closures as iCalendar (RFC 5545, with the calendar's name by RFC 7986).

use jiff::civil::{Date, DateTime, Time};

use crate::artifact::GENERATOR;
use crate::icalendar::written::{all_day, line, text};
use crate::model::calendar::{Calendar, Closure};
use crate::model::site::Site;
use crate::render::feed::vtimezone;
use crate::wording::Wording;

/// Returns the file, or `None` for a calendar without closures, because iCalendar doesn't allow a file without events.
pub(super) fn file(words: Wording<'_>, site: &Site, calendar: &Calendar) -> Option<String> {
    if calendar.closures.is_empty() {
        return None;
    }
    let name = text(&words.calendar_title(&site.short_name, &calendar.name));
    let mut out = String::new();
    line(&mut out, "BEGIN:VCALENDAR");
    line(&mut out, "VERSION:2.0");
    line(&mut out, &format!("PRODID:-//{GENERATOR}//calendars//EN"));
    line(&mut out, &format!("NAME:{name}"));
    line(&mut out, &format!("X-WR-CALNAME:{name}"));
    line(&mut out, &format!("X-WR-TIMEZONE:{}", site.time_zone.name));
    line(&mut out, &format!("DESCRIPTION:{}", text(&about(words, site))));
    // Only an event with hours needs the zone's rules: a whole day is the same date everywhere.
    let mut years = calendar.closures.iter().filter(|one| one.closes.is_some()).map(|one| one.date.value.year());
    if let Some(some) = years.next() {
        let (first, last) = years.fold((some, some), |(first, last), year| (first.min(year), last.max(year)));
        for content in vtimezone::lines(&site.time_zone, first..=last) {
            line(&mut out, &content);
        }
    }
    for closure in &calendar.closures {
        event(&mut out, words, site, calendar, closure);
    }
    line(&mut out, "END:VCALENDAR");
    Some(out)
}

/// Returns the licence and the contact, as in every document of the feed.
fn about(words: Wording<'_>, site: &Site) -> String {
    let contact = &site.contact;
    let ways = [
        contact.phone.as_ref().map(ToString::to_string),
        contact.email.as_ref().map(ToString::to_string),
        contact.web.as_ref().map(ToString::to_string),
    ];
    let ways: Vec<String> = ways.into_iter().flatten().collect();
    let notice = site.illustrative.as_ref().map_or("", |notice| &notice.value);
    let licence = format!("{} ({})", site.licence.name, site.licence.url);
    words.about_calendar(&site.city, &ways.join(", "), &licence, notice)
}

fn event(out: &mut String, words: Wording<'_>, site: &Site, calendar: &Calendar, closure: &Closure) {
    let day = closure.date.value;
    line(out, "BEGIN:VEVENT");
    // Made of the date and the calendar only, so that a renamed closure stays the same event.
    line(out, &format!("UID:{day}.{}@{}", calendar.id, site.authority().name()));
    // In place of the time of the last change, which the content doesn't have; the clock would change every file.
    let changed = calendar.complete.map_or(day, |complete| complete.from);
    line(out, &format!("DTSTAMP:{}Z", reading(changed.at(0, 0, 0, 0))));
    match &closure.closes {
        // Hours of its own are in the summary: no event says when something is open.
        None => all_day(out, day),
        Some(closes) => early(out, &site.time_zone.name, calendar, day, closes.value),
    }
    line(out, &format!("SUMMARY:{}", text(&words.closed(closure, &calendar.name))));
    line(out, "TRANSP:TRANSPARENT");
    line(out, "END:VEVENT");
}

/// Writes an event from the early closing to the usual one, in local time: an office goes by the clock on its wall, and a later decision about
/// the clocks moves no event.
fn early(out: &mut String, zone: &str, calendar: &Calendar, day: Date, closes: Time) {
    let usual = calendar.usual_hours(day).last().and_then(|hours| hours.to);
    let end = match usual.filter(|usual| *usual > closes) {
        Some(usual) => day.to_datetime(usual),
        None => day.tomorrow().unwrap_or(day).at(0, 0, 0, 0),
    };
    line(out, &format!("DTSTART;TZID={zone}:{}", reading(day.to_datetime(closes))));
    line(out, &format!("DTEND;TZID={zone}:{}", reading(end)));
}

fn reading(reading: DateTime) -> String {
    reading.strftime("%Y%m%dT%H%M%S").to_string()
}
