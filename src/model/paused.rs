//! A receipt, a promise and the times at which its clock was paused -> when it is due.
//!
//! Seconds, minutes, hours and business hours stop while the clock is paused. Of days that are counted, each at whose end it is paused is left
//! out: at closing time of a business day, at midnight of a calendar day.

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Zoned};

use crate::model::amount::{Amount, UnitLength};
use crate::model::calendar::Calendar;
use crate::model::due::{
    Due, NotComputable, arrival, business_time_after, business_time_between, due, end_of, instant, next_day,
    open_on_or_after, span,
};

/// A time at which a clock did not run, in local time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pause {
    /// Its first moment.
    pub from: DateTime,
    /// The moment at which the clock went on.
    pub until: DateTime,
}

impl Pause {
    /// Whether the clock does not run at this moment.
    #[must_use]
    pub fn covers(self, at: DateTime) -> bool {
        self.from <= at && at < self.until
    }
}

/// Pauses in order, with those that touch or overlap made one. One that ends before it begins is none.
#[must_use]
pub fn in_order(mut pauses: Vec<Pause>) -> Vec<Pause> {
    pauses.retain(|pause| pause.from < pause.until);
    pauses.sort_by_key(|pause| pause.from);
    let mut apart: Vec<Pause> = Vec::with_capacity(pauses.len());
    for pause in pauses {
        match apart.last_mut() {
            Some(last) if pause.from <= last.until => last.until = last.until.max(pause.until),
            _ => apart.push(pause),
        }
    }
    apart
}

/// Returns when `amount` ends for a request received at `received`, whose clock was paused at times that [`in_order`] has put in order.
///
/// # Errors
/// The errors of [`due`].
pub fn due_after(
    received: DateTime,
    zone: &TimeZone,
    amount: Amount,
    calendar: Option<&Calendar>,
    pauses: &[Pause],
) -> Result<Due, NotComputable> {
    let plain = due(received, zone, amount, calendar)?;
    if pauses.is_empty() {
        return Ok(plain);
    }
    match (plain, amount.unit.length()) {
        (Due::At(end), UnitLength::BusinessHour) => {
            let calendar = calendar.ok_or(NotComputable::NoCalendar)?;
            let open = |from: &Zoned, until: &Zoned| business_time_between(from, until, zone, calendar);
            let later = |from: &Zoned, length| business_time_after(from, length, zone, calendar);
            moved(&instant(received, zone)?, end, zone, pauses, open, later).map(Due::At)
        }
        (Due::At(end), _) => {
            let between = |from: &Zoned, until: &Zoned| Ok(from.duration_until(until));
            let later =
                |from: &Zoned, length: SignedDuration| from.checked_add(length).map_err(|_| NotComputable::OutOfRange);
            moved(&instant(received, zone)?, end, zone, pauses, between, later).map(Due::At)
        }
        (Due::On(_), UnitLength::BusinessDay) => {
            let calendar = calendar.ok_or(NotComputable::NoCalendar)?;
            business_days(received, amount.value, calendar, pauses).map(Due::On)
        }
        (Due::On(_), _) => whole_days(received, amount, calendar, pauses).map(Due::On),
    }
}

/// An end, moved by the time that passes in each pause before it.
fn moved(
    received: &Zoned,
    mut end: Zoned,
    zone: &TimeZone,
    pauses: &[Pause],
    between: impl Fn(&Zoned, &Zoned) -> Result<SignedDuration, NotComputable>,
    later: impl Fn(&Zoned, SignedDuration) -> Result<Zoned, NotComputable>,
) -> Result<Zoned, NotComputable> {
    for pause in pauses {
        let from = instant(pause.from, zone)?.max(received.clone());
        let until = instant(pause.until, zone)?;
        if from >= end {
            break;
        }
        if from < until {
            let lost = between(&from, &until)?;
            if lost > SignedDuration::ZERO {
                end = later(&end, lost)?;
            }
        }
    }
    Ok(end)
}

fn business_days(received: DateTime, count: u32, calendar: &Calendar, pauses: &[Pause]) -> Result<Date, NotComputable> {
    let mut day = arrival(received, calendar)?;
    let mut left = count;
    while left > 0 || is_left_out(day, Some(calendar), pauses)? {
        day = open_on_or_after(next_day(day)?, calendar)?;
        if left > 0 && !is_left_out(day, Some(calendar), pauses)? {
            left -= 1;
        }
    }
    Ok(day)
}

fn whole_days(
    received: DateTime,
    amount: Amount,
    calendar: Option<&Calendar>,
    pauses: &[Pause],
) -> Result<Date, NotComputable> {
    let start = calendar.map_or(Ok(received.date()), |calendar| arrival(received, calendar))?;
    let end = start.checked_add(span(amount)).map_err(|_| NotComputable::OutOfRange)?;
    let mut left = (end - start).get_days();
    let mut day = start;
    while left > 0 || is_left_out(day, None, pauses)? {
        day = next_day(day)?;
        if left > 0 && !is_left_out(day, None, pauses)? {
            left -= 1;
        }
    }
    calendar.map_or(Ok(day), |calendar| open_on_or_after(day, calendar))
}

/// Whether the clock is paused at the end of a day: at closing time if a calendar counts it, otherwise at midnight.
pub(in crate::model) fn is_left_out(
    day: Date,
    calendar: Option<&Calendar>,
    pauses: &[Pause],
) -> Result<bool, NotComputable> {
    let end = end_of(day, calendar)?;
    // Midnight belongs to the day that it ends: the last moment of the day decides.
    let last = if end.time() == Time::midnight() { end.saturating_sub(SignedDuration::from_nanos(1)) } else { end };
    Ok(pauses.iter().any(|pause| pause.covers(last)))
}
