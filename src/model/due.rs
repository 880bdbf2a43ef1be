//! Business-time arithmetic: when an answer is due for a request received at a given moment.
//!
//! The rules, in the order in which they apply:
//! - The version counts that is in force on the civil day of receipt in the city's zone, whatever the hour, if it is its season. It is what
//!   the resident read. Its calendar then says when the request arrives. Whoever calls [`due`] has chosen it.
//! - Seconds, minutes and hours are elapsed time, so a change of the clocks shifts the wall-clock time at which they end.
//! - Where somebody has to be there, the clock of seconds, minutes and hours starts when the line is open: at once, or at its next opening.
//! - The day of receipt does not count.
//! - If a calendar applies (to business units, or to calendar days, weeks, months and years that name one), a request that arrives after
//!   closing or on a closed day counts as received on the next open day.
//! - Business days end at closing time on an open day. Business hours count only while the calendar is open.
//! - Calendar days, weeks, months and years end on the day they reach; if a calendar applies and is closed then, on the next open day.
//! - Nothing is computed outside the days for which the calendar's closures are complete.

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Span, ToSpan, Zoned};

use crate::model::amount::{Amount, UnitLength};
use crate::model::calendar::{Calendar, Closure, Hours};
use crate::model::id::Id;

/// When something is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Due {
    /// At this moment.
    At(Zoned),
    /// By the end of this day: by closing time if a calendar applies, otherwise by midnight.
    On(Date),
}

/// Why no due date can be given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotComputable {
    /// The count leaves the days for which the calendar's closures are complete.
    OutsideCalendar {
        /// The calendar.
        calendar: Id,
        /// The first day that it doesn't cover.
        day: Date,
    },
    /// A business unit without a calendar.
    NoCalendar,
    /// The result is outside the supported range of dates.
    OutOfRange,
}

/// Returns when `amount` ends for a request received at `received` in `zone`.
///
/// `calendar` is the one that applies: for business units that of the standard, its service or its department; for calendar days, weeks,
/// months and years only one that the standard itself names.
///
/// # Errors
/// [`NotComputable`], never a guess.
pub fn due(
    received: DateTime,
    zone: &TimeZone,
    amount: Amount,
    calendar: Option<&Calendar>,
) -> Result<Due, NotComputable> {
    match amount.unit.length() {
        UnitLength::Seconds(_) => elapsed(received, zone, span(amount)),
        UnitLength::BusinessHour => {
            let calendar = calendar.ok_or(NotComputable::NoCalendar)?;
            business_hours(received, zone, SignedDuration::from_hours(i64::from(amount.value)), calendar).map(Due::At)
        }
        UnitLength::BusinessDay => {
            let calendar = calendar.ok_or(NotComputable::NoCalendar)?;
            business_days(received, amount.value, calendar).map(Due::On)
        }
        UnitLength::Days(_) | UnitLength::Months(_) => whole_days(received, span(amount), calendar),
    }
}

/// Returns the local time at which the clock of a request on a line starts: at once while the line is open, otherwise at its next opening.
///
/// # Errors
/// [`NotComputable`], if the calendar doesn't cover the days up to then.
pub fn start(received: DateTime, line: &Calendar) -> Result<DateTime, NotComputable> {
    let mut day = received.date();
    loop {
        let left = covered_hours(day, line)?;
        let next = left.into_iter().find(|hours| day > received.date() || hours.closes_after(received.time()));
        if let Some(hours) = next {
            return Ok(day.to_datetime(hours.from).max(received));
        }
        day = next_day(day)?;
    }
}

/// Returns the closures that the start of a clock waits for, earliest first.
///
/// # Errors
/// The errors of [`start`].
pub fn skipped_before_start(received: DateTime, line: &Calendar) -> Result<Vec<&Closure>, NotComputable> {
    let (day, starts) = (received.date(), start(received, line)?.date());
    let late = line.closure(day).filter(|_| starts > day && closes_early(day, line));
    Ok(late.into_iter().chain(closed_in(day, starts, line)).collect())
}

