//! The measurable part of a promise.

use crate::model::amount::{Amount, Unit};
use crate::model::prose::Prose;

/// What is promised, without the words around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// At most this long.
    Within(Amount),
    /// This long on average.
    Average(Amount),
    /// From the first number to the second, in a unit.
    Between(u32, u32, Unit),
    /// Repeatedly, with at most this long between times.
    Every(Amount),
    /// At most a number of something in a period: 6 days out of use in a year.
    AtMost(Count),
    /// At least a number of times in a period: 8 mowings in a year.
    AtLeast(Count),
    /// At least this long before something: 5 business days before the meeting.
    Ahead(Notice),
    /// No target, and the reason.
    None(Prose),
}

/// A number of something in a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Count {
    /// The number.
    pub count: u32,
    /// What is counted, in the plural: `days out of use`.
    pub of: String,
    /// The unit of the period.
    pub per: Unit,
}

/// A time before an event, with whole days between: neither the day of the notice nor that of the event counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// The shortest time.
    pub time: Amount,
    /// The event in words, after "before": `the meeting`.
    pub before: String,
}

/// How a result is compared with the number of a target. The feed is written and read by this table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TargetComparison {
    /// Each result is at most the number.
    AtMost,
    /// Each result is at least the number.
    AtLeast,
    /// The mean of the results is at most the number.
    Average,
    /// Each result is between two numbers.
    Between,
    /// It happens again within the number.
    Every,
}

impl TargetComparison {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::AtMost, Self::AtLeast, Self::Average, Self::Between, Self::Every];

    /// What the feed says: `at_most`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::AtMost => "at_most",
            Self::AtLeast => "at_least",
            Self::Average => "average",
            Self::Between => "between",
            Self::Every => "every",
        }
    }
}

impl Target {
    /// Whether anything measurable is promised.
    #[must_use]
    pub const fn is_promised(&self) -> bool {
        match self {
            Self::Within(_)
            | Self::Average(_)
            | Self::Between(..)
            | Self::Every(_)
            | Self::AtMost(_)
            | Self::AtLeast(_)
            | Self::Ahead(_) => true,
            Self::None(_) => false,
        }
    }

    /// Whether each case has a time of its own, counted from something.
    #[must_use]
    pub const fn is_counted_from_a_start(&self) -> bool {
        match self {
            Self::Within(_) | Self::Average(_) | Self::Between(..) => true,
            Self::Every(_) | Self::AtMost(_) | Self::AtLeast(_) | Self::Ahead(_) | Self::None(_) => false,
        }
    }

    /// Its unit, if it is a length of time.
    #[must_use]
    pub fn unit(&self) -> Option<Unit> {
        match self {
            Self::Within(amount) | Self::Average(amount) | Self::Every(amount) => Some(amount.unit),
            Self::Between(_, _, unit) => Some(*unit),
            Self::Ahead(notice) => Some(notice.time.unit),
            Self::AtMost(_) | Self::AtLeast(_) | Self::None(_) => None,
        }
    }

    /// The larger number of a range.
    #[must_use]
    pub const fn upper(&self) -> Option<u32> {
        match self {
            Self::Between(_, most, _) => Some(*most),
            Self::Within(_)
            | Self::Average(_)
            | Self::Every(_)
            | Self::AtMost(_)
            | Self::AtLeast(_)
            | Self::Ahead(_)
            | Self::None(_) => None,
        }
    }

    /// What is counted, if it is a number of something.
    #[must_use]
    pub const fn count(&self) -> Option<&Count> {
        match self {
            Self::AtMost(count) | Self::AtLeast(count) => Some(count),
            Self::Within(_)
            | Self::Average(_)
            | Self::Between(..)
            | Self::Every(_)
            | Self::Ahead(_)
            | Self::None(_) => None,
        }
    }

    /// What it comes before, if it is a time before an event.
    #[must_use]
    pub fn before(&self) -> Option<&str> {
        match self {
            Self::Ahead(notice) => Some(&notice.before),
            Self::Within(_)
            | Self::Average(_)
            | Self::Between(..)
            | Self::Every(_)
            | Self::AtMost(_)
            | Self::AtLeast(_)
            | Self::None(_) => None,
        }
    }

    /// Why nothing measurable is promised.
    #[must_use]
    pub const fn reason(&self) -> Option<&Prose> {
        match self {
            Self::None(reason) => Some(reason),
            Self::Within(_)
            | Self::Average(_)
            | Self::Between(..)
            | Self::Every(_)
            | Self::AtMost(_)
            | Self::AtLeast(_)
            | Self::Ahead(_) => None,
        }
    }

    /// How a result is compared with its number.
    #[must_use]
    pub const fn comparison(&self) -> Option<TargetComparison> {
        match self {
            Self::Within(_) | Self::AtMost(_) => Some(TargetComparison::AtMost),
            Self::AtLeast(_) | Self::Ahead(_) => Some(TargetComparison::AtLeast),
            Self::Average(_) => Some(TargetComparison::Average),
            Self::Between(..) => Some(TargetComparison::Between),
            Self::Every(_) => Some(TargetComparison::Every),
            Self::None(_) => None,
        }
    }

    /// The longest time that keeps the promise.
    #[must_use]
    pub fn longest(&self) -> Option<Amount> {
        match self {
            Self::Within(amount) | Self::Average(amount) | Self::Every(amount) => Some(*amount),
            Self::Between(_, most, unit) => Some(Amount::new(*most, *unit)),
            Self::AtMost(_) | Self::AtLeast(_) | Self::Ahead(_) | Self::None(_) => None,
        }
    }
}
