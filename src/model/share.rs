//! How often a target is meant to be met.

/// A share of all requests, in tenths of a percent: 900 is 90 %.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Share(u16);

impl Share {
    /// Every time: what holds when nothing is written.
    pub const EVERY_TIME: Self = Self(1000);

    /// A share from tenths of a percent, or nothing if it is not above 0 and at most 100 %.
    #[must_use]
    pub fn from_tenths(tenths: u16) -> Option<Self> {
        (1..=1000).contains(&tenths).then_some(Self(tenths))
    }

    /// Tenths of a percent.
    #[must_use]
    pub const fn tenths(self) -> u16 {
        self.0
    }

    /// Percent, as a number.
    #[must_use]
    pub fn percent(self) -> f64 {
        f64::from(self.0) / 10.0
    }
}
