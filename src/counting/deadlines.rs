//! A version of a promise and the start of a request -> by when it has to be done, each day worked out once.
//!
//! The arithmetic is that of `model::due`. For promises in days, its answer is the same for all requests of a day, or for all that come before
//! closing time and all that come after: it is asked once for each.

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;

use crate::counting::clock::{Clock, Moment};
use crate::counting::days::{self, ByDay, DAY};
use crate::counting::promises::{Countable, Timing};
use crate::model::due::{Due, NotComputable, due, start};
use crate::model::paused::{Pause, due_after};

/// By when something has to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Limit {
    /// On this day, until this second of it.
    Day {
        /// The number of the day.
        day: i32,
        /// The second at which it is over: closing time, or midnight.
        closes: i32,
    },
    /// At this moment.
    At {
        /// The seconds from the beginning of 1970 in UTC.
        exact: i64,
        /// The number of the day on which that is in the city.
        day: i32,
    },
    /// Never, while its clock is paused.
    Paused,
}

impl Limit {
    /// The day of the deadline.
    pub(super) fn day(self) -> Option<i32> {
        match self {
            Self::Day { day, .. } | Self::At { day, .. } => Some(day),
            Self::Paused => None,
        }
    }

    /// Whether what is done at this moment is done in time. The second of closing time is.
    pub(super) fn is_kept(self, stop: Moment, clock: &mut Clock) -> bool {
        match self {
            Self::Day { day, closes } => stop.day < day || stop.day == day && (stop.is_day || stop.second <= closes),
            Self::At { exact, .. } => clock.exact(stop) <= exact,
            Self::Paused => true,
        }
    }

    /// Whether it has passed at a moment of the city's clocks.
    fn has_passed(self, at: DateTime, zone: &TimeZone) -> bool {
        match self {
            Self::Day { day, closes } => days::at(day, closes) < at,
            Self::At { exact, .. } => {
                let at = zone.to_ambiguous_zoned(at).compatible();
                at.is_ok_and(|at| exact < at.timestamp().as_second())
            }
            Self::Paused => false,
        }
    }
}

/// The limits of the requests that start on a day.
#[derive(Debug, Clone, Copy, Default)]
struct OfADay {
    /// The second from which on a request counts as received later.
    closes: Option<i32>,
    before: Known,
    after: Known,
}

#[derive(Debug, Clone, Copy, Default)]
enum Known {
    #[default]
    Nothing,
    Limit(Limit),
    NotComputable,
}

/// What one thread has worked out for a version.
#[derive(Debug)]
pub(super) struct Deadlines<'p> {
    promise: Countable<'p>,
    zone: &'p TimeZone,
    known: ByDay<OfADay>,
}

impl<'p> Deadlines<'p> {
    pub(super) fn new(promise: Countable<'p>, zone: &'p TimeZone) -> Self {
        Self { promise, zone, known: ByDay::new() }
    }

    /// The limit of a request; nothing if it can't be worked out. `waits` says whether a clock that waits for its line does so.
    pub(super) fn limit(&mut self, start: Moment, waits: bool) -> Option<Limit> {
        if !self.promise.amount.unit.is_counted_in_days() {
            return direct(&self.promise, self.zone, start, waits, &[]).ok();
        }
        let (promise, zone) = (&self.promise, self.zone);
        let of_day = self.known.get_mut(start.day)?;
        let closes = match of_day.closes {
            Some(closes) => closes,
            None => *of_day.closes.insert(closing(promise.calendar, start.day)),
        };
        let known = if start.second < closes { &mut of_day.before } else { &mut of_day.after };
        if let Known::Nothing = known {
            *known = direct(promise, zone, start, waits, &[]).map_or(Known::NotComputable, Known::Limit);
        }
        if let Known::Limit(limit) = known { Some(*limit) } else { None }
    }

    /// The limit of a request whose clock was paused. A pause without an end is one that still lasts.
    pub(super) fn limit_after(
        &self,
        start: Moment,
        waits: bool,
        pauses: &[Pause],
        lasts: Option<DateTime>,
    ) -> Option<Limit> {
        let limit = direct(&self.promise, self.zone, start, waits, pauses).ok()?;
        match lasts {
            Some(from) if !limit.has_passed(from, self.zone) => Some(Limit::Paused),
            _ => Some(limit),
        }
    }
}

/// The second of a day at which a request comes too late for it.
fn closing(calendar: Option<&crate::model::calendar::Calendar>, day: i32) -> i32 {
    let hours = calendar.map(|calendar| calendar.hours(days::date(day)));
    let last = hours.as_ref().and_then(|hours| hours.last());
    last.and_then(|hours| hours.to)
        .map_or(DAY, |to| to.duration_since(Time::midnight()).as_secs().try_into().unwrap_or(DAY))
}

/// The limit of a request, as `model::due` works it out.
pub(super) fn direct(
    promise: &Countable<'_>,
    zone: &TimeZone,
    received: Moment,
    waits: bool,
    pauses: &[Pause],
) -> Result<Limit, NotComputable> {
    let Countable { amount, calendar, line, timing: Timing::Deadline | Timing::Average } = *promise;
    let received = days::at(received.day, received.second);
    let begins = match line.filter(|_| waits && amount.unit.is_elapsed()) {
        Some(line) => start(received, line)?,
        None => received,
    };
    let end = if pauses.is_empty() {
        due(begins, zone, amount, calendar)?
    } else {
        due_after(begins, zone, amount, calendar, pauses)?
    };
    let within = |day: Date| {
        let number = days::of_date(day);
        if (days::FIRST..days::END).contains(&number) { Ok(number) } else { Err(NotComputable::OutOfRange) }
    };
    Ok(match end {
        Due::At(moment) => Limit::At { exact: moment.timestamp().as_second(), day: within(moment.date())? },
        Due::On(day) => Limit::Day { day: within(day)?, closes: closing(calendar, days::of_date(day)) },
    })
}
