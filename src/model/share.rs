//! How often a target is meant to be met.

/// A share of all cases, in hundredths of a percent: 9000 is 90 %.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Share(u16);

impl Share {
    /// Every time: the default.
    pub const EVERY_TIME: Self = Self(10_000);

    /// Returns the share, or `None` if it is not above 0 and at most 100 %.
    #[must_use]
    pub fn from_hundredths(hundredths: u16) -> Option<Self> {
        (1..=10_000).contains(&hundredths).then_some(Self(hundredths))
    }

    /// The share in hundredths of a percent.
    #[must_use]
    pub const fn hundredths(self) -> u16 {
        self.0
    }

    /// The share in percent: the number nearest to its decimals.
    #[must_use]
    pub fn percent(self) -> f64 {
        f64::from(self.0) / 100.0
    }
}
