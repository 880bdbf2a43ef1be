//! Seasons: the part of every year in which a promise holds, from one day to another, both included.

use jiff::civil::Date;

/// A day of every year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct DayOfYear {
    /// The month, 1 to 12.
    pub month: i8,
    /// The day of the month; the 29th of February is the last of February in every year.
    pub day: i8,
}

impl DayOfYear {
    /// Returns the day, or `None` if no year has it.
    #[must_use]
    pub fn new(month: i8, day: i8) -> Option<Self> {
        let is_day = (1..=12).contains(&month) && (1..=last_day(month)).contains(&day);
        is_day.then_some(Self { month, day })
    }

    /// The first day of a month, 1 to 12.
    #[must_use]
    pub fn first_of(month: i8) -> Option<Self> {
        Self::new(month, 1)
    }

    /// The last day of a month, 1 to 12.
    #[must_use]
    pub fn last_of(month: i8) -> Option<Self> {
        Self::new(month, last_day(month))
    }

    fn of(date: Date) -> Self {
        Self { month: date.month(), day: date.day() }
    }
}

/// In a leap year: a season that ends with February then ends with it in all years.
const fn last_day(month: i8) -> i8 {
    match month {
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// A part of every year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Season {
    /// The first day.
    pub from: DayOfYear,
    /// The last day. It comes before the first where the season goes on into the next year.
    pub to: DayOfYear,
}

impl Season {
    /// Whether it is this season on `date`.
    #[must_use]
    pub fn contains(self, date: Date) -> bool {
        let day = DayOfYear::of(date);
        if self.from <= self.to { self.from <= day && day <= self.to } else { self.from <= day || day <= self.to }
    }

    /// Its first and its last month, if it begins and ends with a whole one.
    #[must_use]
    pub fn months(self) -> Option<(i8, i8)> {
        let is_whole = self.from.day == 1 && DayOfYear::last_of(self.to.month) == Some(self.to);
        is_whole.then_some((self.from.month, self.to.month))
    }
}
