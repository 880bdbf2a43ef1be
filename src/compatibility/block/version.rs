//! A published version -> its lines in a standard: all of them, or those in which it differs from another.

use jiff::civil::Date;

use crate::authoring::quoted;
use crate::compatibility::block::lines::{Lines, inside, item, list};
use crate::compatibility::block::target::{amount, percent, target};
use crate::model::channel::Channel;
use crate::model::standard::StartEvent;
use crate::published_feed::{Clock, Conditions, Correction, Exemption, Statutory, Version};

/// A version as an entry of `versions`, from a day; `until` is its own end, if nothing follows it. `lines` are what it promises.
pub(in crate::compatibility) fn entry(version: &Version, from: Date, until: Option<Date>, lines: Lines) -> Lines {
    let earlier = if version.effective.begins_earlier && from == version.effective.from { "before " } else { "" };
    let end = until.map(|until| format!("until: {until}"));
    item([format!("effective: {earlier}{from}")].into_iter().chain(end).chain(lines).collect())
}

/// What a version promises, and what is told of it: every key. Nothing if this program does not know its target.
pub(in crate::compatibility) fn whole(version: &Version) -> Option<Lines> {
    let we = version.action.as_ref().map(|action| format!("we: {}", quoted(&action.to_string())));
    let lines = target(version)?.into_iter().chain(share(version)).chain(starts(&version.clock));
    let others = [
        (!version.clock.pauses.is_empty()).then(|| format!("pauses: {}", texts(&version.clock.pauses))),
        channels(version),
        version.conditions.as_ref().map(|conditions| format!("conditions: {}", written_conditions(conditions))),
        (!version.exceptions.is_empty()).then(|| format!("exceptions: {}", texts(&version.exceptions))),
        version.statutory.as_ref().and_then(statutory),
        version.target.calendar.as_ref().map(|id| format!("calendar: {id}")),
        version.exempt.as_ref().map(exempt),
    ];
    Some(we.into_iter().chain(lines).chain(others.into_iter().flatten()).chain(told(version)).collect())
}

/// What a version promises where another promises something else, the target first. Nothing if a word can't be written again.
pub(in crate::compatibility) fn differing(version: &Version, other: &Version) -> Option<Lines> {
    let (own, others) = (version.measure(), other.measure());
    let empty = |key: &str| Some(format!("{key}: []"));
    let calendar = || version.target.calendar.as_ref().map(|id| format!("calendar: {id}"));
    let if_other = |is_other: bool, line: Option<String>| line.filter(|_| is_other);
    let starts_otherwise = own.starts != others.starts || own.start_words != others.start_words;
    let pauses = format!("pauses: {}", texts(&version.clock.pauses));
    let exceptions = format!("exceptions: {}", texts(&version.exceptions));
    let has_conditions = version.conditions.is_some();
    if own.conditions != others.conditions && !has_conditions {
        return None;
    }
    let lines = [
        if_other(own.share != others.share, share(version)),
        if_other(starts_otherwise, Some(starts(&version.clock).unwrap_or_else(|| "starts: none".to_owned()))),
        if_other(own.pauses != others.pauses, Some(pauses)),
        if_other(own.channels != others.channels, channels(version).or_else(|| empty("channels"))),
        if_other(
            own.conditions != others.conditions,
            version.conditions.as_ref().map(|conditions| format!("conditions: {}", written_conditions(conditions))),
        ),
        if_other(own.exceptions != others.exceptions, Some(exceptions)),
        if_other(own.calendar != others.calendar, calendar()),
        if_other(version.exempt.is_some() && other.exempt.is_none(), version.exempt.as_ref().map(exempt)),
    ];
    Some(target(version)?.into_iter().chain(lines.into_iter().flatten()).collect())
}

/// What is told of a version beside its promise.
fn told(version: &Version) -> impl Iterator<Item = String> {
    let approved =
        version.approved.as_ref().map(|one| format!("approved: {{by: {}, on: {}}}", inside(&one.by), one.on));
    let texts = [("gap", &version.gap), ("change", &version.change)];
    let texts =
        texts.into_iter().filter_map(|(key, text)| Some(format!("{key}: {}", quoted(&text.as_ref()?.to_string()))));
    let corrected = version.corrections.last();
    let corrected =
        corrected.map(|Correction { on, note }| format!("corrected: {}", correction(*on, &note.to_string())));
    approved.into_iter().chain(texts).chain(corrected)
}

/// The value of `corrected`.
pub(in crate::compatibility) fn correction(on: Date, note: &str) -> String {
    format!("{{on: {on}, note: {}}}", inside(note))
}

/// The share, where each case keeps the promise or does not. It is written even for every time, because a default may say less.
fn share(version: &Version) -> Option<String> {
    let measure = version.measure();
    let is_shared = measure.target.as_ref().is_some_and(crate::model::target::Target::is_kept_case_by_case);
    is_shared.then(|| format!("share: {}", percent(measure.share)))
}

fn starts(clock: &Clock) -> Option<String> {
    let starts = clock.starts.as_ref()?;
    let event = StartEvent::ALL.into_iter().find(|event| event.code() == starts.code)?;
    Some(format!("starts: {{event: {}, text: {}}}", event.key(), inside(&starts.text.to_string())))
}

fn channels(version: &Version) -> Option<String> {
    let key = |code: &String| Channel::ALL.into_iter().find(|channel| channel.code() == code).map(Channel::key);
    let keys: Vec<&str> = version.channels.iter().filter_map(key).collect();
    (!keys.is_empty()).then(|| format!("channels: {}", list(keys)))
}

fn texts(texts: &[crate::published_feed::Text]) -> String {
    list(texts.iter().map(ToString::to_string))
}

fn written_conditions(Conditions { zone, priority, season, text }: &Conditions) -> String {
    let season = season.as_ref().map(crate::published_feed::PublishedSeason::text);
    let parts = [("zone", zone.as_ref()), ("priority", priority.as_ref()), ("season", season), ("text", text.as_ref())];
    let parts: Vec<String> =
        parts.into_iter().filter_map(|(key, text)| Some(format!("{key}: {}", inside(&text?.to_string())))).collect();
    format!("{{{}}}", parts.join(", "))
}

fn statutory(limit: &Statutory) -> Option<String> {
    let note = limit.note.as_ref().map(|note| format!(", note: {}", inside(&note.to_string()))).unwrap_or_default();
    let (within, source) = (amount(limit.limit()?), inside(&limit.source.to_string()));
    Some(format!("statutory: {{within: {within}, source: {source}{note}}}"))
}

fn exempt(Exemption { reason, approved_by, until, review_by }: &Exemption) -> String {
    let until = until.map(|day| format!(", until: {day}")).unwrap_or_default();
    let review_by = review_by.map(|day| format!(", review_by: {day}")).unwrap_or_default();
    let (reason, by) = (inside(&reason.to_string()), inside(approved_by));
    format!("exempt: {{reason: {reason}, approved_by: {by}{until}{review_by}}}")
}