/// Returns the closures that the count skips, earliest first. A day that closes before its usual time is included if the request
/// arrives after that.
///
/// # Errors
/// The errors of [`due`].
pub fn skipped<'c>(
    received: DateTime,
    zone: &TimeZone,
    amount: Amount,
    calendar: Option<&'c Calendar>,
) -> Result<Vec<&'c Closure>, NotComputable> {
    let due = due(received, zone, amount, calendar)?;
    let Some(calendar) = calendar.filter(|_| !amount.unit.is_elapsed()) else { return Ok(Vec::new()) };
    let day = received.date();
    let arrived = arrival(received, calendar)?;
    let late = calendar.closure(day).filter(|_| arrived > day && closes_early(day, calendar));
    let mut all: Vec<&Closure> = late.into_iter().collect();
    match due {
        Due::At(end) => all.extend(closed_in(day, end.date(), calendar)),
        Due::On(end) if amount.unit.is_business() => all.extend(closed_in(day, end, calendar)),
        Due::On(end) => {
            let falls = arrived.checked_add(span(amount)).map_err(|_| NotComputable::OutOfRange)?;
            all.extend(closed_in(day, arrived, calendar));
            all.extend(closed_in(falls, end, calendar));
        }
    }
    Ok(all)
}

/// The closures on usually open days from `from` up to, but not including, `to`.
fn closed_in(from: Date, to: Date, calendar: &Calendar) -> impl Iterator<Item = &Closure> {
    calendar.closures.iter().filter(move |closure| {
        let day = closure.date.value;
        from <= day && day < to && closure.is_all_day() && !calendar.usual_hours(day).is_empty()
    })
}

/// Whether it is open on a day, but closes before the usual time.
fn closes_early(day: Date, calendar: &Calendar) -> bool {
    let (hours, usual) = (calendar.hours(day), calendar.usual_hours(day));
    let last = hours.last().and_then(|hours| hours.to);
    last.is_some_and(|to| usual.last().is_some_and(|usual| usual.closes_after(to)))
}

fn elapsed(received: DateTime, zone: &TimeZone, span: Span) -> Result<Due, NotComputable> {
    instant(received, zone)?.checked_add(span).map(Due::At).map_err(|_| NotComputable::OutOfRange)
}

/// The amount as a span that can be added to a date or a moment; for business units, their minimum length.
pub(in crate::model) fn span(amount: Amount) -> Span {
    let count = i64::from(amount.value);
    match amount.unit.length() {
        UnitLength::Seconds(seconds) => (count * i64::from(seconds)).seconds(),
        UnitLength::BusinessHour => count.hours(),
        UnitLength::BusinessDay => count.days(),
        UnitLength::Days(days) => (count * i64::from(days)).days(),
        UnitLength::Months(months) => (count * i64::from(months)).months(),
    }
}

fn business_days(received: DateTime, count: u32, calendar: &Calendar) -> Result<Date, NotComputable> {
    let mut day = arrival(received, calendar)?;
    for _ in 0..count {
        day = open_on_or_after(next_day(day)?, calendar)?;
    }
    Ok(day)
}

fn business_hours(
    received: DateTime,
    zone: &TimeZone,
    length: SignedDuration,
    calendar: &Calendar,
) -> Result<Zoned, NotComputable> {
    business_time_after(&instant(received, zone)?, length, zone, calendar)
}

/// The moment at which the calendar has been open for `length` since `from`.
pub(in crate::model) fn business_time_after(
    from: &Zoned,
    length: SignedDuration,
    zone: &TimeZone,
    calendar: &Calendar,
) -> Result<Zoned, NotComputable> {
    let mut left = length;
    let mut day = from.date();
    loop {
        for hours in covered_hours(day, calendar)? {
            let (opens, closes) = opening(day, hours, zone)?;
            let begins = opens.max(from.clone());
            if begins >= closes {
                continue;
            }
            let open_for = begins.duration_until(&closes);
            if left <= open_for {
                return begins.checked_add(left).map_err(|_| NotComputable::OutOfRange);
            }
            left -= open_for;
        }
        day = next_day(day)?;
    }
}

