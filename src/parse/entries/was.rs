//! What a version said before a change or a correction, as staff write it: only the keys that differ -> the whole version of then.

use crate::model::channel::Channel;
use crate::model::id::CalendarRef;
use crate::model::plan::Plan;
use crate::model::prose::Prose;
use crate::model::share::Share;
use crate::model::standard::{Conditions, Exemption, Start, Statutory, Version};
use crate::model::target::Target;
use crate::parse::entries::target::{self, BEFORE_KEY, TARGET_KEYS, with_one_target};
use crate::parse::fields::Fields;
use crate::parse::node::Node;
use crate::parse::or_none::OrNone;
use crate::parse::reader::{FromNode, Reader};
use crate::parse::record::{Property, Record, keys};
use crate::parse::scalars::Beginning;
use crate::parse::shape::Shape;
use crate::source::Located;

/// What a version said before. A key that is left out was as it is now.
pub(super) struct WasEntry {
    keys: WasKeys,
    target: Option<Located<Target>>,
}

/// The keys beside the target; `none` for what it did not say at all.
struct WasKeys {
    effective: Option<Located<Beginning>>,
    we: Option<OrNone<Located<String>>>,
    share: Option<OrNone<Located<Share>>>,
    starts: Option<OrNone<Start>>,
    pauses: Option<OrNone<Vec<Located<String>>>>,
    stops: Option<OrNone<Located<String>>>,
    channels: Option<OrNone<Vec<Located<Channel>>>>,
    conditions: Option<OrNone<Located<Conditions>>>,
    exceptions: Option<OrNone<Vec<Prose>>>,
    statutory: Option<OrNone<Statutory>>,
    calendar: Option<OrNone<CalendarRef>>,
    exempt: Option<OrNone<Exemption>>,
    change: Option<OrNone<Located<String>>>,
}

keys!(WasKeys, "what was published before", {
    effective: "the first day on which it was to be in force",
    we: "the promise in words, after \"We will\"; none, if it had none of its own",
    share: "how often it was to be kept; none, for every time",
    starts: "what started the clock, after \"when\"; none, for nothing",
    pauses: "what paused the clock, each after \"while\"; none, for nothing",
    stops: "what stopped the clock, after \"when\"; none, if it was not stated",
    channels: "the channels that it applied to; none, for all of them",
    conditions: "when it applied; none, for always",
    exceptions: "what could delay it; none, for nothing",
    statutory: "a limit that the law set as well; none, for no such limit",
    calendar: "the id of its calendar; none, if it named no calendar",
    exempt: "a written exemption from the baseline; none, if there was none",
    change: "what changed with it, for residents; none, if it was not stated",
});

impl FromNode for WasEntry {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let mut fields = reader.fields(node, WasKeys::WHAT, &[WasKeys::KEYS, TARGET_KEYS, BEFORE_KEY])?;
        let target = target(&mut fields, reader);
        let keys = WasKeys::take(&mut fields, reader);
        Some(Self { keys: keys?, target: target? })
    }

    fn shape() -> Shape {
        let before = vec![Property::of::<Option<String>>(BEFORE_KEY[0])];
        Property::group(&[WasKeys::properties(), target::properties(), before].concat()).and_if(
            Shape::either(TARGET_KEYS.iter().map(|key| Shape::having(&[key.name]))),
            with_one_target(Shape::having(&[])),
            Shape::without(BEFORE_KEY.iter().map(|key| key.name)),
        )
    }
}

/// The target of then, if it differs. A share alone is that of the same target.
#[expect(clippy::option_option, reason = "a target that is not named and one that can't be read are two things")]
fn target(fields: &mut Fields<'_>, reader: &mut Reader<'_>) -> Option<Option<Located<Target>>> {
    let is_named =
        TARGET_KEYS.iter().chain(BEFORE_KEY).any(|key| fields.find(key.name).is_some() || fields.is_meant(key.name));
    if is_named { target::target(fields, reader).map(Some) } else { Some(None) }
}

/// What a value was: as it is now, if nothing is said of it.
fn was<T>(then: Option<OrNone<T>>, now: Option<T>) -> Option<T> {
    then.map_or(now, OrNone::into_value)
}

fn were<T>(then: Option<OrNone<Vec<T>>>, now: Vec<T>) -> Vec<T> {
    then.map_or(now, |then| then.into_value().unwrap_or_default())
}

impl WasEntry {
    /// The version as it was, from what it became.
    pub(super) fn before(self, now: &Version) -> Version {
        let Self { keys, target } = self;
        let mut then = Version {
            corrected: Vec::new(),
            plan: Plan { announced: now.plan.announced, ..Plan::default() },
            ..now.clone()
        };
        if let Some(effective) = keys.effective {
            then.begins_earlier = effective.value.is_earlier;
            then.effective = Located::new(effective.value.day, effective.span);
        }
        then.change = was(keys.change, then.change);
        let promise = &mut then.promise;
        let alone = matches!(promise.target.value, Target::Share(_)) && target.is_none();
        if let (true, Some(OrNone::Value(share))) = (alone, &keys.share) {
            promise.target = Located::new(Target::Share(share.value), share.span);
        }
        promise.target = target.unwrap_or_else(|| promise.target.clone());
        promise.share = was(keys.share, promise.share).filter(|_| promise.target.value.is_kept_case_by_case());
        promise.we = was(keys.we, promise.we.take());
        promise.clock.starts = was(keys.starts, promise.clock.starts.take());
        promise.clock.pauses = were(keys.pauses, std::mem::take(&mut promise.clock.pauses));
        promise.clock.stops = was(keys.stops, promise.clock.stops.take());
        promise.channels = were(keys.channels, std::mem::take(&mut promise.channels));
        promise.conditions = was(keys.conditions, promise.conditions.take());
        promise.exceptions = were(keys.exceptions, std::mem::take(&mut promise.exceptions));
        promise.statutory = was(keys.statutory, promise.statutory.take());
        promise.calendar = was(keys.calendar, promise.calendar.take());
        promise.exempt = was(keys.exempt, promise.exempt.take());
        then
    }
}
