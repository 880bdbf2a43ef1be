//! Whether one promise is at least as strong as another (policy clause 1.2: one city, one standard).
//!
//! What is always true, and all that is used: 24 N hours <= N calendar days <= N business days, a week is 7 calendar days, a month 28 to 31,
//! a year 365 or 366 or twelve months, and an hour of the clock is over before a business hour is. Everything else is not comparable.

use crate::model::amount::{Amount, Unit};
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

/// How `promise` compares with `floor`.
#[must_use]
pub fn compare(promise: &Promise, floor: &Promise) -> Comparison {
    let mut weaknesses = Vec::new();
    match times(&promise.target.value, &floor.target.value) {
        Times::NotComparable => return Comparison::NotComparable,
        Times::Weaker(weakness) => weaknesses.push(weakness),
        Times::NotWeaker => {}
    }
    if promise.share() < floor.share() && promise.target.value.longest().is_some() {
        weaknesses.push(Weakness::SmallerShare);
    }
    if promise.exceptions.len() > floor.exceptions.len() {
        weaknesses.push(Weakness::MoreExceptions);
    }
    if weaknesses.is_empty() { Comparison::NotWeaker } else { Comparison::Weaker(weaknesses) }
}

enum Times {
    NotWeaker,
    Weaker(Weakness),
    NotComparable,
}

fn times(target: &Target, floor: &Target) -> Times {
    let Some(limit) = floor.longest() else {
        return counts(target, floor);
    };
    let Some(longest) = target.longest() else {
        return if matches!(target, Target::None(_)) {
            Times::Weaker(Weakness::NoTarget)
        } else {
            Times::NotComparable
        };
    };
    match (not_longer(longest, limit), not_longer(limit, longest)) {
        (false, true) => Times::Weaker(Weakness::Longer),
        (false, false) => Times::NotComparable,
        (true, _) if is_limit(floor) && !is_limit(target) => Times::Weaker(Weakness::NotALimit),
        (true, _) => Times::NotWeaker,
    }
}

fn counts(target: &Target, floor: &Target) -> Times {
    match (target, floor) {
        (_, Target::None(_)) => Times::NotWeaker,
        (Target::None(_), _) => Times::Weaker(Weakness::NoTarget),
        (Target::AtMost(a), Target::AtMost(b)) if a.of == b.of && a.per == b.per => {
            if a.count <= b.count {
                Times::NotWeaker
            } else {
                Times::Weaker(Weakness::Longer)
            }
        }
        _ => Times::NotComparable,
    }
}

const fn is_limit(target: &Target) -> bool {
    matches!(target, Target::Within(_) | Target::Between(..))
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
    match (longest_seconds(a), shortest_seconds(b)) {
        (Some(a), Some(b)) => a <= b,
        _ => false,
    }
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

/// The most seconds that can pass. Nothing for business units: nobody knows how long a calendar stays closed.
fn longest_seconds(amount: Amount) -> Option<u64> {
    let value = u64::from(amount.value);
    match amount.unit {
        Unit::Second => Some(value),
        Unit::Minute => Some(value * 60),
        Unit::Hour => Some(value * 3_600),
        Unit::CalendarDay => Some(value * DAY),
        Unit::Week => Some(value * 7 * DAY),
        Unit::Month => Some(value * 31 * DAY),
        Unit::Year => Some(value * 366 * DAY),
        Unit::BusinessHour | Unit::BusinessDay => None,
    }
}

/// The fewest seconds that pass. A business day is at least a calendar day, a business hour at least an hour.
fn shortest_seconds(amount: Amount) -> Option<u64> {
    let value = u64::from(amount.value);
    match amount.unit {
        Unit::BusinessDay => Some(value * DAY),
        Unit::BusinessHour => Some(value * 3_600),
        Unit::Month => Some(value * 28 * DAY),
        Unit::Year => Some(value * 365 * DAY),
        _ => longest_seconds(amount),
    }
}
