//! What the requests add up to, by version and month. Sums alone, so that any threads can share the work and a request can be taken back.

use std::collections::BTreeMap;

use crate::counting::days;

/// The counts of a month. Those of what is open are changes: how many more were open at its end than at that of the month before.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Month {
    /// Requests whose deadline fell in it; for an average, those that stopped in it.
    pub(super) total: i64,
    /// Those of them that were done in time.
    pub(super) met: i64,
    /// The change in those that are open, and have time left.
    pub(super) waiting: i64,
    /// The change in those that are open, and paused.
    pub(super) held: i64,
}

/// The first month that a log can have.
const FIRST: i32 = 1_900 * 12;

/// No month at all.
pub(super) const NEVER: i32 = i32::MAX;

/// Every count.
#[derive(Debug, Clone, Default)]
pub(super) struct Tally {
    /// By version, then by month.
    months: Vec<Vec<Month>>,
    /// By version, month and reason.
    pub(super) left_out: BTreeMap<(usize, i32, usize), i64>,
    /// By version and month, for averages.
    pub(super) spreads: BTreeMap<(usize, i32), Spread>,
}

impl Tally {
    pub(super) fn new(versions: usize) -> Self {
        Self { months: vec![Vec::new(); versions], ..Self::default() }
    }

    /// The counts of a month; nothing for no month.
    pub(super) fn month(&mut self, version: usize, month: i32) -> Option<&mut Month> {
        if month > days::month(days::END) {
            return None;
        }
        let at = usize::try_from(month.checked_sub(FIRST)?).ok()?;
        let all = &mut self.months[version];
        if all.len() <= at {
            all.resize(at + 1, Month::default());
        }
        Some(&mut all[at])
    }

    /// Adds `times` to what is open at the end of each month from `from` up to, but not including, `until`.
    pub(super) fn open(&mut self, version: usize, months: (i32, i32), times: i64, of: fn(&mut Month) -> &mut i64) {
        let (from, until) = months;
        if from < until {
            if let Some(month) = self.month(version, from) {
                *of(month) += times;
            }
            if let Some(month) = self.month(version, until) {
                *of(month) -= times;
            }
        }
    }

    pub(super) fn merge(&mut self, other: Self) {
        for (own, theirs) in self.months.iter_mut().zip(other.months) {
            if own.len() < theirs.len() {
                own.resize(theirs.len(), Month::default());
            }
            for (own, theirs) in own.iter_mut().zip(theirs) {
                own.total += theirs.total;
                own.met += theirs.met;
                own.waiting += theirs.waiting;
                own.held += theirs.held;
            }
        }
        for (key, count) in other.left_out {
            *self.left_out.entry(key).or_default() += count;
        }
        for (key, spread) in other.spreads {
            self.spreads.entry(key).or_default().merge(&spread);
        }
    }

    /// The months of a version in order, each with its counts; of what is open, how many there are at its end.
    pub(super) fn months(&self, version: usize) -> impl Iterator<Item = (i32, Month)> {
        let (mut waiting, mut held) = (0, 0);
        (FIRST..).zip(&self.months[version]).map(move |(number, month)| {
            waiting += month.waiting;
            held += month.held;
            (number, Month { waiting, held, ..*month })
        })
    }
}

/// How long requests took.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Spread {
    pub(super) count: i64,
    /// In seconds or days.
    pub(super) sum: i64,
    /// How many took how long.
    buckets: BTreeMap<i64, i64>,
}

/// A week of minutes: longer times are told to the hour.
const FINE: i64 = 7 * 24 * 60;

impl Spread {
    /// Adds `times` requests that took so many seconds.
    pub(super) fn add_seconds(&mut self, seconds: i64, times: i64) {
        // Rounded up, as a promise is not kept by rounding.
        let minutes = (seconds + 59) / 60;
        let minutes = if minutes > FINE { (minutes + 59) / 60 * 60 } else { minutes };
        self.add(seconds, minutes * 60, times);
    }

    /// Adds `times` requests that took so many days.
    pub(super) fn add_days(&mut self, days: i64, times: i64) {
        self.add(days, days, times);
    }

    fn add(&mut self, exact: i64, bucket: i64, times: i64) {
        self.count += times;
        self.sum += exact * times;
        *self.buckets.entry(bucket).or_default() += times;
    }

    pub(super) fn merge(&mut self, other: &Self) {
        self.count += other.count;
        self.sum += other.sum;
        for (bucket, count) in &other.buckets {
            *self.buckets.entry(*bucket).or_default() += count;
        }
    }

    /// The time that `tenths` of ten requests did not exceed: the smallest that so many of them kept to.
    pub(super) fn rank(&self, tenths: i64) -> Option<i64> {
        let wanted = (self.count * tenths + 9) / 10;
        let mut below = 0;
        self.buckets.iter().find_map(|(bucket, count)| {
            below += count;
            (below >= wanted && *count > 0).then_some(*bucket)
        })
    }
}
