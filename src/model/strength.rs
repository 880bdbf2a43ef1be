//! Whether one promise is at least as strong as another (policy clause 1.2: one city, one standard).
//!
//! Only what is always true is used: 24 N hours <= N calendar days <= N business days; a week is 7 calendar days, a month 28 to 31, and a
//! year 365 or 366 days or twelve months; and an hour is never longer than a business hour. Because the day of receipt does not count and a
//! day ends at midnight, N calendar days can take up to 24 (N + 1) hours. If the calendars are known, two more facts are used: an amount takes no
//! longer on a calendar that is open whenever the other is; and an amount is longer if it exceeds the most that the other can take on the
//! baseline's calendar. Hours that may start only at the next opening take as much longer. An average is comparable with a limit for every
//! case, but not with one for a share of them. Everything else is not comparable.

use jiff::civil::Date;

use crate::model::amount::{Amount, Unit, UnitLength};
use crate::model::calendar::{Calendar, Hours};
use crate::model::recurring_day::RecurringDay;
use crate::model::share::Share;
use crate::model::standard::Promise;
use crate::model::target::{Bound, Target};

/// A respect in which a promise is weaker than another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weakness {
    /// It takes longer.
    Longer,
    /// It is promised for a smaller share of requests.
    SmallerShare,
    /// It is an average or a frequency, and the other is a limit.
    NotALimit,
    /// It has no target.
    NoTarget,
    /// It has more exceptions.
    MoreExceptions,
}

/// The result of comparing two promises.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Comparison {
    /// At least as strong in every respect.
    NotWeaker,
    /// Weaker in these respects.
    Weaker(Vec<Weakness>),
    /// The units can't be compared.
    NotComparable,
}

/// The terms that decide how strong a promise is.
#[derive(Debug, Clone, Copy)]
pub struct Terms<'a> {
    /// The measurable part; `None` if there is no target.
    pub target: Option<&'a Target>,
    /// How often the target is to be met.
    pub share: Share,
    /// The number of exceptions.
    pub exceptions: usize,
}

impl<'a> From<&'a Promise> for Terms<'a> {
    fn from(promise: &'a Promise) -> Self {
        let target = Some(&promise.target.value).filter(|target| target.is_promised());
        Self { target, share: promise.share(), exceptions: promise.exceptions.len() }
    }
}

/// The calendars on which two promises count business time, where they are known, and the first day that matters.
#[derive(Debug, Clone, Copy)]
pub struct BusinessTime<'a> {
    /// The promise's calendar.
    pub promise: Option<&'a Calendar>,
    /// The floor's calendar.
    pub floor: Option<&'a Calendar>,
    /// Closures before this day are ignored.
    pub from: Date,
    /// Whether the promise's hours may start only when somebody is there.
    pub waits: bool,
}

/// Compares `promise` with `floor`, on any calendar that both share.
#[must_use]
pub fn compare<'a>(promise: impl Into<Terms<'a>>, floor: impl Into<Terms<'a>>) -> Comparison {
    judge(promise.into(), floor.into(), is_longer)
}

/// Compares `promise` with `floor`, each counted on its own calendar.
#[must_use]
pub fn compare_on<'a>(
    promise: impl Into<Terms<'a>>,
    floor: impl Into<Terms<'a>>,
    time: BusinessTime<'_>,
) -> Comparison {
    judge(promise.into(), floor.into(), |a, b| time.is_longer(a, b))
}

fn judge(promise: Terms<'_>, floor: Terms<'_>, is_longer: impl Fn(Amount, Amount) -> Option<bool>) -> Comparison {
    let Some(floor_target) = floor.target else { return Comparison::NotWeaker };
    let Some(target) = promise.target else { return Comparison::Weaker(vec![Weakness::NoTarget]) };
    if is_average_beside_a_share((target, promise.share), (floor_target, floor.share)) {
        return Comparison::NotComparable;
    }
    let Some(mut weaknesses) = in_target(target, floor_target, is_longer) else { return Comparison::NotComparable };
    if promise.share < floor.share && !target.is_average() {
        weaknesses.push(Weakness::SmallerShare);
    }
    if promise.exceptions > floor.exceptions {
        weaknesses.push(Weakness::MoreExceptions);
    }
    if weaknesses.is_empty() { Comparison::NotWeaker } else { Comparison::Weaker(weaknesses) }
}

