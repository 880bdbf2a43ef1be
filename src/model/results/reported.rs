//! The period that a result is about: a month, a quarter or a year, as staff name it, and its days.

use std::fmt::{Display, Formatter};

use jiff::ToSpan;
use jiff::civil::Date;

use crate::model::period::Period;

/// A period of a result. Quarters and years are those of the city's fiscal year, which is named by the year in which it starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReportedPeriod {
    /// A calendar month.
    Month {
        /// The calendar year.
        year: i16,
        /// From 1 to 12.
        month: i8,
    },
    /// A quarter of a fiscal year.
    Quarter {
        /// The year in which the fiscal year starts.
        year: i16,
        /// From 1 to 4.
        quarter: i8,
    },
    /// A fiscal year.
    Year {
        /// The year in which it starts.
        year: i16,
    },
}

/// How long a period of a result is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PeriodKind {
    /// A calendar month.
    Month,
    /// Three months.
    Quarter,
    /// Twelve months.
    Year,
}

impl PeriodKind {
    /// All of them, shortest first.
    pub const ALL: [Self; 3] = [Self::Month, Self::Quarter, Self::Year];

    /// The word in files and in the feed: `month`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Year => "year",
        }
    }

    /// How many months it has.
    #[must_use]
    pub const fn months(self) -> i8 {
        match self {
            Self::Month => 1,
            Self::Quarter => 3,
            Self::Year => 12,
        }
    }
}

impl ReportedPeriod {
    /// How long it is.
    #[must_use]
    pub const fn kind(self) -> PeriodKind {
        match self {
            Self::Month { .. } => PeriodKind::Month,
            Self::Quarter { .. } => PeriodKind::Quarter,
            Self::Year { .. } => PeriodKind::Year,
        }
    }

    /// Its first day, where fiscal years start with the month `fiscal` (1 to 12).
    #[must_use]
    pub fn from(self, fiscal: i8) -> Date {
        let first = |year: i16, month: i8, later: i8| {
            let start = Date::new(year, month, 1).unwrap_or(Date::MAX);
            start.checked_add(i64::from(later).months()).unwrap_or(Date::MAX)
        };
        match self {
            Self::Month { year, month } => first(year, month, 0),
            Self::Quarter { year, quarter } => first(year, fiscal, (quarter - 1) * 3),
            Self::Year { year } => first(year, fiscal, 0),
        }
    }

    /// The first day after it.
    #[must_use]
    pub fn until(self, fiscal: i8) -> Date {
        self.from(fiscal).checked_add(i64::from(self.kind().months()).months()).unwrap_or(Date::MAX)
    }

    /// Its days.
    #[must_use]
    pub fn days(self, fiscal: i8) -> Period {
        Period { from: self.from(fiscal), until: Some(self.until(fiscal)) }
    }

    /// The period of this kind that a day is in.
    #[must_use]
    pub fn around(day: Date, kind: PeriodKind, fiscal: i8) -> Self {
        let in_fiscal = i16::from(day.month() - fiscal).rem_euclid(12);
        let year = if day.month() < fiscal { day.year() - 1 } else { day.year() };
        match kind {
            PeriodKind::Month => Self::Month { year: day.year(), month: day.month() },
            PeriodKind::Quarter => Self::Quarter { year, quarter: i8::try_from(in_fiscal / 3 + 1).unwrap_or(1) },
            PeriodKind::Year => Self::Year { year },
        }
    }

    /// Reads a period as the command line has it: `2026-04`, `2026-Q2`, `2026`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let number = |text: &str, length: usize| {
            let is_figures = text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
            is_figures.then(|| text.parse::<i16>().ok()).flatten()
        };
        let (year, rest) = text.split_once('-').map_or((text, None), |(year, rest)| (year, Some(rest)));
        let year = number(year, 4).filter(|year| (1900..=2999).contains(year))?;
        let small = |text: &str, length, most: i8| {
            number(text, length).and_then(|n| i8::try_from(n).ok()).filter(|n| (1..=most).contains(n))
        };
        match rest {
            None => Some(Self::Year { year }),
            Some(rest) => match rest.strip_prefix(['Q', 'q']) {
                Some(quarter) => Some(Self::Quarter { year, quarter: small(quarter, 1, 4)? }),
                None => Some(Self::Month { year, month: small(rest, 2, 12)? }),
            },
        }
    }
}

impl Display for ReportedPeriod {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Month { year, month } => write!(formatter, "{year}-{month:02}"),
            Self::Quarter { year, quarter } => write!(formatter, "{year}-Q{quarter}"),
            Self::Year { year } => write!(formatter, "{year}"),
        }
    }
}
