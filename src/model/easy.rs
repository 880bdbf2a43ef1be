//! A recent result -> whether its promise is so easily kept that more could be promised.

use crate::model::recent::Recent;
use crate::model::results::{Judged, PeriodKind};
use crate::model::target::{Bound, Target};

/// Fewer cases than these prove nothing.
const ENOUGH: u64 = 50;

/// A promise is easy if it is missed this many times less often than it may be.
const EASY: u128 = 4;

impl Recent<'_> {
    /// Whether the promise was kept for a year with much to spare.
    #[must_use]
    pub fn is_easy(&self) -> bool {
        let promise = &self.version.version.promise;
        let total = u128::from(self.sum.total);
        if self.judged != Judged::Kept || self.measured < PeriodKind::Year.months() || self.sum.total < ENOUGH {
            return false;
        }
        match &promise.target.value {
            Target::Average(limit) => {
                self.sum.time.is_some_and(|time| time * 2 <= u128::from(limit.value) * 1000 * total)
            }
            Target::Level(level) if level.bound == Bound::AtMost => false,
            target => {
                let allowed =
                    target.share(promise.share()).map(|share| u128::from(10_000 - share.hundredths()) * total);
                let missed = self.sum.met.map(|met| total - u128::from(met));
                allowed.zip(missed).is_some_and(|(allowed, missed)| allowed > 0 && missed * 10_000 * EASY <= allowed)
            }
        }
    }
}
