//! The measurable part of a promise.

use crate::language::Class;
use crate::model::amount::{Amount, Unit};
use crate::model::prose::Prose;
use crate::model::recurring_day::RecurringDay;
use crate::model::share::Share;

/// What is promised, without the words around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// At most this long.
    Within(Amount),
    /// This long on average.
    Average(Amount),
    /// From the first time to the second, each in its unit.
    Between(Amount, Amount),
    /// Repeatedly, with at most this long between times.
    Every(Amount),
    /// At most a number of something in a period: 6 days out of use in a year.
    AtMost(Count),
    /// At least a number of times in a period: 8 mowings in a year.
    AtLeast(Count),
    /// At least this long before something: 5 business days before the meeting.
    Ahead(Notice),
    /// By a day that comes again, whoever asks and when: by 1 June. If it is a closed day, the promise does not move to a later one.
    By(RecurringDay),
    /// In at least this share of all cases, without a time.
    Share(Share),
    /// A share of people or things of which something is true: 85% of callers are satisfied.
    Level(Level),
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

/// A share of people or things of which something is true.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Level {
    /// Whether the share is the smallest or the largest one.
    pub bound: Bound,
    /// The share.
    pub share: Share,
    /// Of whom or of what, in the plural: `callers who answer our survey`.
    pub of: String,
    /// What they do or are: `say that they are satisfied`.
    pub who: String,
    /// The unit of the period in which it is measured, if the promise names one.
    pub per: Option<Unit>,
}

impl Level {
    /// Whether both are about the same people or things and the same side, so that their shares can be compared.
    #[must_use]
    pub fn is_of_the_same(&self, other: &Self) -> bool {
        *self == Self { share: self.share, ..other.clone() }
    }
}

/// Which side of a number is the good one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// The number or more.
    AtLeast,
    /// The number or less.
    AtMost,
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
            | Self::Ahead(_)
            | Self::By(_)
            | Self::Share(_)
            | Self::Level(_) => true,
            Self::None(_) => false,
        }
    }

    /// Whether each case has a time of its own, counted from something.
    #[must_use]
    pub const fn is_counted_from_a_start(&self) -> bool {
        self.range().is_some()
    }

    /// Whether each case either keeps it or does not, so that a share of cases can be promised beside it.
    #[must_use]
    pub const fn is_kept_case_by_case(&self) -> bool {
        match self {
            Self::Within(_) | Self::Between(..) | Self::Every(_) | Self::Ahead(_) | Self::By(_) => true,
            Self::Average(_) | Self::AtMost(_) | Self::AtLeast(_) | Self::Share(_) | Self::Level(_) | Self::None(_) => {
                false
            }
        }
    }

    /// The time, if it is one: of a range, the shorter one.
    #[must_use]
    pub const fn time(&self) -> Option<Amount> {
        match self {
            Self::Within(time) | Self::Average(time) | Self::Between(time, _) | Self::Every(time) => Some(*time),
            Self::Ahead(notice) => Some(notice.time),
            Self::AtMost(_) | Self::AtLeast(_) | Self::By(_) | Self::Share(_) | Self::Level(_) | Self::None(_) => None,
        }
    }

    /// The longer time of a range.
    #[must_use]
    pub const fn upper(&self) -> Option<Amount> {
        if let Self::Between(_, most) = self { Some(*most) } else { None }
    }

    /// Whether it counts time in which a calendar is open, at one end of a range at least.
    #[must_use]
    pub fn counts_business_time(&self) -> bool {
        [self.time(), self.upper()].into_iter().flatten().any(|time| time.unit.is_business())
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
            | Self::By(_)
            | Self::Share(_)
            | Self::Level(_)
            | Self::None(_) => None,
        }
    }

    /// What it comes before, if it is a time before an event.
    #[must_use]
    pub const fn before(&self) -> Option<&str> {
        if let Self::Ahead(notice) = self { Some(notice.before.as_str()) } else { None }
    }

    /// The day by which it is done, if it is a day that comes again.
    #[must_use]
    pub const fn day(&self) -> Option<RecurringDay> {
        if let Self::By(day) = self { Some(*day) } else { None }
    }

    /// The level, if it is a share of people or things.
    #[must_use]
    pub const fn level(&self) -> Option<&Level> {
        if let Self::Level(level) = self { Some(level) } else { None }
    }

    /// The share that is promised, where `beside` is the one written beside the target: none of an average, a number of something or nothing.
    #[must_use]
    pub const fn share(&self, beside: Share) -> Option<Share> {
        match self {
            Self::Within(_) | Self::Between(..) | Self::Every(_) | Self::Ahead(_) | Self::By(_) => Some(beside),
            Self::Share(share) | Self::Level(Level { share, .. }) => Some(*share),
            Self::Average(_) | Self::AtMost(_) | Self::AtLeast(_) | Self::None(_) => None,
        }
    }

    /// Why nothing measurable is promised.
    #[must_use]
    pub const fn reason(&self) -> Option<&Prose> {
        if let Self::None(reason) = self { Some(reason) } else { None }
    }

    /// How a result is compared with its number.
    #[must_use]
    pub const fn comparison(&self) -> Option<TargetComparison> {
        match self {
            Self::Within(_) | Self::AtMost(_) | Self::By(_) | Self::Level(Level { bound: Bound::AtMost, .. }) => {
                Some(TargetComparison::AtMost)
            }
            Self::AtLeast(_) | Self::Ahead(_) | Self::Share(_) | Self::Level(Level { bound: Bound::AtLeast, .. }) => {
                Some(TargetComparison::AtLeast)
            }
            Self::Average(_) => Some(TargetComparison::Average),
            Self::Between(..) => Some(TargetComparison::Between),
            Self::Every(_) => Some(TargetComparison::Every),
            Self::None(_) => None,
        }
    }

    /// The shortest and the longest time that one case may take from its start, the same where one time is promised.
    #[must_use]
    pub const fn range(&self) -> Option<(Amount, Amount)> {
        match self {
            Self::Within(time) | Self::Average(time) => Some((*time, *time)),
            Self::Between(least, most) => Some((*least, *most)),
            Self::Every(_)
            | Self::AtMost(_)
            | Self::AtLeast(_)
            | Self::Ahead(_)
            | Self::By(_)
            | Self::Share(_)
            | Self::Level(_)
            | Self::None(_) => None,
        }
    }

    /// Whether it is an average, which no single case can miss.
    #[must_use]
    pub const fn is_average(&self) -> bool {
        matches!(self, Self::Average(_))
    }

    /// The longest time that keeps the promise.
    #[must_use]
    pub const fn longest(&self) -> Option<Amount> {
        match self {
            Self::Within(longest) | Self::Average(longest) | Self::Every(longest) | Self::Between(_, longest) => {
                Some(*longest)
            }
            Self::AtMost(_)
            | Self::AtLeast(_)
            | Self::Ahead(_)
            | Self::By(_)
            | Self::Share(_)
            | Self::Level(_)
            | Self::None(_) => None,
        }
    }
}