/// Whether one is an average, which has no share, and the other leaves some cases without a limit: each may be the slower one.
fn is_average_beside_a_share(one: (&Target, Share), other: (&Target, Share)) -> bool {
    let has_share = |(target, share): (&Target, Share)| !target.is_average() && share != Share::EVERY_TIME;
    one.0.is_average() && has_share(other) || other.0.is_average() && has_share(one)
}

/// The respects in which a target is weaker than another; `None` if they can't be compared.
fn in_target(
    target: &Target,
    floor: &Target,
    is_longer: impl Fn(Amount, Amount) -> Option<bool>,
) -> Option<Vec<Weakness>> {
    let is_longer = match (target, floor) {
        (Target::AtMost(a), Target::AtMost(b)) if a.of.general() == b.of.general() && a.per == b.per => {
            a.count > b.count
        }
        (Target::AtLeast(a), Target::AtLeast(b)) if a.of.general() == b.of.general() && a.per == b.per => {
            a.count < b.count
        }
        // A longer notice is the stronger promise.
        (Target::Ahead(a), Target::Ahead(b)) if a.before == b.before => is_longer(b.time, a.time)?,
        (Target::By(a), Target::By(b)) => is_later(*a, *b)?,
        (Target::Share(a), Target::Share(b)) => a < b,
        (Target::Level(a), Target::Level(b)) if a.is_of_the_same(b) => match a.bound {
            Bound::AtLeast => a.share < b.share,
            Bound::AtMost => a.share > b.share,
        },
        _ => is_longer(target.longest()?, floor.longest()?)?,
    };
    let is_looser = looseness(target).zip(looseness(floor)).is_some_and(|(ours, theirs)| ours > theirs);
    let found = [(is_longer, Weakness::Longer), (is_looser, Weakness::NotALimit)];
    Some(found.into_iter().filter(|(is_so, _)| *is_so).map(|(_, weakness)| weakness).collect())
}

/// How far it is from a limit for each single case: an interval is farther, and an average farther still. Nothing where it is no time.
const fn looseness(target: &Target) -> Option<u8> {
    match target {
        Target::Within(_) | Target::Between(..) => Some(0),
        Target::Every(_) => Some(1),
        Target::Average(_) => Some(2),
        Target::AtMost(_)
        | Target::AtLeast(_)
        | Target::Ahead(_)
        | Target::By(_)
        | Target::Share(_)
        | Target::Level(_)
        | Target::None(_) => None,
    }
}

/// Whether `a` comes later in its year or month than `b` in the same; `None` if one is a day of the year and the other of the month.
fn is_later(a: RecurringDay, b: RecurringDay) -> Option<bool> {
    match (a, b) {
        (RecurringDay::Yearly(a), RecurringDay::Yearly(b)) => Some(a > b),
        (RecurringDay::Monthly(a), RecurringDay::Monthly(b)) => Some(a > b),
        (RecurringDay::Yearly(_), RecurringDay::Monthly(_)) | (RecurringDay::Monthly(_), RecurringDay::Yearly(_)) => {
            None
        }
    }
}

/// Whether `a` is longer than `b`; `None` if that depends on the day or the calendar.
fn is_longer(a: Amount, b: Amount) -> Option<bool> {
    if not_longer(a, b) { Some(false) } else { not_longer(b, a).then_some(true) }
}

