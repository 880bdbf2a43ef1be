//! A request and its deadline -> what it adds to the sums of its version, month by month.

use jiff::SignedDuration;
use jiff::civil::DateTime;

use crate::counting::days;
use crate::counting::tally::{NEVER, Tally};
use crate::model::paused::Pause;
use crate::model::spent::Spent;

/// A request that counts.
#[derive(Debug, Clone, Copy)]
pub(super) struct One {
    pub(super) version: usize,
    /// 1 to add it, -1 to take it back.
    pub(super) times: i64,
    /// The day of its start.
    pub(super) start: i32,
    /// The day of its stop.
    pub(super) stop: Option<i32>,
}

/// The month of a day; never, if there is none.
fn month(day: Option<i32>) -> i32 {
    day.map_or(NEVER, days::month)
}

impl One {
    /// Adds it to those that were due in a month, and to those that were open before.
    pub(super) fn deadline(self, tally: &mut Tally, due: Option<i32>, is_kept: bool) {
        if let Some(month) = tally.month(self.version, month(due)) {
            month.total += self.times;
            month.met += if is_kept { self.times } else { 0 };
        }
        let until = month(due).min(month(self.stop));
        tally.open(self.version, (days::month(self.start), until), self.times, |month| &mut month.waiting);
    }

    /// Adds it to those that stopped in a month, with the time that they took, and to those that were open before.
    pub(super) fn average(self, tally: &mut Tally, taken: Option<Spent>) {
        let stopped = month(self.stop);
        if let Some(month) = tally.month(self.version, stopped) {
            month.total += self.times;
        }
        if let Some(taken) = taken {
            let spread = tally.spreads.entry((self.version, stopped)).or_default();
            match taken {
                Spent::Seconds(seconds) => spread.add_seconds(seconds, self.times),
                Spent::Days(days) => spread.add_days(days, self.times),
            }
        }
        tally.open(self.version, (days::month(self.start), stopped), self.times, |month| &mut month.waiting);
    }

    /// Moves it from those that have time left to those that are paused, at the end of each month at which it is.
    pub(super) fn held(self, tally: &mut Tally, due: Option<i32>, pauses: &[Pause], lasts: Option<DateTime>) {
        if pauses.is_empty() && lasts.is_none() {
            return;
        }
        let month_of = |at: DateTime| days::month(days::of_date(at.date()));
        let ended = pauses.iter().map(|pause| {
            let last = pause.until.saturating_sub(SignedDuration::from_nanos(1));
            (month_of(pause.from), month_of(last))
        });
        let mut all: Vec<(i32, i32)> = ended.chain(lasts.map(|from| (month_of(from), NEVER))).collect();
        all.sort_unstable();
        let until_at_most = month(due).min(month(self.stop));
        // A pause that lasts may begin within another one.
        let mut after = days::month(self.start);
        for (from, until) in all {
            let months = (from.max(after), until.min(until_at_most));
            after = after.max(until);
            tally.open(self.version, months, self.times, |month| &mut month.held);
            tally.open(self.version, months, -self.times, |month| &mut month.waiting);
        }
    }
}
