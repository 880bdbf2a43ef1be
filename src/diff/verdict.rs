//! Two promises of one standard -> whether the later one is stronger.

use crate::model::strength::{Comparison, compare};
use crate::published::{Measure, Version};

/// How a later promise stands to the earlier one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strength {
    /// At least as good in every respect, and better in one.
    Stronger,
    /// At most as good in every respect, and worse in one.
    Weaker,
    /// Better in one respect and worse in another, or not to be compared.
    Neither,
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
}

/// Whether `after` is stronger than `before`.
pub(super) fn verdict(before: &Version, after: &Version) -> Strength {
    let (old, new) = (&before.measure, &after.measure);
    let mut signs = Signs::default();
    let (down, up) = (compare(new, old), compare(old, new));
    signs.unclear = down == Comparison::NotComparable || up == Comparison::NotComparable;
    signs.add(matches!(up, Comparison::Weaker(_)), matches!(down, Comparison::Weaker(_)));
    signs.add(!covers(old, new), !covers(new, old));
    signs.add(new.pauses < old.pauses, new.pauses > old.pauses);
    signs.add(!new.is_conditional && old.is_conditional, new.is_conditional && !old.is_conditional);
    signs.unclear |= old.starts != new.starts || old.calendar != new.calendar && old.calendar.is_some();
    match signs {
        Signs { better: true, worse: false, unclear: false } => Strength::Stronger,
        Signs { better: false, worse: true, unclear: false } => Strength::Weaker,
        _ => Strength::Neither,
    }
}

/// Whether every channel of the second promise is one of the first. No channel named: all of them.
fn covers(first: &Measure, second: &Measure) -> bool {
    let is_covered = |channel: &String| first.channels.contains(channel);
    first.channels.is_empty() || !second.channels.is_empty() && second.channels.iter().all(is_covered)
}
