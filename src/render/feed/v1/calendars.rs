//! The types of `calendars.json` in version 1, frozen: business time.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::render::feed::v1::envelope::Envelope;
use crate::render::feed::v1::standards::Correction;
use crate::render::feed::v1::text::Text;

/// `calendars.json`: business time.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CalendarsDocument {
    /// The keys that every document starts with.
    #[serde(flatten)]
    pub envelope: Envelope,
    /// The calendars, by id.
    pub calendars: Vec<Calendar>,
}

/// Business time: hours, closures, and how far the list of closures reaches.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Calendar {
    /// Its permanent id.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// Its hours in a week without closures. An entry with a `season` applies only in that part of the year. A day that is not listed is closed.
    pub open: Vec<OpenHours>,
    /// The days that differ from the usual week, earliest first: closed, closed early, or open at other hours.
    pub closures: Vec<Closure>,
    /// The days for which the list of closures is complete. Nothing can be counted outside them; null: it is complete for no day, so that
    /// nothing can be counted with this calendar.
    pub complete: Option<Coverage>,
    /// Where else to find it.
    pub links: CalendarLinks,
}

/// Hours on some days of the week.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct OpenHours {
    /// `monday` to `sunday`.
    pub days: Vec<String>,
    /// The hours, earliest first.
    pub hours: Vec<Hours>,
    /// The part of the year in which they apply; null: the whole year.
    pub season: Option<OpenSeason>,
}

/// A part of every year, from one day to another, both included. It goes on into the next year if `to` comes before `from`.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct OpenSeason {
    /// The first day, `--MM-DD` (xsd:gMonthDay).
    pub from: String,
    /// The last day, `--MM-DD`. `--02-29` is the last of February in every year.
    pub to: String,
}

/// From one time to another on the same day.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct Hours {
    /// Opening time, `HH:MM`, in the feed's time zone.
    pub from: String,
    /// Closing time; `24:00` is the end of the day.
    pub to: String,
}

/// A day that differs from the usual week.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Closure {
    /// The day.
    pub date: Date,
    /// The name of the closure.
    pub name: Text,
    /// The time of an early closing; null: closed all day, unless `hours` says more.
    pub closes: Option<String>,
    /// The hours of that day in place of the usual ones, earliest first; null: it has none of its own.
    pub hours: Option<Vec<Hours>>,
    /// The correction, if what was published about the day was wrong; null: none.
    pub corrected: Option<Correction>,
}

/// A half-open range of days.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct Coverage {
    /// The first day.
    pub from: Date,
    /// The first day that is not covered.
    pub until: Date,
}

/// Where else to find a calendar.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CalendarLinks {
    /// Its closures as iCalendar (RFC 5545); null: it has no closures.
    #[schemars(url)]
    pub ics: Option<String>,
    /// Its place on the page about the standards.
    #[schemars(url)]
    pub html: String,
}
