//! Amounts of time in the units that a promise can use.

/// A unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// Elapsed time.
    Second,
    /// Elapsed time.
    Minute,
    /// Elapsed time.
    Hour,
    /// Hours in which the calendar is open.
    BusinessHour,
    /// Days on which the calendar is open.
    BusinessDay,
    /// Any days.
    CalendarDay,
    /// Seven calendar days.
    Week,
    /// From a date to the same date of the next month, or to that month's last day.
    Month,
    /// Twelve months.
    Year,
}

impl Unit {
    /// All of them, shortest first.
    pub const ALL: [Self; 9] = [
        Self::Second,
        Self::Minute,
        Self::Hour,
        Self::BusinessHour,
        Self::BusinessDay,
        Self::CalendarDay,
        Self::Week,
        Self::Month,
        Self::Year,
    ];

    /// What staff write for one: `business day`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Second => "second",
            Self::Minute => "minute",
            Self::Hour => "hour",
            Self::BusinessHour => "business hour",
            Self::BusinessDay => "business day",
            Self::CalendarDay => "calendar day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Year => "year",
        }
    }

    /// What staff write for any other number: `business days`.
    #[must_use]
    pub const fn key_of_several(self) -> &'static str {
        match self {
            Self::Second => "seconds",
            Self::Minute => "minutes",
            Self::Hour => "hours",
            Self::BusinessHour => "business hours",
            Self::BusinessDay => "business days",
            Self::CalendarDay => "calendar days",
            Self::Week => "weeks",
            Self::Month => "months",
            Self::Year => "years",
        }
    }

    /// What the feed says: `business_day`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::BusinessHour => "business_hour",
            Self::BusinessDay => "business_day",
            Self::CalendarDay => "calendar_day",
            other => other.key(),
        }
    }

    /// Whether it passes only while a calendar is open.
    #[must_use]
    pub const fn is_business(self) -> bool {
        matches!(self, Self::BusinessHour | Self::BusinessDay)
    }

    /// Whether it is counted by the clock, whatever the calendar says.
    #[must_use]
    pub const fn is_elapsed(self) -> bool {
        matches!(self, Self::Second | Self::Minute | Self::Hour)
    }
}

/// So many of a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Amount {
    /// How many.
    pub value: u32,
    /// Of what.
    pub unit: Unit,
}

impl Amount {
    /// The largest number that a promise can use.
    pub const LARGEST: u32 = 10_000;

    /// `value` of `unit`.
    #[must_use]
    pub const fn new(value: u32, unit: Unit) -> Self {
        Self { value, unit }
    }
}
