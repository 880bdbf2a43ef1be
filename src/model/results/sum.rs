//! The figures of several periods -> their sum. Counts are added; percentages never are.

use crate::model::results::row::Measured;
use crate::model::target::Bound;

/// Below this many cases, a share says little: counts are shown without a percentage, and twelve months are judged together.
pub const FEW: u64 = 10;

/// Counts of one version over one or more periods.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sum {
    /// How many were done in time; nothing if one of the periods doesn't say.
    pub met: Option<u64>,
    /// How many were due.
    pub total: u64,
    /// The sum of all times in thousandths of the target's unit, for an average; nothing if one of the periods doesn't say.
    pub time: Option<u128>,
}

impl Sum {
    /// The counts of one period.
    #[must_use]
    pub fn of(figures: &Measured) -> Self {
        let total = figures.total.value;
        let time = figures.average.map(|average| u128::from(average.value.thousandths()) * u128::from(total));
        // An average of no cases adds no time, and nobody can tell one.
        Self { met: figures.met.map(|met| met.value), total, time: time.or_else(|| (total == 0).then_some(0)) }
    }
}

impl std::iter::Sum for Sum {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self { met: Some(0), total: 0, time: Some(0) }, |sum, one| Self {
            met: sum.met.zip(one.met).map(|(sum, met)| sum.saturating_add(met)),
            total: sum.total.saturating_add(one.total),
            time: sum.time.zip(one.time).map(|(sum, time)| sum.saturating_add(time)),
        })
    }
}

/// A percentage in ten-thousandths of a percent, rounded against the city: what is kept is never rounded up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Percent(u64);

impl Percent {
    /// The percentage of `met` in `total`, rounded down where more is better (`Bound::AtLeast`) and up where less is; nothing of nothing.
    #[must_use]
    pub fn of(met: u64, total: u64, better: Bound) -> Option<Self> {
        let parts = u128::from(met) * 1_000_000;
        let total = u128::from(total);
        let rounded = match better {
            Bound::AtLeast => parts.checked_div(total)?,
            Bound::AtMost => parts.checked_add(total.checked_sub(1)?)? / total,
        };
        u64::try_from(rounded).ok().map(Self)
    }

    /// In ten-thousandths of a percent.
    #[must_use]
    pub const fn ten_thousandths(self) -> u64 {
        self.0
    }

    /// With so many decimals, from none to four, rounded in the same direction: 9235 is 92.35 with two.
    #[must_use]
    pub const fn rounded(self, decimals: u32, better: Bound) -> u64 {
        let part = 10_u64.pow(4 - if decimals > 4 { 4 } else { decimals });
        match better {
            Bound::AtLeast => self.0 / part,
            Bound::AtMost => self.0.div_ceil(part),
        }
    }
}
