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

    /// The day of the year of a date.
    #[must_use]
    pub fn of(date: Date) -> Self {
        Self { month: date.month(), day: date.day() }
    }

    /// The day after it; 29 February comes before 1 March.
    #[must_use]
    pub const fn next(self) -> Self {
        let Self { month, day } = self;
        if day < last_day(month) { Self { month, day: day + 1 } } else { Self { month: month % 12 + 1, day: 1 } }
    }

    /// The day before it; 29 February comes before 1 March.
    #[must_use]
    pub const fn previous(self) -> Self {
        let Self { month, day } = self;
        if day > 1 {
            return Self { month, day: day - 1 };
        }
        let month = if month == 1 { 12 } else { month - 1 };
        Self { month, day: last_day(month) }
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
    /// The whole year.
    pub const YEAR: Self = Self { from: DayOfYear { month: 1, day: 1 }, to: DayOfYear { month: 12, day: 31 } };

    /// Whether it is no part of the year but all of it.
    #[must_use]
    pub fn is_whole_year(self) -> bool {
        self.to.next() == self.from
    }

    /// The season that begins and ends a day later.
    #[must_use]
    pub const fn a_day_later(self) -> Self {
        Self { from: self.from.next(), to: self.to.next() }
    }

    /// Whether it is this season on `date`.
    #[must_use]
    pub fn contains(self, date: Date) -> bool {
        self.includes(DayOfYear::of(date))
    }

    /// Whether it includes this day of every year.
    #[must_use]
    pub fn includes(self, day: DayOfYear) -> bool {
        if self.from <= self.to { self.from <= day && day <= self.to } else { self.from <= day || day <= self.to }
    }

    /// Its first and its last month, if it begins and ends with a whole one.
    #[must_use]
    pub fn months(self) -> Option<(i8, i8)> {
        let is_whole = self.from.day == 1 && DayOfYear::last_of(self.to.month) == Some(self.to);
        is_whole.then_some((self.from.month, self.to.month))
    }

    /// The first and the last day of the season that it is on `date`, or else of the next one; `None` at the end of time.
    #[must_use]
    pub fn next(self, date: Date) -> Option<(Date, Date)> {
        let in_year = |day: DayOfYear, year: i16| {
            let last = Date::new(year, day.month, 1).ok()?.days_in_month();
            Date::new(year, day.month, day.day.min(last)).ok()
        };
        let to =
            in_year(self.to, date.year()).filter(|to| *to >= date).or_else(|| in_year(self.to, date.year() + 1))?;
        let from =
            in_year(self.from, to.year()).filter(|from| *from <= to).or_else(|| in_year(self.from, to.year() - 1))?;
        Some((from, to))
    }
}
