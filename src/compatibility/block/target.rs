//! A published target -> its lines in a promise.

use crate::authoring::inside;
use crate::compatibility::block::lines::Lines;
use crate::english;
use crate::model::amount::Amount;
use crate::model::recurring_day::RecurringDay;
use crate::model::season::DayOfYear;
use crate::model::share::Share;
use crate::model::target::{Bound, Count, Level, Target};
use crate::published_feed;

/// The lines of what can be measured; nothing if this program does not know its words.
pub(super) fn target(target: &published_feed::Target) -> Option<Lines> {
    if let Some(reason) = target.reason.as_ref() {
        return Some(vec![format!("no_target: {}", inside(&reason.to_string()))]);
    }
    let known = target.known()?;
    let key = target_key(&known);
    Some(match &known {
        Target::Within(time) | Target::Average(time) | Target::Every(time) => vec![format!("{key}: {}", amount(*time))],
        Target::Between(least, most) => vec![format!("{key}: {} and {}", amount(*least), amount(*most))],
        Target::AtMost(counted) | Target::AtLeast(counted) => vec![format!("{key}: {}", count(counted))],
        Target::Ahead(notice) => {
            vec![format!("{key}: {}", amount(notice.time)), format!("before: {}", inside(&notice.before))]
        }
        Target::By(day) => vec![format!("{key}: {}", recurring(*day))],
        Target::Share(share) => vec![format!("{key}: {}", percent(*share))],
        Target::Level(level) => vec![format!("{key}: {}", measured(level))],
        Target::None(_) => return None,
    })
}

/// The key that staff write for a target.
pub(in crate::compatibility) const fn target_key(target: &Target) -> &'static str {
    match target {
        Target::Within(_) => "within",
        Target::Average(_) => "average",
        Target::Between(..) => "between",
        Target::Every(_) => "every",
        Target::AtMost(_) => "at_most",
        Target::AtLeast(_) => "at_least",
        Target::Ahead(_) => "ahead",
        Target::By(_) => "by",
        Target::Share(_) => "share",
        Target::Level(_) => "level",
        Target::None(_) => "no_target",
    }
}

/// The share, where each case keeps the promise or does not. It is written even for every time, because a default may say less.
pub(super) fn share(target: &published_feed::Target) -> Option<String> {
    let is_shared = target.known().as_ref().is_some_and(Target::is_kept_case_by_case);
    is_shared.then(|| percent(target.share()))
}

/// `3 business days`.
pub(super) fn amount(Amount { value, unit }: Amount) -> String {
    format!("{value} {}", if value == 1 { unit.key() } else { unit.key_of_several() })
}

/// `90%`, `99.5%`.
fn percent(share: Share) -> String {
    format!("{}%", share.percent())
}

fn count(Count { count, of, per }: &Count) -> String {
    format!("{{count: {count}, of: {}, per: {}}}", inside(of.general()), per.key())
}

fn measured(Level { bound, share, of, who, per }: &Level) -> String {
    let bound = match bound {
        Bound::AtLeast => "at_least",
        Bound::AtMost => "at_most",
    };
    let per = per.map(|unit| format!(", per: {}", unit.key())).unwrap_or_default();
    format!("{{{bound}: {}, of: {}, who: {}{per}}}", percent(*share), inside(of), inside(who))
}

fn recurring(day: RecurringDay) -> String {
    match day {
        RecurringDay::Yearly(DayOfYear { month, day }) => format!("{day} {}", english::month(month)),
        RecurringDay::Monthly(day) => match day.number() {
            31 => "the last day of each month".to_owned(),
            number => format!("the {number}{} of each month", ending(number)),
        },
    }
}

const fn ending(number: i8) -> &'static str {
    match number {
        1 | 21 | 31 => "st",
        2 | 22 => "nd",
        3 | 23 => "rd",
        _ => "th",
    }
}
