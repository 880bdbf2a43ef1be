//! What a log has written, and the zones of the log and of the city -> moments on the city's clocks.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::counting::dates::Written;
use crate::counting::days::{self, ByDay, DAY};

/// A moment on the city's clocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Moment {
    /// The number of the day.
    pub(super) day: i32,
    /// The second of the day.
    pub(super) second: i32,
    /// Whether the log names no time.
    pub(super) is_day: bool,
    /// The seconds from the beginning of 1970 in UTC, where the log itself tells them.
    exact: Option<i64>,
}

impl Moment {
    /// The first moment of a day.
    pub(super) const fn midnight(day: i32) -> Self {
        Self { day, second: 0, is_day: false, exact: None }
    }

    /// As a reading of the clock, to compare.
    pub(super) fn reading(self) -> (i32, i32) {
        (self.day, self.second)
    }
}

/// How the dates of a log become the city's.
#[derive(Debug, Clone)]
pub(super) struct Zones {
    /// The city's zone.
    pub(super) city: TimeZone,
    /// That of the log, if it is another.
    pub(super) log: Option<TimeZone>,
    /// Whether its local times were converted twice.
    pub(super) is_converted_twice: bool,
}

/// The same, with what it has worked out so far.
#[derive(Debug)]
pub(super) struct Clock {
    city: Offsets,
    log: Option<Offsets>,
    is_converted_twice: bool,
}

impl Clock {
    pub(super) fn new(zones: &Zones) -> Self {
        Self {
            city: Offsets::new(zones.city.clone()),
            log: zones.log.clone().map(Offsets::new),
            is_converted_twice: zones.is_converted_twice,
        }
    }

    /// The moment that a date means.
    pub(super) fn moment(&mut self, written: Written) -> Moment {
        let Written { day, second, is_day, offset } = written;
        let as_written = Moment { day, second, is_day, exact: None };
        if is_day {
            return as_written;
        }
        let wall = seconds(day, second);
        let exact = match (offset, &mut self.log) {
            (Some(offset), _) => wall - i64::from(offset),
            (None, Some(log)) => log.exact(day, second),
            (None, None) if self.is_converted_twice => {
                // What the system took for UTC was the city's time.
                let (day, second) = split(self.city.exact(day, second));
                return Moment { day, second, is_day, exact: None };
            }
            (None, None) => return as_written,
        };
        let (day, second) = split(exact + i64::from(self.city.at(exact)));
        Moment { day, second, is_day, exact: Some(exact) }
    }

    /// The seconds from the beginning of 1970 in UTC. A day without a time means its end: it must not look earlier than it was.
    pub(super) fn exact(&mut self, moment: Moment) -> i64 {
        let Moment { day, second, is_day, exact } = moment;
        exact.unwrap_or_else(|| if is_day { self.city.exact(day + 1, 0) - 1 } else { self.city.exact(day, second) })
    }

    /// The city's distance from UTC on a day, at noon.
    pub(super) fn offset_on(&mut self, day: i32) -> i32 {
        self.city.at(seconds(day, DAY / 2))
    }
}

fn seconds(day: i32, second: i32) -> i64 {
    i64::from(day) * i64::from(DAY) + i64::from(second)
}

fn split(seconds: i64) -> (i32, i32) {
    let day = i64::from(DAY);
    let narrow = |number: i64| i32::try_from(number).unwrap_or(i32::MAX);
    (narrow(seconds.div_euclid(day)), narrow(seconds.rem_euclid(day)))
}

/// The distances of a zone from UTC. On most days there is one.
#[derive(Debug)]
struct Offsets {
    zone: TimeZone,
    known: ByDay<Known>,
}

#[derive(Debug, Clone, Copy, Default)]
enum Known {
    #[default]
    Nothing,
    /// The same from a day before to a day after.
    One(i32),
    /// It changes.
    Several,
}

impl Offsets {
    fn new(zone: TimeZone) -> Self {
        Self { zone, known: ByDay::new() }
    }

    fn on(&mut self, day: i32) -> Option<i32> {
        let zone = &self.zone;
        let known = self.known.get_mut(day)?;
        if let Known::Nothing = known {
            let ends = [-1, 0, 1, 2].map(|near| offset_at(zone, seconds(day + near, 0)));
            *known = if ends.iter().all(|one| *one == ends[0]) { Known::One(ends[0]) } else { Known::Several };
        }
        if let Known::One(offset) = known { Some(*offset) } else { None }
    }

    /// The distance at a moment.
    fn at(&mut self, exact: i64) -> i32 {
        let (day, _) = split(exact);
        self.on(day).unwrap_or_else(|| offset_at(&self.zone, exact))
    }

    /// The moment of a reading. A skipped hour is the one after it; of a repeated one, the first counts.
    fn exact(&mut self, day: i32, second: i32) -> i64 {
        if let Some(offset) = self.on(day) {
            return seconds(day, second) - i64::from(offset);
        }
        let reading = self.zone.to_ambiguous_zoned(days::at(day, second)).compatible();
        reading.map_or_else(|_| seconds(day, second), |zoned| zoned.timestamp().as_second())
    }
}

fn offset_at(zone: &TimeZone, exact: i64) -> i32 {
    Timestamp::from_second(exact).map_or(0, |at| zone.to_offset(at).seconds())
}
