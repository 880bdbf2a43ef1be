//! Things with ids before and after -> which is a continuation of which.

use std::collections::{BTreeMap, BTreeSet};

use crate::published_feed::{Answer, Calendar, Department, Former, Service};

/// Something with an id, perhaps not its first one.
pub(super) trait Identified {
    fn id(&self) -> &str;
    fn formerly(&self) -> &[Former];
}

impl Identified for Department {
    fn id(&self) -> &str {
        &self.id
    }

    fn formerly(&self) -> &[Former] {
        &self.formerly
    }
}

impl Identified for Service {
    fn id(&self) -> &str {
        &self.id
    }

    fn formerly(&self) -> &[Former] {
        &self.formerly
    }
}

impl Identified for Answer {
    fn id(&self) -> &str {
        &self.id
    }

    fn formerly(&self) -> &[Former] {
        &self.formerly
    }
}

impl Identified for Calendar {
    fn id(&self) -> &str {
        &self.id
    }

    fn formerly(&self) -> &[Former] {
        &[]
    }
}

/// Its id, then those that it used to have.
fn ids<T: Identified>(thing: &T) -> impl Iterator<Item = &str> {
    std::iter::once(thing.id()).chain(thing.formerly().iter().map(|former| former.id.as_str()))
}

/// Each thing on the later side with the same one on the earlier side, if it was there, perhaps under a former id.
pub(super) fn pairs<'a, T: Identified>(
    before: &'a [T],
    after: &'a [T],
) -> impl Iterator<Item = (Option<&'a T>, &'a T)> {
    let before: BTreeMap<&str, &T> = before.iter().map(|then| (then.id(), then)).collect();
    after.iter().map(move |now| (ids(now).find_map(|id| before.get(id).copied()), now))
}

/// The values that nothing on the later side continues.
pub(super) fn gone<'a, T: Identified>(before: &'a [T], after: &[T]) -> Vec<&'a T> {
    let stays: BTreeSet<&str> = after.iter().flat_map(ids).collect();
    before.iter().filter(|then| !stays.contains(then.id())).collect()
}
