//! Amounts of time in the units that a promise can use.

/// A unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// A second of elapsed time.
    Second,
    /// A minute of elapsed time.
    Minute,
    /// An hour of elapsed time.
    Hour,
    /// An hour in which the calendar is open.
    BusinessHour,
    /// A day on which the calendar is open.
    BusinessDay,
    /// Any day.
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
            Self::Second | Self::Minute | Self::Hour | Self::Week | Self::Month | Self::Year => self.key(),
        }
    }

    /// How long one is. All arithmetic with units goes by this.
    #[must_use]
    pub const fn length(self) -> UnitLength {
        match self {
            Self::Second => UnitLength::Seconds(1),
            Self::Minute => UnitLength::Seconds(60),
            Self::Hour => UnitLength::Seconds(3_600),
            Self::BusinessHour => UnitLength::BusinessHour,
            Self::BusinessDay => UnitLength::BusinessDay,
            Self::CalendarDay => UnitLength::Days(1),
            Self::Week => UnitLength::Days(7),
            Self::Month => UnitLength::Months(1),
            Self::Year => UnitLength::Months(12),
        }
    }

    /// Whether it counts only while a calendar is open.
    #[must_use]
    pub const fn is_business(self) -> bool {
        match self.length() {
            UnitLength::BusinessHour | UnitLength::BusinessDay => true,
            UnitLength::Seconds(_) | UnitLength::Days(_) | UnitLength::Months(_) => false,
        }
    }

    /// Whether what is counted with it is due on a day rather than at a time of day.
    #[must_use]
    pub const fn is_counted_in_days(self) -> bool {
        match self.length() {
            UnitLength::BusinessDay | UnitLength::Days(_) | UnitLength::Months(_) => true,
            UnitLength::Seconds(_) | UnitLength::BusinessHour => false,
        }
    }

    /// Whether it is counted by the clock, regardless of any calendar.
    #[must_use]
    pub const fn is_elapsed(self) -> bool {
        match self.length() {
            UnitLength::Seconds(_) => true,
            UnitLength::BusinessHour | UnitLength::BusinessDay | UnitLength::Days(_) | UnitLength::Months(_) => false,
        }
    }
}

/// The length of one of a unit, in what time is counted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnitLength {
    /// So many seconds of elapsed time.
    Seconds(u32),
    /// An hour in which the calendar is open.
    BusinessHour,
    /// A day on which the calendar is open.
    BusinessDay,
    /// So many calendar days.
    Days(u32),
    /// So many months, each to the same date of the next one or to its last day.
    Months(u32),
}

/// A number of units of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Amount {
    /// The number.
    pub value: u32,
    /// The unit.
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
