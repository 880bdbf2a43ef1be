//! The days of a published site, and content as of another day -> why the site of that day is not to take its place.

use jiff::civil::Date;

use crate::config::{Day, Settings};
use crate::diagnostic::Diagnostic;
use crate::model::period::Interval;
use crate::pipeline::checked::Checked;
use crate::pipeline::days;
use crate::resolve::resolve;

/// A site that is not to replace a published one by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Untimely {
    /// The day that it is made for.
    pub day: Date,
    /// The city's day.
    pub today: Date,
    /// How it differs from what should be online today.
    pub how: How,
}

/// How a site differs from what should be online today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// It is not in force yet.
    TooEarly,
    /// It is no longer in force, and the published one came after it.
    TooLate,
}

/// Judges the site of `settings.day`, which would replace one that is published for the days `published`. A published site that is not in
/// force yet is a preview, and may be replaced by any other. So may any site by one that is in force today.
#[must_use]
pub fn untimely(checked: &Checked, settings: &Settings, now: Day, published: Interval) -> Option<Untimely> {
    let is_sound = !checked.diagnostics.iter().any(Diagnostic::is_error);
    let catalog = checked.catalog.as_ref().filter(|_| is_sound)?;
    let zone = &catalog.site.time_zone;
    let (day, today) = (days::day(settings.day, zone), days::day(now, zone));
    if published.from.is_some_and(|from| from > today) {
        return None;
    }
    let Interval { from, until } = resolve(catalog, day, settings.drafts).in_force;
    let how = if from.is_some_and(|from| from > today) {
        How::TooEarly
    } else if until.is_some_and(|until| until <= today) && published.from.is_some_and(|from| from > day) {
        How::TooLate
    } else {
        return None;
    };
    Some(Untimely { day, today, how })
}
