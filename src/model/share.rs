//! How often a target is meant to be met.

/// A share of all requests, in tenths of a percent: 900 is 90 %.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Share(u16);

impl Share {
    /// Every time: the default.
    pub const EVERY_TIME: Self = Self(1000);

    /// Returns the share, or `None` if it is not above 0 and at most 100 %.
    #[must_use]
    pub fn from_tenths(tenths: u16) -> Option<Self> {
        (1..=1000).contains(&tenths).then_some(Self(tenths))
    }

    /// The share in tenths of a percent.
    #[must_use]
    pub const fn tenths(self) -> u16 {
        self.0
    }

    /// The share in percent.
    #[must_use]
    pub fn percent(self) -> f64 {
        f64::from(self.0) / 10.0
    }
}
