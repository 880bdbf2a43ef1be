//! What a promise is to say from now on -> the keys of a version.

use crate::authoring::{TARGET_KINDS, Target};
use crate::change::key::Key;

/// What is to be different in a promise. What is left out stays as it is.
#[derive(Debug, Clone, Default)]
pub struct Words {
    /// What can be measured.
    pub target: Option<Target>,
    /// How often it is kept: `90%`.
    pub share: Option<String>,
    /// What we do, after "We will".
    pub we: Option<String>,
    /// What starts the clock, after "when".
    pub starts: Option<String>,
}

/// The keys of a target.
pub(super) const TARGET: [&str; 12] = {
    let [within, average, between, every, at_most, at_least, ahead, by, share, level, no_target] = TARGET_KINDS;
    [within, average, between, every, at_most, at_least, ahead, "before", by, share, level, no_target]
};

/// The keys that belong to one version alone, beside those of its target.
pub(super) const OWN: [&str; 8] =
    ["effective", "until", "gap", "change", "announced", "changed", "called_off", "corrected"];

impl Words {
    /// Whether nothing is to be different.
    pub(super) fn is_empty(&self) -> bool {
        self.target.is_none() && self.share.is_none() && self.we.is_none() && self.starts.is_none()
    }

    /// The keys of the target, if it is to be another.
    pub(super) fn target_keys(&self) -> Vec<Key> {
        let keys = self.target.iter().flat_map(Target::keys);
        let is_closed = |value: &str| value.starts_with(['"', '\'', '{', '[']);
        let key = |(name, value): (String, String)| {
            if is_closed(&value) { Key::written(name, value) } else { Key::words(name, value) }
        };
        keys.map(key).collect()
    }

    /// The other keys.
    pub(super) fn other_keys(&self) -> Vec<Key> {
        let Self { share, we, starts, .. } = self;
        let all = [("we", we), ("share", share), ("starts", starts)];
        all.into_iter().filter_map(|(name, words)| Some(Key::words(name, words.as_ref()?))).collect()
    }

    /// All of them, in the order in which staff write them.
    pub(super) fn keys(&self) -> Vec<Key> {
        [self.target_keys(), self.other_keys()].concat()
    }
}

/// The names of a target's keys among the keys of a version. A share beside another target belongs to no target.
pub(super) fn target_names(names: &[String]) -> Vec<&str> {
    let of_target: Vec<&str> = names.iter().map(String::as_str).filter(|name| TARGET.contains(name)).collect();
    if of_target.len() > 1 { of_target.into_iter().filter(|name| *name != "share").collect() } else { of_target }
}
