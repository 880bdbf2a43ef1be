//! Judges whether a later promise differs from an earlier one, and whether it is stronger.

use crate::model::strength::{Comparison, Terms, compare};
use crate::model::target::Target;
use crate::published_feed::{Measure, Version};

/// How a later promise compares with the earlier one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strength {
    /// At least as good in every respect, and better in one.
    Stronger,
    /// At most as good in every respect, and worse in one.
    Weaker,
    /// Better in one respect and worse in another.
    Neither,
    /// It depends on the day, the calendar or the meaning of words, so a person must judge.
    Open,
}

/// Signs that the later promise is better, worse, or can't be judged.
#[derive(Default)]
struct Signs {
    better: bool,
    worse: bool,
    unclear: bool,
}

impl Signs {
    fn add(&mut self, better: bool, worse: bool) {
        self.better |= better;
        self.worse |= worse;
    }

    /// Compares what makes a promise easier for us to keep: fewer is better, more is worse, and replaced ones are unclear.
    fn add_burden(&mut self, old: &[String], new: &[String]) {
        let (some_gone, some_come) =
            (old.iter().any(|one| !new.contains(one)), new.iter().any(|one| !old.contains(one)));
        self.unclear |= some_gone && some_come;
        self.add(some_gone && !some_come, some_come && !some_gone);
    }

    /// Compares calendars. A different calendar is unclear. If only one side has one, the units decide: business time is never shorter, and
    /// a deadline that a calendar moves to the next open day is never earlier.
    fn add_calendars(&mut self, (earlier, old): (&Target, Option<&String>), (later, new): (&Target, Option<&String>)) {
        match (old, new) {
            (Some(old), Some(new)) => self.unclear |= old != new,
            (Some(_), None) => self.add(!earlier.counts_business_time(), false),
            (None, Some(_)) => self.add(false, !later.counts_business_time()),
            (None, None) => {}
        }
    }
}

/// Whether the promise itself differs and not only its wording.
pub(super) fn promises_otherwise(before: &Version, after: &Version) -> bool {
    before.measure() != after.measure() || does_otherwise(before, after) || is_newly_exempt(before, after)
}

/// Whether `after` is stronger than `before`.
pub(super) fn verdict(before: &Version, after: &Version) -> Strength {
    let (old, new) = (&before.measure(), &after.measure());
    let mut signs = Signs::default();
    let (down, up) = (
        compare(without_exceptions(new), without_exceptions(old)),
        compare(without_exceptions(old), without_exceptions(new)),
    );
    signs.unclear = down == Comparison::NotComparable || up == Comparison::NotComparable;
    signs.add(matches!(up, Comparison::Weaker(_)), matches!(down, Comparison::Weaker(_)));
    signs.add(!covers(old, new), !covers(new, old));
    signs.add_burden(&old.exceptions, &new.exceptions);
    signs.add(!new.is_conditional && old.is_conditional, new.is_conditional && !old.is_conditional);
    signs.unclear |= old.is_conditional && new.is_conditional && old.conditions != new.conditions;
    if let (Some(earlier), Some(later)) = (&old.target, &new.target) {
        signs.add_burden(&old.pauses, &new.pauses);
        signs.add_calendars((earlier, old.calendar.as_ref()), (later, new.calendar.as_ref()));
        signs.unclear |= old.starts != new.starts || old.start_words != new.start_words;
    }
    signs.unclear |= does_otherwise(before, after) || is_newly_exempt(before, after);
    match signs {
        Signs { unclear: true, .. } | Signs { better: false, worse: false, .. } => Strength::Open,
        Signs { better: true, worse: false, .. } => Strength::Stronger,
        Signs { better: false, worse: true, .. } => Strength::Weaker,
        _ => Strength::Neither,
    }
}

/// Whether we do something else, whatever the time. A feed of an older build does not say what we do.
fn does_otherwise(before: &Version, after: &Version) -> bool {
    let (Some(old), Some(new)) = (&before.action, &after.action) else { return false };
    old.bare_words() != new.bare_words()
}

/// Whether the promise has a new exemption from the baseline. One that ends doesn't count: it was granted until that day.
fn is_newly_exempt(before: &Version, after: &Version) -> bool {
    before.exempt.is_none() && after.exempt.is_some()
}

/// The terms without exceptions, which are compared by their words.
fn without_exceptions(measure: &Measure) -> Terms<'_> {
    Terms { exceptions: 0, ..Terms::from(measure) }
}

/// Whether the first promise covers every channel of the second. No channels means all.
fn covers(first: &Measure, second: &Measure) -> bool {
    let is_covered = |channel: &String| first.channels.contains(channel);
    first.channels.is_empty() || !second.channels.is_empty() && second.channels.iter().all(is_covered)
}
