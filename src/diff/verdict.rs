//! Two promises of one standard -> whether they promise something else, and whether the later one is stronger.

use crate::english;
use crate::model::amount::Unit;
use crate::model::strength::{Comparison, Terms, compare};
use crate::model::target::Target;
use crate::published::{Measure, Version, bare_words};

/// How a later promise stands to the earlier one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strength {
    /// At least as good in every respect, and better in one.
    Stronger,
    /// At most as good in every respect, and worse in one.
    Weaker,
    /// Better in one respect and worse in another.
    Neither,
    /// It depends on the day or the calendar, or on what words mean: a person has to judge.
    Open,
}

/// What speaks for the later promise, what against it, and what nobody can say.
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

    /// What spares us something: fewer are better, more are worse, and others are for a person to judge.
    fn add_burden(&mut self, old: &[String], new: &[String]) {
        let (some_gone, some_come) =
            (old.iter().any(|one| !new.contains(one)), new.iter().any(|one| !old.contains(one)));
        self.unclear |= some_gone && some_come;
        self.add(some_gone && !some_come, some_come && !some_gone);
    }

    /// Another calendar may be better or worse. Where only one side has one, what is always true of the units decides; a deadline that a
    /// calendar moves to the next open day is never earlier for it.
    fn add_calendars(&mut self, (earlier, old): (&Target, Option<&String>), (later, new): (&Target, Option<&String>)) {
        match (old, new) {
            (Some(old), Some(new)) => self.unclear |= old != new,
            (Some(_), None) => self.add(!is_business_time(earlier), false),
            (None, Some(_)) => self.add(false, !is_business_time(later)),
            (None, None) => {}
        }
    }
}

/// Whether something else is promised, and not the same in other words.
pub(super) fn promises_otherwise(before: &Version, after: &Version) -> bool {
    before.measure != after.measure || deed(before) != deed(after) || is_newly_exempt(before, after)
}

/// Whether `after` is stronger than `before`.
pub(super) fn verdict(before: &Version, after: &Version) -> Strength {
    let (old, new) = (&before.measure, &after.measure);
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
    signs.unclear |= deed(before) != deed(after) || is_newly_exempt(before, after);
    match signs {
        Signs { unclear: true, .. } | Signs { better: false, worse: false, .. } => Strength::Open,
        Signs { better: true, worse: false, .. } => Strength::Stronger,
        Signs { better: false, worse: true, .. } => Strength::Weaker,
        _ => Strength::Neither,
    }
}

/// What we do, whatever the time: `We will repair the pothole`.
fn deed(version: &Version) -> String {
    bare_words(english::deed(&version.promise.to_string(), version.measure.target.as_ref()))
}

/// The City lets itself fall short of the baseline, and did not before. An exemption that runs out was granted until that day.
fn is_newly_exempt(before: &Version, after: &Version) -> bool {
    before.exempt_until.is_none() && after.exempt_until.is_some()
}

/// Exceptions are compared by what they say.
fn without_exceptions(measure: &Measure) -> Terms<'_> {
    Terms { exceptions: 0, ..Terms::from(measure) }
}

/// Whether every channel of the second promise is one of the first. No channel named: all of them.
fn covers(first: &Measure, second: &Measure) -> bool {
    let is_covered = |channel: &String| first.channels.contains(channel);
    first.channels.is_empty() || !second.channels.is_empty() && second.channels.iter().all(is_covered)
}

/// Whether the time of a target runs only while its calendar is open.
fn is_business_time(target: &Target) -> bool {
    matches!(target.unit(), Some(Unit::BusinessDay | Unit::BusinessHour))
}
