//! A province, nation or country with public holidays of its own.

use crate::holidays::holiday::Holiday;
use crate::holidays::observance;
use crate::holidays::rule::Rule;

/// A place with public holidays of its own.
#[derive(Debug)]
pub struct Jurisdiction {
    /// Its code in ISO 3166-1 or 3166-2: `CA-AB`, `IE`.
    pub code: &'static str,
    /// Its name in English.
    pub name: &'static str,
    /// Where the law lists its holidays.
    pub law: &'static str,
    /// The word for a holiday that is kept on another day: `observed`.
    pub moved: &'static str,
    /// The time zones in which it lies alone, or is by far the most likely.
    pub(super) time_zones: &'static [&'static str],
    pub(super) rules: &'static [Rule],
}

impl Jurisdiction {
    /// Its holidays in a year, by date.
    #[must_use]
    pub fn holidays(&self, year: i16) -> Vec<Holiday> {
        observance::holidays(self.rules, year)
    }
}
