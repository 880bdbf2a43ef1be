//! How a law says which day is meant, and a year -> the date.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use crate::holidays::easter::easter_sunday;

/// A day that comes every year, as laws describe it. Months and days count from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DayOfYear {
    /// The same date each year: month, day.
    Fixed(i8, i8),
    /// The first, second or third such weekday of a month; -1 for the last.
    Nth(i8, Weekday, i8),
    /// The last such weekday before a date: weekday, month, day.
    Before(Weekday, i8, i8),
    /// The Monday nearest to a date: month, day.
    NearestMonday(i8, i8),
    /// The number of days after Easter Sunday.
    Easter(i32),
    /// The first Monday in February, or 1 February if that is a Friday: St Brigid's Day.
    StBrigid,
    /// Two days before the last Sunday in February: Yukon's Heritage Day.
    FridayBeforeLastSundayOfFebruary,
    /// Only on this date: year, month, day.
    Once(i16, i8, i8),
}

impl DayOfYear {
    pub(super) fn in_year(self, year: i16) -> Option<Date> {
        let date = |month, day| Date::new(year, month, day).ok();
        let nth = |nth, weekday, month| date(month, 1)?.nth_weekday_of_month(nth, weekday).ok();
        match self {
            Self::Fixed(month, day) => date(month, day),
            Self::Nth(count, weekday, month) => nth(count, weekday, month),
            Self::Before(weekday, month, day) => date(month, day)?.nth_weekday(-1, weekday).ok(),
            Self::NearestMonday(month, day) => {
                date(month, day)?.saturating_add(4.days()).nth_weekday(-1, Weekday::Monday).ok()
            }
            Self::Easter(days) => Some(easter_sunday(year)?.saturating_add(days.days())),
            Self::StBrigid => {
                date(2, 1).filter(|day| day.weekday() == Weekday::Friday).or_else(|| nth(1, Weekday::Monday, 2))
            }
            Self::FridayBeforeLastSundayOfFebruary => Some(nth(-1, Weekday::Sunday, 2)?.saturating_sub(2.days())),
            Self::Once(only, month, day) => date(month, day).filter(|_| year == only),
        }
    }
}
