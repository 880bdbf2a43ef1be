//! Whether one promise is at least as strong as another (policy clause 1.2: one city, one standard).
//!
//! What is always true, and all that is used: 24 N hours <= N calendar days <= N business days, a week is 7 calendar days, a month 28 to 31,
//! a year 365 or 366 or twelve months, and an hour of the clock is over before a business hour is. As the day of receipt does not count and a
//! day ends at midnight, N calendar days can take up to 24 (N + 1) hours. Everything else is not comparable.

use crate::model::amount::{Amount, Unit};
use crate::model::share::Share;
use crate::model::standard::Promise;
use crate::model::target::Target;

/// In what respect a promise is weaker than another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weakness {
    /// It takes longer.
    Longer,
    /// It is kept less often.
    SmallerShare,
    /// It is an average, or comes round, where the other is a limit.
    NotALimit,
    /// It promises no time at all.
    NoTarget,
    /// It leaves out more cases.
    MoreExceptions,
}

/// What comparing two promises gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Comparison {
    /// At least as strong in every respect.
    NotWeaker,
    /// Weaker in these respects.
    Weaker(Vec<Weakness>),
    /// In units that can't be compared.
    NotComparable,
}

/// What decides how strong a promise is.
#[derive(Debug, Clone, Copy)]
pub struct Terms<'a> {
    /// The measurable part; nothing if no time is promised.
    pub target: Option<&'a Target>,
    /// How often it is meant to be met.
    pub share: Share,
    /// How many cases it leaves out.
    pub exceptions: usize,
}

impl<'a> From<&'a Promise> for Terms<'a> {
    fn from(promise: &'a Promise) -> Self {
        let target = Some(&promise.target.value).filter(|target| !matches!(target, Target::None(_)));
        Self { target, share: promise.share(), exceptions: promise.exceptions.len() }
    }
}

/// How `promise` compares with `floor`.
#[must_use]
pub fn compare<'a>(promise: impl Into<Terms<'a>>, floor: impl Into<Terms<'a>>) -> Comparison {
    let (promise, floor) = (promise.into(), floor.into());
    let Some(floor_target) = floor.target else { return Comparison::NotWeaker };
    let Some(target) = promise.target else { return Comparison::Weaker(vec![Weakness::NoTarget]) };
    let Some(mut weaknesses) = in_target(target, floor_target) else { return Comparison::NotComparable };
    if promise.share < floor.share {
        weaknesses.push(Weakness::SmallerShare);
    }
    if promise.exceptions > floor.exceptions {
        weaknesses.push(Weakness::MoreExceptions);
    }
    if weaknesses.is_empty() { Comparison::NotWeaker } else { Comparison::Weaker(weaknesses) }
}

/// In what respects a target is weaker than another; nothing if they can't be compared.
fn in_target(target: &Target, floor: &Target) -> Option<Vec<Weakness>> {
    let is_longer = match (target, floor) {
        (Target::AtMost(a), Target::AtMost(b)) if a.of == b.of && a.per == b.per => a.count > b.count,
        _ => is_longer(target.longest()?, floor.longest()?)?,
    };
    let is_looser = matches!(
        (target, floor),
        (Target::Average(_) | Target::Every(_), Target::Within(_) | Target::Between(..))
            | (Target::Average(_), Target::Every(_))
    );
    let found = [(is_longer, Weakness::Longer), (is_looser, Weakness::NotALimit)];
    Some(found.into_iter().filter(|(is_so, _)| *is_so).map(|(_, weakness)| weakness).collect())
}

/// Nothing if it depends on the day or the calendar.
fn is_longer(a: Amount, b: Amount) -> Option<bool> {
    if not_longer(a, b) { Some(false) } else { not_longer(b, a).then_some(true) }
}

/// Whether `a` is never over later than `b`, whatever the day and the calendar.
#[must_use]
pub fn not_longer(a: Amount, b: Amount) -> bool {
    if a.unit == b.unit {
        return a.value <= b.value;
    }
    if let (Some(a), Some(b)) = (months(a), months(b)) {
        return a <= b;
    }
    if let (Some(a), Some(b)) = (most_days(a), fewest_days(b)) {
        return a <= b;
    }
    most_seconds(a).zip(fewest_seconds(b)).is_some_and(|(a, b)| a <= b)
}

const DAY: u64 = 86_400;

fn months(amount: Amount) -> Option<u64> {
    let value = u64::from(amount.value);
    match amount.unit {
        Unit::Month => Some(value),
        Unit::Year => Some(value * 12),
        _ => None,
    }
}

/// The most days after the day of receipt on which it ends. Nothing for business units: nobody knows how long a calendar stays closed.
fn most_days(amount: Amount) -> Option<u64> {
    let value = u64::from(amount.value);
    match amount.unit {
        Unit::CalendarDay => Some(value),
        Unit::Week => Some(value * 7),
        Unit::Month | Unit::Year => months(amount).map(|months| months / 12 * 366 + months % 12 * 31),
        _ => None,
    }
}

/// The fewest days after the day of receipt on which it ends. A business day is at least a calendar day.
fn fewest_days(amount: Amount) -> Option<u64> {
    match amount.unit {
        Unit::BusinessDay => Some(u64::from(amount.value)),
        Unit::Month | Unit::Year => months(amount).map(|months| months / 12 * 365 + months % 12 * 28),
        _ => most_days(amount),
    }
}

/// The most seconds that can pass: from the first moment of the day of receipt to the last of the day on which it ends.
fn most_seconds(amount: Amount) -> Option<u64> {
    elapsed_seconds(amount).or_else(|| most_days(amount).map(|days| (days + 1) * DAY))
}

/// The fewest seconds that pass: from the last moment of the day of receipt. A business hour is at least an hour.
fn fewest_seconds(amount: Amount) -> Option<u64> {
    match amount.unit {
        Unit::BusinessHour => Some(u64::from(amount.value) * 3_600),
        _ => elapsed_seconds(amount).or_else(|| fewest_days(amount).map(|days| days * DAY)),
    }
}

fn elapsed_seconds(amount: Amount) -> Option<u64> {
    let value = u64::from(amount.value);
    match amount.unit {
        Unit::Second => Some(value),
        Unit::Minute => Some(value * 60),
        Unit::Hour => Some(value * 3_600),
        _ => None,
    }
}
