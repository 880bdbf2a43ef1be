//! The measurable part of a promise.

use crate::language::Class;
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
    /// What is counted: `days out of use`.
    pub of: Things,
    /// The unit of the period.
    pub per: Unit,
}

/// What is counted, in staff's own words: the same for every number, or a form for each plural class of the site's language, such as
/// `bus that runs late` and `buses that run late`. Nothing else knows how such words change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Things {
    other: String,
    each: Vec<(Class, String)>,
}

impl Things {
    /// The same words for every number.
    #[must_use]
    pub fn plain(words: impl Into<String>) -> Self {
        Self { other: words.into(), each: Vec::new() }
    }

    /// A form for each of some classes, and one for what is left.
    #[must_use]
    pub const fn by_class(each: Vec<(Class, String)>, other: String) -> Self {
        Self { other, each }
    }

    /// As a feed has them: the form that goes with its number, and the one for most numbers.
    #[must_use]
    pub fn published(form: &str, general: String) -> Self {
        let others = Class::ALL.into_iter().filter(|class| *class != Class::Other);
        Self::by_class(others.map(|class| (class, form.to_owned())).collect(), general)
    }

    /// The form that goes with most numbers. Counts with the same one count the same things.
    #[must_use]
    pub fn general(&self) -> &str {
        &self.other
    }

    /// The form that goes with a number of this class.
    #[must_use]
    pub fn with(&self, class: Class) -> &str {
        self.each.iter().find(|(own, _)| *own == class).map_or(&self.other, |(_, form)| form)
    }

    /// Whether nobody has written the form that a number of this class needs.
    #[must_use]
    pub fn lacks(&self, class: Class) -> bool {
        class != Class::Other && self.each.iter().all(|(own, _)| *own != class)
    }

    /// The classes, beside `other`, that have a form of their own.
    pub fn classes(&self) -> impl Iterator<Item = Class> {
        self.each.iter().map(|(class, _)| *class)
    }
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
