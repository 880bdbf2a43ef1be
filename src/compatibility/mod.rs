//! Compares the content's feed with the published one and reports what would break a promise to its readers. Each rule is a file.
//!
//! What has taken effect is history. It is never removed; if it was published wrongly, it is corrected and labelled. Whatever is refused has
//! a way out in its message, and the city can let it through with a reason.

mod acceptance;
mod altered_archive;
mod altered_calendar;
mod altered_event;
mod altered_history;
mod altered_result;
mod block;
mod changed_key_type;
mod context;
mod late_event;
mod lost;
mod lowered_revision;
mod missing_feed_file;
mod missing_feed_key;
mod missing_licence;
mod repurposed_id;
mod shape;
mod untold_change;
mod unused_acceptance;
mod vanished_id;
mod verdict;
mod way_out;
mod ways;

use std::collections::BTreeMap;

pub use crate::compatibility::acceptance::Acceptance;
pub use crate::compatibility::context::{Break, Context};
pub use crate::compatibility::shape::Shapes;
pub use crate::compatibility::unused_acceptance::UNUSED_ACCEPTANCE;
pub use crate::compatibility::verdict::Verdict;
use crate::model::accepted::BreakRule;
use crate::rule::Rule;

/// Reports what breaks a rule.
type Find = fn(&Context<'_>, &mut Vec<Break>);

macro_rules! table {
    ($($file:ident),* $(,)?) => {
        /// Every rule, by name.
        pub const RULES: &[Rule] = &[$($file::RULE),*];

        const FINDS: &[(&str, Find)] = &[$(($file::RULE.name, $file::check)),*];
    };
}

table![
    altered_archive,
    altered_calendar,
    altered_event,
    altered_history,
    altered_result,
    changed_key_type,
    late_event,
    lowered_revision,
    missing_feed_file,
    missing_feed_key,
    missing_licence,
    repurposed_id,
    untold_change,
    vanished_id,
];

/// What a rule knows of a thing, from the most to the least: a version that is gone explains the results that are gone with it, a plan without
/// an event the events that are gone, and both an edition that differs.
fn rank(one: &Break) -> usize {
    const LATER: [&[BreakRule]; 3] = [
        &[BreakRule::UntoldChange, BreakRule::AlteredResult],
        &[BreakRule::AlteredEvent, BreakRule::LateEvent],
        &[BreakRule::AlteredArchive],
    ];
    let is_there = |rules: &&[BreakRule]| rules.iter().any(|rule| rule.key() == one.fault.rule);
    LATER.iter().position(is_there).map_or(0, |at| at + 1)
}

/// Leaves out what one rule would say of something that another reports too, and knows more of.
fn one_of_each(mut breaks: Vec<Break>) -> Vec<Break> {
    let mut best: BTreeMap<String, usize> = BTreeMap::new();
    for one in &breaks {
        let rank = rank(one);
        best.entry(one.id.clone()).and_modify(|best| *best = rank.min(*best)).or_insert(rank);
    }
    breaks.retain(|one| best.get(&one.id) == Some(&rank(one)));
    breaks
}

/// Applies every rule.
#[must_use]
pub fn check(context: &Context<'_>) -> Vec<Break> {
    let mut breaks = Vec::new();
    let is_released = context.before.is_released();
    for (name, find) in FINDS {
        if is_released || BreakRule::of(name).is_none_or(|rule| !rule.is_about_released_feeds()) {
            find(context, &mut breaks);
        }
    }
    one_of_each(breaks)
}
