//! Version 1's shapes of `calendars.json`, frozen: business time.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::render::feed::v1::envelope::Envelope;
use crate::render::feed::v1::text::Text;

/// `calendars.json`: business time.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CalendarsDocument {
    /// What every document begins with.
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
    /// Its name in words.
    pub name: Text,
    /// When it is open in a week without closures. A day that is not in it is closed.
    pub open: Vec<OpenHours>,
    /// The days that are exceptions from the week, earliest first.
    pub closures: Vec<Closure>,
    /// The days for which the list of closures is complete. Nothing can be counted outside them.
    pub complete: Coverage,
    /// Where else it can be read.
    pub links: CalendarLinks,
}

/// Hours on some days of the week.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct OpenHours {
    /// `monday` to `sunday`.
    pub days: Vec<String>,
    /// The hours, earliest first.
    pub hours: Vec<Hours>,
}

/// From one time of a day to another.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct Hours {
    /// Opening, `HH:MM` on the wall's clock.
    pub from: String,
    /// Closing; `24:00` is the end of the day.
    pub to: String,
}

/// A day that is an exception from the week.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Closure {
    /// The day.
    pub date: Date,
    /// What it is called.
    pub name: Text,
    /// When it closes, if it is open before that; null: closed all day.
    pub closes: Option<String>,
}

/// From one day up to, not including, another.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct Coverage {
    /// The first day.
    pub from: Date,
    /// The first day that is not covered.
    pub until: Date,
}

/// Where else a calendar can be read.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CalendarLinks {
    /// Its closures as iCalendar (RFC 5545); null: it never closes against its hours.
    #[schemars(url)]
    pub ics: Option<String>,
    /// Its place on the page about the standards.
    #[schemars(url)]
    pub html: String,
}
