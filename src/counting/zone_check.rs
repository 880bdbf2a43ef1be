//! At which times of day requests start and stop, in summer and in winter -> whether the log's times are in another zone than the map says.

use crate::counting::days::DAY;

/// A quarter of an hour.
const STEP: i32 = 900;

const STEPS: usize = 96;

/// So few times tell nothing.
const ENOUGH: u64 = 40;

/// How often each time of day is there, for one distance from UTC.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Times {
    offset: i32,
    steps: [u64; STEPS],
}

/// The times of a column, by the city's distance from UTC.
#[derive(Debug, Clone, Default)]
pub(super) struct TimesOfDay(Vec<Times>);

/// What the times look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Misread {
    /// Local times that were taken for UTC and made local once more.
    ConvertedTwice,
    /// UTC that is taken for local time.
    Utc,
}

/// The opening hours that most times should be in, in seconds of the day.
#[derive(Debug, Clone, Copy)]
pub(super) struct Open {
    pub(super) from: i32,
    pub(super) to: i32,
}

impl TimesOfDay {
    pub(super) fn add(&mut self, offset: i32, second: i32) {
        let at = usize::try_from(second / STEP).unwrap_or_default() % STEPS;
        self.of(offset).steps[at] += 1;
    }

    fn of(&mut self, offset: i32) -> &mut Times {
        let found = self.0.iter().position(|times| times.offset == offset);
        let at = found.unwrap_or_else(|| {
            self.0.push(Times { offset, steps: [0; STEPS] });
            self.0.len() - 1
        });
        &mut self.0[at]
    }

    pub(super) fn merge(&mut self, other: &Self) {
        for times in &other.0 {
            let own = self.of(times.offset);
            for (own, theirs) in own.steps.iter_mut().zip(&times.steps) {
                *own += theirs;
            }
        }
    }

    fn count(&self) -> u64 {
        self.0.iter().flat_map(|times| &times.steps).sum()
    }

    /// The share of the times, in thousands, that is in opening hours if each is moved by `factor` times the distance from UTC.
    fn inside(&self, open: Open, factor: i32) -> u64 {
        let mut inside = 0;
        for times in &self.0 {
            for (step, count) in (0i32..).zip(&times.steps) {
                let second = (step * STEP + factor * times.offset).rem_euclid(DAY);
                if open.from <= second && second <= open.to {
                    inside += count;
                }
            }
        }
        inside * 1_000 / self.count().max(1)
    }

    /// How unlike the times of two distances from UTC are, in thousands, if each is moved by `factor` times its own; `None` if there is only one.
    fn unlikeness(&self, factor: i32) -> Option<u64> {
        let mut all: Vec<&Times> = self.0.iter().filter(|times| times.steps.iter().sum::<u64>() >= ENOUGH).collect();
        all.sort_by_key(|times| times.offset);
        let [first, .., last] = all[..] else { return None };
        let share = |times: &Times, second: i32| {
            let step = (second - factor * times.offset).rem_euclid(DAY) / STEP;
            let count = times.steps[usize::try_from(step).unwrap_or_default() % STEPS];
            count * 100_000 / times.steps.iter().sum::<u64>().max(1)
        };
        let steps = (0i32..).take(STEPS).map(|step| step * STEP);
        Some(steps.map(|second| share(first, second).abs_diff(share(last, second))).sum::<u64>() / 100)
    }

    /// What the times look like, if it is not local time: more of them are in opening hours then, and summer is like winter.
    pub(super) fn misread(&self, open: Open) -> Option<Misread> {
        if self.count() < ENOUGH || self.0.iter().all(|times| times.offset == 0) {
            return None;
        }
        let as_they_are = self.inside(open, 0);
        let (misread, factor) = [(Misread::ConvertedTwice, -1), (Misread::Utc, 1)]
            .into_iter()
            .max_by_key(|(_, factor)| self.inside(open, *factor))?;
        let moved = self.inside(open, factor);
        let is_more = moved >= as_they_are + 150 && moved >= 600;
        let is_more_alike = match (self.unlikeness(0), self.unlikeness(factor)) {
            (Some(as_they_are), Some(moved)) => moved < as_they_are,
            // With one season alone, it takes more.
            _ => moved >= 900 && moved >= as_they_are + 300,
        };
        (is_more && is_more_alike).then_some(misread)
    }
}
