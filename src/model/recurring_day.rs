//! A day that comes again: a date of every year, or a day of every month.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::model::season::DayOfYear;

/// A day that comes again. Where a month is too short for it, it is the month's last day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RecurringDay {
    /// Once a year.
    Yearly(DayOfYear),
    /// Once a month.
    Monthly(DayOfMonth),
}

/// A day of every month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct DayOfMonth(i8);

impl DayOfMonth {
    /// The last day of every month, which is the 31st where there is one.
    pub const LAST: Self = Self(31);

    /// Returns the day, or `None` if no month has it.
    #[must_use]
    pub fn new(day: i8) -> Option<Self> {
        (1..=31).contains(&day).then_some(Self(day))
    }

    /// Its number, 1 to 31.
    #[must_use]
    pub const fn number(self) -> i8 {
        self.0
    }
}

impl RecurringDay {
    /// The day as XML Schema writes it: `--06-01` (`gMonthDay`) for one of every year, `---10` (`gDay`) for one of every month.
    #[must_use]
    pub fn code(self) -> String {
        match self {
            Self::Yearly(DayOfYear { month, day }) => format!("--{month:02}-{day:02}"),
            Self::Monthly(DayOfMonth(day)) => format!("---{day:02}"),
        }
    }

    /// The day that such a code means.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        if let Some(day) = code.strip_prefix("---") {
            return day.parse().ok().and_then(DayOfMonth::new).map(Self::Monthly);
        }
        let (month, day) = code.strip_prefix("--")?.split_once('-')?;
        DayOfYear::new(month.parse().ok()?, day.parse().ok()?).map(Self::Yearly)
    }

    /// The first such day on `date` or later; nothing after the last date that can be written.
    #[must_use]
    pub fn on_or_after(self, date: Date) -> Option<Date> {
        let (first, step) = match self {
            Self::Yearly(day) => (Date::new(date.year(), day.month, 1).ok()?, 1.year()),
            Self::Monthly(_) => (date.first_of_month(), 1.month()),
        };
        let day = match self {
            Self::Yearly(day) => day.day,
            Self::Monthly(day) => day.0,
        };
        let in_month = |first: Date| Date::new(first.year(), first.month(), day.min(first.days_in_month())).ok();
        in_month(first).filter(|found| *found >= date).or_else(|| in_month(first.checked_add(step).ok()?))
    }

    /// The day before: what is done before 1 July is done by 30 June.
    #[must_use]
    pub fn day_before(self) -> Option<Self> {
        match self {
            Self::Yearly(DayOfYear { month, day: 1 }) => {
                DayOfYear::last_of(if month == 1 { 12 } else { month - 1 }).map(Self::Yearly)
            }
            Self::Yearly(DayOfYear { month, day }) => DayOfYear::new(month, day - 1).map(Self::Yearly),
            Self::Monthly(DayOfMonth(1)) => Some(Self::Monthly(DayOfMonth::LAST)),
            Self::Monthly(DayOfMonth(day)) => DayOfMonth::new(day - 1).map(Self::Monthly),
        }
    }
}
