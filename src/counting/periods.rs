//! Months, quarters and years of results; and which of them a log covers wholly.

use crate::counting::days;
use crate::counting::deadlines::{Deadlines, Limit};
use crate::counting::plan::Plan;
use crate::english;
use crate::model;
use crate::model::results::{PeriodKind, ReportedPeriod};

/// A period, by the number of its first month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Period {
    pub(super) first: i32,
    /// How many months it has.
    pub(super) months: i32,
}

impl Period {
    /// The period that a month belongs to. Fiscal years start with the month `starts`, from 1 to 12.
    pub(super) fn of(month: i32, by: PeriodKind, starts: i8) -> Self {
        Self::reported(ReportedPeriod::around(days::date(days::first_of(month)), by, starts), starts)
    }

    /// A period as people name it.
    pub(super) fn reported(period: ReportedPeriod, starts: i8) -> Self {
        Self { first: days::month(days::of_date(period.from(starts))), months: i32::from(period.kind().months()) }
    }

    /// Its last month.
    pub(super) const fn last(self) -> i32 {
        self.first + self.months - 1
    }

    /// Its first day.
    pub(super) fn from(self) -> i32 {
        days::first_of(self.first)
    }

    /// The day after its last one.
    pub(super) fn until(self) -> i32 {
        days::first_of(self.first + self.months)
    }

    /// As people name it.
    pub(super) fn named(self, starts: i8) -> ReportedPeriod {
        let kind = match self.months {
            1 => PeriodKind::Month,
            3 => PeriodKind::Quarter,
            _ => PeriodKind::Year,
        };
        ReportedPeriod::around(days::date(self.from()), kind, starts)
    }

    /// In words: `March 2026`, `January to March 2026`, `April 2026 to March 2027`.
    pub(super) fn words(self) -> String {
        english::months(model::period::Period { from: days::date(self.from()), until: Some(days::date(self.until())) })
    }
}

/// The days whose requests are all in the logs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Covered {
    /// The first day.
    pub(super) from: i32,
    /// The day after the last one.
    pub(super) until: i32,
    /// Whether somebody said that what was open before the first day is in the logs too.
    pub(super) is_from_stated: bool,
}

/// Why a period has no row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Missing {
    /// Requests from before the beginning of the log may be due in it.
    Before,
    /// The log ends before its end.
    Ends,
    /// The calendar does not cover it.
    Calendar,
}

/// The days on which a version can be told of: from the first up to the one after the last.
#[derive(Debug, Clone, Copy)]
pub(super) struct Told {
    from: i32,
    until: i32,
    calendar: Option<(i32, i32)>,
    covered: Covered,
}

impl Told {
    pub(super) fn new(plan: &Plan<'_>, version: usize, covered: Covered) -> Self {
        let of_version = &plan.versions[version];
        let Some(promise) = of_version.promise else {
            return Self { from: i32::MAX, until: i32::MIN, calendar: None, covered };
        };
        let line = promise.line.filter(|_| promise.amount.unit.is_elapsed());
        let counted = promise.calendar.filter(|_| !promise.amount.unit.is_elapsed());
        let calendar = line.or(counted).map(|calendar| match calendar.complete {
            Some(complete) => (days::of_date(complete.from), days::of_date(complete.until.value)),
            None => (i32::MAX, i32::MIN),
        });
        let known_from = calendar.map_or(covered.from, |(from, _)| from.max(covered.from));
        let is_stated = covered.is_from_stated && calendar.is_none_or(|(from, _)| from <= covered.from);
        let from = if of_version.from >= known_from {
            i32::MIN
        } else if is_stated {
            covered.from
        } else {
            // Whatever came in before is due by then.
            let mut deadlines = Deadlines::new(promise, &plan.zones.city);
            let midnight = crate::counting::clock::Moment::midnight(known_from);
            match deadlines.limit(midnight, true) {
                Some(Limit::Day { day, .. } | Limit::At { day, .. }) => day + 1,
                Some(Limit::Paused) | None => i32::MAX,
            }
        };
        let until = calendar.map_or(covered.until, |(_, until)| until.min(covered.until));
        Self { from, until, calendar, covered }
    }

    /// Why a period can't be told of, if it can't.
    pub(super) fn missing(self, period: Period) -> Option<Missing> {
        let begins_late = self.calendar.is_some_and(|(from, _)| from > self.covered.from);
        if period.until() > self.covered.until {
            Some(Missing::Ends)
        } else if period.until() > self.until || period.from() < self.from && begins_late {
            Some(Missing::Calendar)
        } else if period.from() < self.from {
            Some(Missing::Before)
        } else {
            None
        }
    }
}
