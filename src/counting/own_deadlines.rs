//! The deadlines that the system has worked out, beside ours -> how many differ, and what one change would explain most of them.

use std::collections::BTreeMap;

use crate::counting::chunks::Chunk;
use crate::counting::days;
use crate::counting::oddities::Seen;

/// The comparison.
#[derive(Debug, Clone, Default)]
pub(super) struct Compared {
    /// How many are the same.
    pub(super) same: u64,
    /// Those that differ.
    pub(super) different: Seen,
    /// By how many days theirs is later.
    later: BTreeMap<i32, u64>,
    /// The days from the start to the earlier of the two deadlines: a day that only one calendar counts is among them.
    spans: BTreeMap<(i32, i32), u64>,
}

/// Two deadlines of a request that are further apart tell nothing about single days.
const NEAR: i32 = 10;

/// What would explain the differences.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Explanation {
    /// Most of theirs are this many days later, or earlier if it is negative.
    Length(i32, u64),
    /// One calendar counts these days and the other doesn't; theirs is later on these.
    Days(Vec<i32>, u64),
}

impl Compared {
    /// Adds one that is the same.
    pub(super) fn agree(&mut self) {
        self.same += 1;
    }

    /// Adds one that is not. The days are those of the start, of our deadline and of theirs.
    pub(super) fn differ(&mut self, (start, ours, theirs): (i32, i32, i32), place: (usize, &Chunk, usize)) {
        let (log, chunk, at) = place;
        self.different.add(log, chunk, at);
        let later = theirs - ours;
        *self.later.entry(later.clamp(-1_000, 1_000)).or_default() += 1;
        if later.abs() <= NEAR && start <= ours.min(theirs) && ours - start <= 60 {
            *self.spans.entry((start, ours.min(theirs))).or_default() += 1;
        }
    }

    pub(super) fn merge(&mut self, other: &Self) {
        self.same += other.same;
        self.different.merge(&other.different);
        for (later, count) in &other.later {
            *self.later.entry(*later).or_default() += count;
        }
        for (span, count) in &other.spans {
            *self.spans.entry(*span).or_default() += count;
        }
    }

    /// What one change would explain most of them, if one does.
    pub(super) fn explanation(&self) -> Option<Explanation> {
        let all = self.different.count;
        let compared = all + self.same;
        let (later, count) = self.later.iter().max_by_key(|(later, count)| (**count, -later.abs()))?;
        // Another length makes nearly all of them differ, and in the same way.
        if *later != 0 && count * 10 >= compared * 6 {
            return Some(Explanation::Length(*later, *count));
        }
        let (days, explained) = self.closed_days();
        (all >= 2 && explained * 10 >= all * 6).then_some(Explanation::Days(days, explained))
    }

    /// The few days that are in the spans of most of those that differ.
    fn closed_days(&self) -> (Vec<i32>, u64) {
        let mut left = self.spans.clone();
        let (mut days, mut explained) = (Vec::new(), 0);
        while days.len() < 5 {
            let mut weights: BTreeMap<i32, u64> = BTreeMap::new();
            for ((start, end), count) in &left {
                for day in *start..=*end {
                    *weights.entry(day).or_default() += count;
                }
            }
            // Of days that explain as many, the last: the first deadline that moves is on it.
            let Some((day, count)) = weights.into_iter().max_by_key(|(_, count)| *count) else { break };
            if count < 2 {
                break;
            }
            left.retain(|(start, end), _| !(*start..=*end).contains(&day));
            days.push(day);
            explained += count;
        }
        days.sort_unstable();
        (days, explained)
    }
}

/// The day, for messages.
pub(super) fn shown(day: i32) -> String {
    crate::english::date(days::date(day))
}