/// How long the calendar is open between two moments.
pub(in crate::model) fn business_time_between(
    from: &Zoned,
    until: &Zoned,
    zone: &TimeZone,
    calendar: &Calendar,
) -> Result<SignedDuration, NotComputable> {
    let mut open_for = SignedDuration::ZERO;
    let mut day = from.date();
    while day <= until.date() {
        for hours in covered_hours(day, calendar)? {
            let (opens, closes) = opening(day, hours, zone)?;
            let (begins, ends) = (opens.max(from.clone()), closes.min(until.clone()));
            if begins < ends {
                open_for += begins.duration_until(&ends);
            }
        }
        day = next_day(day)?;
    }
    Ok(open_for)
}

fn whole_days(received: DateTime, span: Span, calendar: Option<&Calendar>) -> Result<Due, NotComputable> {
    let start = calendar.map_or(Ok(received.date()), |calendar| arrival(received, calendar))?;
    let end = start.checked_add(span).map_err(|_| NotComputable::OutOfRange)?;
    calendar.map_or(Ok(end), |calendar| open_on_or_after(end, calendar)).map(Due::On)
}

/// The day on which a request counts as received.
pub(in crate::model) fn arrival(received: DateTime, calendar: &Calendar) -> Result<Date, NotComputable> {
    let day = received.date();
    let still_open = covered_hours(day, calendar)?.last().is_some_and(|hours| hours.closes_after(received.time()));
    if still_open { Ok(day) } else { open_on_or_after(next_day(day)?, calendar) }
}

pub(in crate::model) fn open_on_or_after(mut day: Date, calendar: &Calendar) -> Result<Date, NotComputable> {
    while covered_hours(day, calendar)?.is_empty() {
        day = next_day(day)?;
    }
    Ok(day)
}

fn covered_hours(day: Date, calendar: &Calendar) -> Result<Vec<Hours>, NotComputable> {
    if calendar.covers(day) {
        Ok(calendar.hours(day))
    } else {
        Err(NotComputable::OutsideCalendar { calendar: calendar.id.value.clone(), day })
    }
}

/// The moment at which a day is over for whoever counts it: its last closing, or midnight without a calendar.
pub(in crate::model) fn end_of(day: Date, calendar: Option<&Calendar>) -> Result<DateTime, NotComputable> {
    let closes = match calendar {
        Some(calendar) => covered_hours(day, calendar)?.last().and_then(|hours| hours.to),
        None => None,
    };
    match closes {
        Some(time) => Ok(day.to_datetime(time)),
        None => Ok(next_day(day)?.to_datetime(Time::midnight())),
    }
}

fn opening(day: Date, hours: Hours, zone: &TimeZone) -> Result<(Zoned, Zoned), NotComputable> {
    let closes = match hours.to {
        Some(to) => day.to_datetime(to),
        None => next_day(day)?.to_datetime(Time::midnight()),
    };
    Ok((instant(day.to_datetime(hours.from), zone)?, instant(closes, zone)?))
}

/// The moment of a wall-clock time. In the hour that spring skips it moves forward; in the hour that autumn repeats, the first one counts.
pub(in crate::model) fn instant(at: DateTime, zone: &TimeZone) -> Result<Zoned, NotComputable> {
    zone.to_ambiguous_zoned(at).compatible().map_err(|_| NotComputable::OutOfRange)
}

pub(in crate::model) fn next_day(day: Date) -> Result<Date, NotComputable> {
    day.tomorrow().map_err(|_| NotComputable::OutOfRange)
}
