//! A start, a stop and the pauses between -> how much time was spent, in the unit of a promise: what an average is taken of.

use jiff::SignedDuration;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;

use crate::model::amount::{Unit, UnitLength};
use crate::model::calendar::Calendar;
use crate::model::due::{NotComputable, arrival, business_time_between, instant, next_day, open_on_or_after};
use crate::model::paused::{Pause, is_left_out};

/// An amount of time spent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spent {
    /// Of a unit that is counted by the clock: so many seconds, of which the unit has [`grain`].
    Seconds(i64),
    /// Of a unit that is counted in days: so many days, of which the unit has [`grain`].
    Days(i64),
}

/// How many seconds, or days, one of the unit has; `None` for months and years, which have no length of their own.
#[must_use]
pub const fn grain(unit: Unit) -> Option<i64> {
    match unit.length() {
        UnitLength::Seconds(seconds) => Some(seconds as i64),
        UnitLength::BusinessHour => Some(3_600),
        UnitLength::BusinessDay => Some(1),
        UnitLength::Days(days) => Some(days as i64),
        UnitLength::Months(_) => None,
    }
}

/// Returns the time from `start` to `stop`, both local, without the pauses, which are in order. The day of the start doesn't count.
///
/// # Errors
/// If the calendar is missing, or doesn't cover the days between.
pub fn spent(
    start: DateTime,
    stop: DateTime,
    zone: &TimeZone,
    unit: Unit,
    calendar: Option<&Calendar>,
    pauses: &[Pause],
) -> Result<Spent, NotComputable> {
    match unit.length() {
        UnitLength::Seconds(_) => {
            running(start, stop, pauses, |from, until| Ok(instant(from, zone)?.duration_until(&instant(until, zone)?)))
        }
        UnitLength::BusinessHour => {
            let calendar = calendar.ok_or(NotComputable::NoCalendar)?;
            running(start, stop, pauses, |from, until| {
                business_time_between(&instant(from, zone)?, &instant(until, zone)?, zone, calendar)
            })
        }
        UnitLength::BusinessDay => {
            let calendar = calendar.ok_or(NotComputable::NoCalendar)?;
            let next = |day| open_on_or_after(next_day(day)?, calendar);
            days(arrival(start, calendar)?, stop.date(), next, Some(calendar), pauses)
        }
        UnitLength::Days(_) | UnitLength::Months(_) => {
            let first = calendar.map_or(Ok(start.date()), |calendar| arrival(start, calendar))?;
            days(first, stop.date(), next_day, None, pauses)
        }
    }
}

/// The time between two moments, without what passes in the pauses.
fn running(
    start: DateTime,
    stop: DateTime,
    pauses: &[Pause],
    between: impl Fn(DateTime, DateTime) -> Result<SignedDuration, NotComputable>,
) -> Result<Spent, NotComputable> {
    let mut all = between(start, stop)?;
    for pause in pauses {
        let (from, until) = (pause.from.max(start), pause.until.min(stop));
        if from < until {
            all -= between(from, until)?;
        }
    }
    Ok(Spent::Seconds(all.as_secs().max(0)))
}

/// The days that are counted after the first one, up to and including the last.
fn days(
    first: Date,
    last: Date,
    next: impl Fn(Date) -> Result<Date, NotComputable>,
    calendar: Option<&Calendar>,
    pauses: &[Pause],
) -> Result<Spent, NotComputable> {
    if pauses.is_empty() && calendar.is_none() {
        return Ok(Spent::Days(i64::from((last - first).get_days().max(0))));
    }
    let (mut day, mut count) = (first, 0);
    while day < last {
        day = next(day)?;
        if day <= last && !is_left_out(day, calendar, pauses)? {
            count += 1;
        }
    }
    Ok(Spent::Days(count))
}
