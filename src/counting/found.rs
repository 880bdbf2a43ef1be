//! What one thread has counted of the logs, or what all have: sums, which can be added up in any order.

use crate::counting::days::ByDay;
use crate::counting::oddities::Oddities;
use crate::counting::own_deadlines::Compared;
use crate::counting::plan::{Plan, State};
use crate::counting::tally::Tally;
use crate::counting::vocabulary::Vocabulary;
use crate::counting::zone_check::TimesOfDay;

/// The counts.
pub(super) struct Found {
    pub(super) tally: Tally,
    pub(super) oddities: Oddities,
    pub(super) kinds: Vocabulary<Vec<usize>>,
    pub(super) states: Vocabulary<State>,
    pub(super) compared: Compared,
    /// How many requests have both a stop and the other time at which the clock may stop, and in how many of them that is on an earlier day.
    pub(super) completed: (u64, u64),
    pub(super) starts: TimesOfDay,
    pub(super) stops: TimesOfDay,
    pub(super) own_deadlines: TimesOfDay,
    /// How many requests stopped in each minute of a day.
    pub(super) minutes: ByDay<Option<u32>>,
    pub(super) minute_counts: Vec<[u16; 1_440]>,
    /// The records, and those that count for a standard.
    pub(super) records: u64,
    pub(super) counted: u64,
    /// The days of the first and the last start, and of the last stop.
    pub(super) first: Option<i32>,
    pub(super) last: Option<i32>,
    pub(super) last_stop: Option<i32>,
}

impl Found {
    /// Nothing yet.
    pub(super) fn new(plan: &Plan<'_>) -> Self {
        Self {
            tally: Tally::new(plan.versions.len()),
            oddities: Oddities::default(),
            kinds: Vocabulary::new(plan.kinds.clone()),
            states: Vocabulary::new(plan.states.clone()),
            compared: Compared::default(),
            completed: (0, 0),
            starts: TimesOfDay::default(),
            stops: TimesOfDay::default(),
            own_deadlines: TimesOfDay::default(),
            minutes: ByDay::new(),
            minute_counts: Vec::new(),
            records: 0,
            counted: 0,
            first: None,
            last: None,
            last_stop: None,
        }
    }

    /// Adds requests that stopped in a minute of a day.
    pub(super) fn close_in_minute(&mut self, day: i32, minute: usize, times: u16) {
        let next = self.minute_counts.len();
        let Some(of_day) = self.minutes.get_mut(day) else { return };
        if of_day.is_none() {
            *of_day = u32::try_from(next).ok();
            self.minute_counts.push([0; 1_440]);
        }
        let at = of_day.map_or(next, |at| at as usize);
        let count = &mut self.minute_counts[at][minute % 1_440];
        *count = count.saturating_add(times);
    }

    /// How many requests stopped in each minute.
    pub(super) fn per_minute(&self) -> impl Iterator<Item = (i32, usize, u16)> {
        let of_days = self.minutes.iter().filter_map(|(day, at)| Some((day, (*at)? as usize)));
        of_days.flat_map(|(day, at)| {
            (0..).zip(self.minute_counts[at].iter()).map(move |(minute, count)| (day, minute, *count))
        })
    }

    /// Adds what another thread has counted.
    pub(super) fn merge(&mut self, other: Self) {
        for (day, minute, count) in other.per_minute().filter(|(.., count)| *count > 0) {
            self.close_in_minute(day, minute, count);
        }
        self.tally.merge(other.tally);
        self.oddities.merge(&other.oddities);
        self.kinds.merge(other.kinds);
        self.states.merge(other.states);
        self.compared.merge(&other.compared);
        self.completed = (self.completed.0 + other.completed.0, self.completed.1 + other.completed.1);
        self.starts.merge(&other.starts);
        self.stops.merge(&other.stops);
        self.own_deadlines.merge(&other.own_deadlines);
        self.records += other.records;
        self.counted += other.counted;
        self.first = [self.first, other.first].into_iter().flatten().min();
        self.last = self.last.max(other.last);
        self.last_stop = self.last_stop.max(other.last_stop);
    }
}
