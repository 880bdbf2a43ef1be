//! The calendars of a published feed: business time.

use jiff::civil::Date;
use serde::Deserialize;

use crate::published_feed::text::Text;
use crate::published_feed::version::Correction;

/// A calendar of business time.
#[derive(Debug, Clone, Deserialize)]
pub struct Calendar {
    /// Its permanent id.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// When it is open in a week without closures.
    pub open: Vec<OpenHours>,
    /// The days on which it is closed, or has other hours.
    pub closures: Vec<Closure>,
    /// The days for which the list of closures is complete, if any.
    pub complete: Option<Coverage>,
}

/// Hours on some days of the week.
#[derive(Debug, Clone, Deserialize)]
pub struct OpenHours {
    /// `monday` to `sunday`.
    pub days: Vec<String>,
    /// The hours, earliest first.
    pub hours: Vec<Hours>,
    /// The part of the year in which they apply; `None` for the whole year.
    pub season: Option<OpenSeason>,
}

/// A part of every year, both days included.
#[derive(Debug, Clone, Deserialize)]
pub struct OpenSeason {
    /// The first day, `--MM-DD`.
    pub from: String,
    /// The last day, `--MM-DD`.
    pub to: String,
}

/// From one time of a day to another.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Hours {
    /// Opening, `HH:MM`.
    pub from: String,
    /// Closing; `24:00` is the end of the day.
    pub to: String,
}

/// A day that differs from the usual week.
#[derive(Debug, Clone, Deserialize)]
pub struct Closure {
    /// The day.
    pub date: Date,
    /// What it is called.
    pub name: Text,
    /// The time of an early closing; `None` if it is closed all day.
    pub closes: Option<String>,
    /// The hours of that day in place of the usual ones, if it has any.
    pub hours: Option<Vec<Hours>>,
    /// The correction, if what was published about the day was wrong; nothing in a feed of an older build.
    pub corrected: Option<Correction>,
}

/// A half-open range of days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub struct Coverage {
    /// The first day.
    pub from: Date,
    /// The first day that is not covered.
    pub until: Date,
}
