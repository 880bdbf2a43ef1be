//! What was published -> the values of a version's keys, as staff write them.

use jiff::civil::Date;

use crate::authoring::inside;
use crate::compatibility::block::lines::list;
use crate::compatibility::block::target::amount;
use crate::english;
use crate::model::channel::Channel;
use crate::model::season::DayOfYear;
use crate::model::standard::StartEvent;
use crate::published_feed::{ClockEvent, RecordedConditions, RecordedSeason, Statutory, Text};

/// The value of `starts`; nothing if this program does not know the event.
pub(super) fn starts(starts: &ClockEvent) -> Option<String> {
    let event = StartEvent::ALL.into_iter().find(|event| event.code() == starts.code)?;
    Some(format!("{{event: {}, text: {}}}", event.key(), inside(&starts.text.to_string())))
}

/// The channels that this program knows; nothing if it is for all.
pub(super) fn channels(codes: &[String]) -> Option<Vec<&'static str>> {
    let key = |code: &String| Channel::ALL.into_iter().find(|channel| channel.code() == code).map(Channel::key);
    let keys: Vec<&str> = codes.iter().filter_map(key).collect();
    (!keys.is_empty()).then_some(keys)
}

pub(super) fn texts(texts: &[Text]) -> String {
    list(texts.iter().map(ToString::to_string))
}

/// The value of `statutory`; nothing if this program does not know the unit.
pub(super) fn statutory(limit: &Statutory) -> Option<String> {
    let note = limit.note.as_ref().map(|note| format!(", note: {}", inside(&note.to_string()))).unwrap_or_default();
    let (within, source) = (amount(limit.limit()?), inside(&limit.source.to_string()));
    Some(format!("{{within: {within}, source: {source}{note}}}"))
}

/// The value of `conditions`.
pub(super) fn conditions(RecordedConditions { zone, priority, season, text }: &RecordedConditions) -> String {
    let texts = [("zone", zone), ("priority", priority), ("text", text)];
    let texts =
        texts.into_iter().filter_map(|(key, text)| Some(format!("{key}: {}", inside(&text.as_ref()?.to_string()))));
    let season = season.as_ref().and_then(written_season).map(|season| format!("season: {season}"));
    format!("{{{}}}", texts.chain(season).collect::<Vec<_>>().join(", "))
}

/// `15 April to 15 June`.
fn written_season(RecordedSeason { from, to }: &RecordedSeason) -> Option<String> {
    let day = |code: &str| {
        let (month, day) = code.strip_prefix("--")?.split_once('-')?;
        let DayOfYear { month, day } = DayOfYear::new(month.parse().ok()?, day.parse().ok()?)?;
        Some(format!("{day} {}", english::month(month)))
    };
    Some(format!("{} to {}", day(from)?, day(to)?))
}

/// The value of `exempt`.
pub(super) fn exemption(reason: &Text, approved_by: &str, until: Option<Date>, review_by: Option<Date>) -> String {
    let until = until.map(|day| format!(", until: {day}")).unwrap_or_default();
    let review_by = review_by.map(|day| format!(", review_by: {day}")).unwrap_or_default();
    let (reason, by) = (inside(&reason.to_string()), inside(approved_by));
    format!("{{reason: {reason}, approved_by: {by}{until}{review_by}}}")
}
