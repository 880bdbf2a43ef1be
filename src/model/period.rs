//! Half-open intervals of civil dates.

use jiff::civil::Date;

/// A range of days. Without an end, it lasts indefinitely.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// The first day.
    pub from: Date,
    /// The first day after it, if it ends.
    pub until: Option<Date>,
}

impl Period {
    /// Whether it contains `day`.
    #[must_use]
    pub fn contains(self, day: Date) -> bool {
        self.from <= day && self.until.is_none_or(|until| day < until)
    }

    /// Whether it contains no day.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.until.is_some_and(|until| until <= self.from)
    }

    /// Whether both have a day in common.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.until.is_none_or(|until| other.from < until) && other.until.is_none_or(|until| self.from < until)
    }

    /// The period, ended on `day` if it would last longer.
    #[must_use]
    pub fn ended_by(self, day: Option<Date>) -> Self {
        let until = match (self.until, day) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
        Self { until, ..self }
    }
}

/// The days for which a whole edition is valid. Without a start, it is valid for all earlier days.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Interval {
    /// The first day.
    pub from: Option<Date>,
    /// The first day on which something else holds.
    pub until: Option<Date>,
}

impl Interval {
    /// The longest interval around `day` in which no `boundary` falls.
    pub fn around(day: Date, boundaries: impl IntoIterator<Item = Date>) -> Self {
        let mut interval = Self { from: None, until: None };
        for boundary in boundaries {
            if boundary <= day {
                interval.from = interval.from.max(Some(boundary));
            } else {
                interval.until = Some(interval.until.map_or(boundary, |until| until.min(boundary)));
            }
        }
        interval
    }
}
