//! What was promised, and what came out -> whether the promise was kept. Counts are compared exactly: nothing is rounded up to a target.

use crate::model::amount::Unit;
use crate::model::results::reported::PeriodKind;
use crate::model::results::sum::{FEW, Sum};
use crate::model::standard::Promise;
use crate::model::target::{Bound, Count, Target};

/// Whether a promise was kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Judged {
    /// At least as often, or as fast, as promised.
    Kept,
    /// Less often, or more slowly, than promised.
    Missed,
    /// Nobody can say.
    Undecided(Undecided),
}

/// Why nobody can say whether a promise was kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Undecided {
    /// Nothing was due.
    NothingDue,
    /// Too few cases for a share: twelve months are judged together.
    TooFew,
    /// The promise is about another length of time than the period.
    OtherPeriod,
    /// Nothing measurable is promised.
    NoTarget,
    /// The figure that would decide is not there.
    NoFigure,
}

impl Undecided {
    /// The word of the feed: `too_few`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NothingDue => "nothing_due",
            Self::TooFew => "too_few",
            Self::OtherPeriod => "other_period",
            Self::NoTarget => "no_target",
            Self::NoFigure => "no_figure",
        }
    }
}

/// Whether a promise was kept over some time, `months` of them.
#[must_use]
pub fn judge(promise: &Promise, figures: &Sum, months: i8) -> Judged {
    use Judged::Undecided as Open;
    match &promise.target.value {
        Target::None(_) => Open(Undecided::NoTarget),
        Target::AtMost(count) => number(count, Bound::AtMost, figures, months),
        Target::AtLeast(count) => number(count, Bound::AtLeast, figures, months),
        Target::Average(limit) => match figures.time {
            _ if figures.total == 0 => Open(Undecided::NothingDue),
            Some(time) => decided(time <= u128::from(limit.value) * 1000 * u128::from(figures.total)),
            None => Open(Undecided::NoFigure),
        },
        Target::Level(level) if level.bound == Bound::AtMost => {
            share(figures, months, level.per, |met, total| met * 10_000 <= u128::from(level.share.hundredths()) * total)
        }
        Target::Level(level) => share(figures, months, level.per, at_least(level.share.hundredths())),
        Target::Within(_) | Target::Between(..) | Target::Every(_) | Target::Ahead(_) | Target::By(_) => {
            share(figures, months, None, at_least(promise.share().hundredths()))
        }
        Target::Share(promised) => share(figures, months, None, at_least(promised.hundredths())),
    }
}

fn at_least(hundredths: u16) -> impl Fn(u128, u128) -> bool {
    move |met, total| met * 10_000 >= u128::from(hundredths) * total
}

/// A share of cases. A promise of "every time" is missed by one case, and kept where none missed it, however few they are.
fn share(figures: &Sum, months: i8, per: Option<Unit>, is_kept: impl Fn(u128, u128) -> bool) -> Judged {
    let Some(met) = figures.met else { return Judged::Undecided(Undecided::NoFigure) };
    if figures.total == 0 {
        return Judged::Undecided(Undecided::NothingDue);
    }
    if per.and_then(months_of).is_some_and(|promised| promised > months) {
        return Judged::Undecided(Undecided::OtherPeriod);
    }
    let (met, total) = (u128::from(met), u128::from(figures.total));
    let is_every_time = !is_kept(9_999, 10_000);
    if figures.total < FEW && months < PeriodKind::Year.months() && !is_every_time {
        return Judged::Undecided(Undecided::TooFew);
    }
    decided(is_kept(met, total))
}

/// A number of something in a period. What is too much after a part of it stays too much, and what is enough stays enough.
fn number(count: &Count, bound: Bound, figures: &Sum, months: i8) -> Judged {
    let (number, promised) = (figures.total, u64::from(count.count));
    let Some(length) = months_of(count.per).filter(|length| *length >= months) else {
        return Judged::Undecided(Undecided::OtherPeriod);
    };
    match bound {
        Bound::AtMost if number > promised => Judged::Missed,
        Bound::AtLeast if number >= promised => Judged::Kept,
        _ if length > months => Judged::Undecided(Undecided::OtherPeriod),
        Bound::AtMost => Judged::Kept,
        Bound::AtLeast => Judged::Missed,
    }
}

/// How many months a unit lasts; nothing for one that no period of a result can be compared with.
const fn months_of(per: Unit) -> Option<i8> {
    match per {
        Unit::Month => Some(1),
        Unit::Year => Some(12),
        Unit::Second
        | Unit::Minute
        | Unit::Hour
        | Unit::BusinessHour
        | Unit::BusinessDay
        | Unit::CalendarDay
        | Unit::Week => None,
    }
}

const fn decided(is_kept: bool) -> Judged {
    if is_kept { Judged::Kept } else { Judged::Missed }
}
