//! Two records of a version -> the keys in which one differs from the other, as staff write them: in `was`, or in a version of their own.

use crate::authoring::inside;
use crate::compatibility::block::exempt::Exempt;
use crate::compatibility::block::lines::{Lines, list};
use crate::compatibility::block::target::{share, target};
use crate::compatibility::block::values::{channels, conditions, starts, statutory, texts};
use crate::published_feed::{Record, Target, Text};

/// A key of a version, and what it said; nothing if it was not there.
struct Key(&'static str, Option<String>);

/// What was published, as the value of `was`: only the keys that differ. Nothing if none does, or if this program can't write one of them.
pub(in crate::compatibility) fn was(old: &Record, new: &Record, exempt: &Exempt) -> Option<String> {
    let effective = Key("effective", Some(beginning(old))).when(old.effective != new.effective);
    let target = if is_another_target(old, new) { target(&old.target)? } else { Lines::new() };
    let keys = effective.into_iter().chain(keys(old, new)?).chain(exempted(old, new, exempt)).chain(change(old, new));
    let keys = keys.map(|Key(key, value)| format!("{key}: {}", value.as_deref().unwrap_or("none")));
    let lines: Lines = target.into_iter().chain(keys).collect();
    (!lines.is_empty()).then(|| format!("{{{}}}", lines.join(", ")))
}

/// What was published, as lines of a version whose other keys are written beside `versions`. Nothing if this program can't write one of them.
pub(in crate::compatibility) fn restored(old: &Record, new: &Record, exempt: &Exempt) -> Option<Lines> {
    let mut lines = target(&old.target)?;
    for Key(key, value) in keys(old, new)?.into_iter().chain(exempted(old, new, exempt)) {
        lines.push(match (key, value) {
            (key, Some(value)) => format!("{key}: {value}"),
            ("pauses" | "channels" | "exceptions", None) => format!("{key}: []"),
            ("starts", None) => "starts: none".to_owned(),
            // It is inherited, or the target needs none.
            ("calendar", None) => continue,
            _ => return None,
        });
    }
    Some(lines)
}

/// What is new, as lines of a version that follows the one that was published. What it does not have is written nowhere.
pub(in crate::compatibility) fn added(new: &Record, old: &Record, exempt: &Exempt) -> Option<Lines> {
    let keys = keys(new, old)?.into_iter().chain(exempted(new, old, exempt));
    let keys = keys.filter_map(|Key(key, value)| Some(format!("{key}: {}", value?)));
    Some(target(&new.target)?.into_iter().chain(keys).collect())
}

impl Key {
    fn when(self, is_so: bool) -> Option<Self> {
        is_so.then_some(self)
    }
}

/// The first day, as staff write it.
fn beginning(record: &Record) -> String {
    let earlier = if record.effective.from.is_none() { "before " } else { "" };
    format!("{earlier}{}", record.effective.known_from)
}

/// Whether the target is another, apart from how often it is met and what it is counted with, which have keys of their own.
fn is_another_target(old: &Record, new: &Record) -> bool {
    let alone = |record: &Record| {
        let share_percent = share(&record.target).map_or(record.target.share_percent, |_| None);
        Target { calendar: None, share_percent, ..record.target.clone() }
    };
    alone(old) != alone(new)
}

/// The keys that can also be written beside `versions`.
fn keys(old: &Record, new: &Record) -> Option<Vec<Key>> {
    let text = |text: &Option<Text>| text.as_ref().map(|text| inside(&text.to_string()));
    let (then, now) = (&old.clock, &new.clock);
    let limit = match &old.statutory {
        Some(limit) => Some(statutory(limit)?),
        None => None,
    };
    let begins = match &then.starts {
        Some(event) => Some(starts(event)?),
        None => None,
    };
    let is_met_otherwise = share(&old.target) != share(&new.target);
    let several = |all: &[Text]| (!all.is_empty()).then(|| texts(all));
    let all = [
        Key("we", text(&old.we)).when(old.we != new.we),
        share(&old.target).filter(|_| is_met_otherwise).map(|share| Key("share", Some(share))),
        Key("starts", begins).when(then.starts != now.starts),
        Key("pauses", several(&then.pauses)).when(then.pauses != now.pauses),
        Key("stops", text(&then.stops)).when(then.stops != now.stops),
        Key("channels", channels(&old.channels).map(list)).when(old.channels != new.channels),
        Key("conditions", old.conditions.as_ref().map(conditions)).when(old.conditions != new.conditions),
        Key("exceptions", several(&old.exceptions)).when(old.exceptions != new.exceptions),
        Key("statutory", limit).when(old.statutory != new.statutory),
        Key("calendar", old.target.calendar.clone()).when(old.target.calendar != new.target.calendar),
    ];
    Some(all.into_iter().flatten().collect())
}

fn exempted(old: &Record, new: &Record, exempt: &Exempt) -> Option<Key> {
    Key("exempt", exempt.clone()).when(old.exempt != new.exempt)
}

fn change(old: &Record, new: &Record) -> Option<Key> {
    let then = old.change.as_ref().map(|text| inside(&text.to_string()));
    Key("change", then).when(old.change != new.change)
}
