//! Compares the texts around the promise in two versions of a standard.

use crate::diff::change::TextChange;
use crate::diff::words::{called, code, joined, said};
use crate::english;
use crate::published_feed::{Approval, Conditions, Correction, Exemption, PublishedSeason, Statutory, Text, Version};

/// The label of the exemption from the baseline.
pub(super) const EXEMPTION: &str = "the exemption from the baseline";

/// The label of what residents can do after a missed promise.
pub(super) const IF_MISSED: &str = "what to do if we miss it";

/// A text of a version: what people call it, and how it is read; empty: nothing is said.
type Part = (&'static str, fn(&Version) -> String);

const PARTS: &[Part] = &[
    ("its name", |version| said(version.name.as_ref())),
    ("why no time is promised", |version| said(version.target.reason.as_ref())),
    ("for requests by", |version| joined(version.channels.iter().map(|channel| code(channel)))),
    ("the clock starts when", |version| said(version.clock.starts.as_ref().map(|starts| &starts.text))),
    ("the clock pauses while", |version| all(&version.clock.pauses)),
    ("the clock stops when", |version| version.clock.stops.text.on_one_line()),
    ("the calendar used", |version| version.target.calendar.as_deref().map(called).unwrap_or_default()),
    ("the calendar for whose opening it waits", |version| {
        version.clock.calendar.as_deref().map(called).unwrap_or_default()
    }),
    ("when it applies", |version| version.conditions.as_ref().map(conditions).unwrap_or_default()),
    ("what can delay it", |version| all(&version.exceptions)),
    ("the limit set by law", |version| version.statutory.as_ref().and_then(law).unwrap_or_default()),
    (EXEMPTION, |version| version.exempt.as_ref().map(exemption).unwrap_or_default()),
    (IF_MISSED, |version| said(version.if_missed.as_ref())),
    ("the function", |version| said(version.function.as_ref())),
    ("the clauses that it supports", |version| joined(version.supports.iter().cloned())),
    ("the correction", |version| version.corrections.last().map(correction).unwrap_or_default()),
];

/// The texts that every new version has for itself.
const OF_ONE_VERSION: &[Part] = &[
    ("what changes with it", |version| said(version.change.as_ref())),
    ("who approved it", |version| version.approved.as_ref().map(approval).unwrap_or_default()),
    ("its first day", |version| {
        let day = english::date(version.effective.from);
        if version.effective.begins_earlier { format!("a day before {day} that is not known") } else { day }
    }),
    ("the review date", |version| version.review_by.map(english::date).unwrap_or_default()),
];

const DEPARTMENT: Part = ("the department", |version| version.department.name.on_one_line());

/// The texts that differ. Texts that each version has for itself count only if both are the same version.
pub(super) fn changes(old: &Version, new: &Version, has_moved: bool) -> Vec<TextChange> {
    let own = if old.effective.from == new.effective.from { OF_ONE_VERSION } else { &[] };
    let parts = PARTS.iter().chain(own).copied().chain(has_moved.then_some(DEPARTMENT));
    parts.filter_map(|(part, read)| TextChange::of(part, &read(old), &read(new))).collect()
}

fn all(texts: &[Text]) -> String {
    joined(texts.iter().map(Text::on_one_line))
}

fn conditions(Conditions { zone, priority, season, text }: &Conditions) -> String {
    let season = season.as_ref().map(PublishedSeason::text);
    joined([zone.as_ref(), priority.as_ref(), season, text.as_ref()].into_iter().flatten().map(Text::on_one_line))
}

fn approval(Approval { by, on }: &Approval) -> String {
    format!("{by}, on {}", english::date(*on))
}

fn correction(Correction { on, note }: &Correction) -> String {
    format!("{} (corrected on {})", note.on_one_line(), english::date(*on))
}

fn exemption(Exemption { reason, approved_by, until, review_by }: &Exemption) -> String {
    let until = until.map(|day| format!(", until {}", english::date(day)));
    let review_by = review_by.map(|day| format!(", next review by {}", english::date(day)));
    let days = until.into_iter().chain(review_by).collect::<String>();
    format!("{} (approved by {approved_by}{days})", reason.on_one_line())
}

fn law(statutory: &Statutory) -> Option<String> {
    let limit = format!("{}, {}", english::amount(statutory.limit()?), statutory.source.on_one_line());
    Some(match &statutory.note {
        None => limit,
        Some(note) => format!("{limit}. {}", note.on_one_line()),
    })
}
