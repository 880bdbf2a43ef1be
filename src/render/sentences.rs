//! A standard -> the sentences and headings about it, for pages and the feed.

use crate::model::edition::{EffectiveStandard, EffectiveVersion};
use crate::wording::Wording;

/// Returns the promise of one version as a sentence.
pub(super) fn sentence(words: Wording<'_>, standard: &EffectiveStandard<'_>, version: &EffectiveVersion<'_>) -> String {
    words.promise(&version.version.promise, standard.owned.standard.stage)
}

/// Returns the heading: what the stage means to residents, with the standard's own name if it has one.
pub(super) fn heading(words: Wording<'_>, standard: &EffectiveStandard<'_>) -> String {
    let stage = words.stage_heading(standard.owned.standard.stage);
    match &standard.owned.standard.name {
        Some(name) => format!("{stage}: {}", lower_first(name)),
        None => stage.to_owned(),
    }
}

/// Returns a name for use after a colon: with a small first letter, unless it starts with an abbreviation.
pub(super) fn lower_first(name: &str) -> String {
    let mut rest = name.chars();
    match (rest.next(), rest.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() => first.to_lowercase().chain(rest).collect(),
        _ => name.to_owned(),
    }
}

/// Adds a full stop to a text without an end mark.
pub(super) fn as_sentence(text: &str) -> String {
    if text.ends_with(['.', '!', '?', '…']) { text.to_owned() } else { format!("{text}.") }
}

/// Returns the reason why nothing is promised after the last version.
pub(super) fn last_gap<'a>(standard: &EffectiveStandard<'a>) -> Option<&'a str> {
    standard.versions.last()?.version.gap.as_ref().map(|gap| gap.value.as_str())
}

/// Returns the corrections of a version: `3 May 2026: The time was given in weeks.`
pub(super) fn corrected(words: Wording<'_>, version: &EffectiveVersion<'_>) -> Option<String> {
    let all = version.corrected.iter();
    let all: Vec<String> = all.map(|one| format!("{}: {}", words.date(one.on.value), one.note)).collect();
    (!all.is_empty()).then(|| all.join(" "))
}
