//! A published version -> its lines in a standard: all of them, or those in which it differs from another.

use jiff::civil::Date;

use crate::authoring::{inside, quoted};
use crate::compatibility::block::exempt::Exempt;
use crate::compatibility::block::lines::{Lines, item, list};
use crate::compatibility::block::target::{share, target};
use crate::compatibility::block::values::{channels, conditions, starts, statutory, texts};
use crate::published_feed::{Correction, Record, Version};

/// A version as an entry of `versions`, from a day; `until` is its own end, if nothing follows it. `lines` are what it promises.
pub(in crate::compatibility) fn entry(version: &Version, from: Date, until: Option<Date>, lines: Lines) -> Lines {
    let earlier = if version.effective.begins_earlier && from == version.effective.from { "before " } else { "" };
    let end = until.map(|until| format!("until: {until}"));
    item([format!("effective: {earlier}{from}")].into_iter().chain(end).chain(lines).collect())
}

/// What a version promises, and what is told of it: every key, in the staff's own words. Nothing if this program does not know its target.
pub(in crate::compatibility) fn whole(version: &Version, record: &Record, exempt: &Exempt) -> Option<Lines> {
    let clock = &version.clock;
    let lines = [
        share(&version.target).map(|share| format!("share: {share}")),
        clock.starts.as_ref().and_then(starts).map(|starts| format!("starts: {starts}")),
        (!clock.pauses.is_empty()).then(|| format!("pauses: {}", texts(&clock.pauses))),
        record.clock.stops.as_ref().map(|stops| format!("stops: {}", quoted(&stops.to_string()))),
        channels(&version.channels).map(|keys| format!("channels: {}", list(keys))),
        record.conditions.as_ref().map(|all| format!("conditions: {}", conditions(all))),
        (!version.exceptions.is_empty()).then(|| format!("exceptions: {}", texts(&version.exceptions))),
        version.statutory.as_ref().and_then(statutory).map(|limit| format!("statutory: {limit}")),
        version.target.calendar.as_ref().map(|id| format!("calendar: {id}")),
        exempt.as_ref().map(|exempt| format!("exempt: {exempt}")),
    ];
    let we = record.we.as_ref().map(|words| format!("we: {}", quoted(&words.to_string())));
    let lines = target(&version.target)?.into_iter().chain(lines.into_iter().flatten());
    Some(we.into_iter().chain(lines).chain(told(version)).collect())
}

/// What is told of a version beside its promise.
fn told(version: &Version) -> impl Iterator<Item = String> {
    let approved =
        version.approved.as_ref().map(|one| format!("approved: {{by: {}, on: {}}}", inside(&one.by), one.on));
    let announced = version.announced.map(|day| format!("announced: {day}"));
    let texts = [("gap", &version.gap), ("change", &version.change)];
    let texts =
        texts.into_iter().filter_map(|(key, text)| Some(format!("{key}: {}", quoted(&text.as_ref()?.to_string()))));
    let corrected = version.corrections.last();
    let corrected =
        corrected.map(|Correction { on, note }| format!("corrected: {}", correction(*on, &note.to_string(), None)));
    approved.into_iter().chain(announced).chain(texts).chain(corrected)
}

/// The value of `corrected`, with that of its `was`.
pub(in crate::compatibility) fn correction(on: Date, note: &str, was: Option<&str>) -> String {
    let was = was.map(|was| format!(", was: {was}")).unwrap_or_default();
    format!("{{on: {on}, note: {}{was}}}", inside(note))
}