impl BusinessTime<'_> {
    /// Whether `a` is longer than `b`; `None` if that depends on the day.
    fn is_longer(self, a: Amount, b: Amount) -> Option<bool> {
        match (self.promise, self.floor) {
            (Some(ours), Some(theirs))
                if a.unit.is_business() && a.unit == b.unit && ours.id.value != theirs.id.value =>
            {
                if a.value <= b.value && self.is_open_whenever(a.unit, ours, theirs) {
                    Some(false)
                } else {
                    (a.value >= b.value && self.is_open_whenever(a.unit, theirs, ours)).then_some(true)
                }
            }
            (Some(ours), _) if self.waits && a.unit.is_elapsed() && !b.unit.is_elapsed() && !b.unit.is_business() => {
                self.is_longer_with_wait(a, b, ours)
            }
            (_, theirs) => is_longer(a, b).or_else(|| self.is_plainly_longer(a, b, theirs?)),
        }
    }

    /// Whether hours that start at the next opening are longer than calendar days; `None` if that depends on the day.
    fn is_longer_with_wait(self, a: Amount, b: Amount, ours: &Calendar) -> Option<bool> {
        let most = elapsed_seconds(a)? + ours.most_days(0, self.from)? * DAY;
        if most <= fewest_days(b)? * DAY { Some(false) } else { not_longer(b, a).then_some(true) }
    }

    /// Whether business time passes on the first calendar whenever it does on the second. Business days are counted as whole days: closing
    /// half an hour earlier doesn't mean fewer open days.
    fn is_open_whenever(self, unit: Unit, first: &Calendar, second: &Calendar) -> bool {
        let keeps = match unit.length() {
            UnitLength::BusinessDay => |ours: &[Hours], theirs: &[Hours]| theirs.is_empty() || !ours.is_empty(),
            UnitLength::Seconds(_) | UnitLength::BusinessHour | UnitLength::Days(_) | UnitLength::Months(_) => {
                Hours::are_held_by
            }
        };
        first.keeps(second, self.from, keeps)
    }

    /// Whether `a` takes longer than `b` ever can on its calendar, whichever covered day a request arrives on.
    fn is_plainly_longer(self, a: Amount, b: Amount, theirs: &Calendar) -> Option<bool> {
        let open_days = match b.unit.length() {
            UnitLength::BusinessDay => b.value,
            UnitLength::BusinessHour => theirs.most_open_days(b.value)?,
            UnitLength::Seconds(_) | UnitLength::Days(_) | UnitLength::Months(_) => return None,
        };
        let most = theirs.most_days(open_days, self.from)?;
        let is_longer = match (elapsed_seconds(a), a.unit.is_business()) {
            (Some(seconds), _) => seconds > (most + 1) * DAY,
            (None, false) => fewest_days(a)? > most,
            (None, true) => return None,
        };
        is_longer.then_some(true)
    }
}

/// Whether `a` never ends later than `b`, whatever the day and the calendar.
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

/// Nothing for what is not counted in months.
fn months(amount: Amount) -> Option<u64> {
    match amount.unit.length() {
        UnitLength::Months(months) => Some(times(amount, months)),
        UnitLength::Seconds(_) | UnitLength::BusinessHour | UnitLength::BusinessDay | UnitLength::Days(_) => None,
    }
}

/// The most days after the day of receipt that it can take. `None` for business units, because a calendar may stay closed for any time.
fn most_days(amount: Amount) -> Option<u64> {
    match amount.unit.length() {
        UnitLength::Days(days) => Some(times(amount, days)),
        UnitLength::Months(_) => months(amount).map(|months| months / 12 * 366 + months % 12 * 31),
        UnitLength::Seconds(_) | UnitLength::BusinessHour | UnitLength::BusinessDay => None,
    }
}

/// The fewest days after the day of receipt that it can take. A business day takes at least a calendar day.
fn fewest_days(amount: Amount) -> Option<u64> {
    match amount.unit.length() {
        UnitLength::BusinessDay => Some(times(amount, 1)),
        UnitLength::Days(days) => Some(times(amount, days)),
        UnitLength::Months(_) => months(amount).map(|months| months / 12 * 365 + months % 12 * 28),
        UnitLength::Seconds(_) | UnitLength::BusinessHour => None,
    }
}

/// The most seconds that it can take: from the first moment of the day of receipt to the last moment of the day on which it ends.
fn most_seconds(amount: Amount) -> Option<u64> {
    elapsed_seconds(amount).or_else(|| most_days(amount).map(|days| (days + 1) * DAY))
}

/// The fewest seconds that it can take: from the last moment of the day of receipt. A business hour takes at least an hour.
fn fewest_seconds(amount: Amount) -> Option<u64> {
    match amount.unit.length() {
        UnitLength::BusinessHour => Some(times(amount, 3_600)),
        UnitLength::Seconds(_) => elapsed_seconds(amount),
        UnitLength::BusinessDay | UnitLength::Days(_) | UnitLength::Months(_) => {
            fewest_days(amount).map(|days| days * DAY)
        }
    }
}

/// Nothing for what is not counted by the clock.
fn elapsed_seconds(amount: Amount) -> Option<u64> {
    match amount.unit.length() {
        UnitLength::Seconds(seconds) => Some(times(amount, seconds)),
        UnitLength::BusinessHour | UnitLength::BusinessDay | UnitLength::Days(_) | UnitLength::Months(_) => None,
    }
}

fn times(amount: Amount, length: u32) -> u64 {
    u64::from(amount.value) * u64::from(length)
}
