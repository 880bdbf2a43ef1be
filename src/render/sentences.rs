//! A standard -> what pages and the feed say of it in a sentence or a heading.

use crate::model::edition::{EffectiveStandard, EffectiveVersion};
use crate::wording::Wording;

/// The promise of one version, in a sentence.
pub(super) fn sentence(words: Wording<'_>, standard: &EffectiveStandard<'_>, version: &EffectiveVersion<'_>) -> String {
    words.promise(&version.version.promise, standard.owned.standard.stage)
}

/// What its stage means to residents, with its own name if it has one.
pub(super) fn heading(words: Wording<'_>, standard: &EffectiveStandard<'_>) -> String {
    let stage = words.stage_heading(standard.owned.standard.stage);
    match &standard.owned.standard.name {
        Some(name) => format!("{stage}: {}", lower_first(name)),
        None => stage.to_owned(),
    }
}

/// A name as it is written after a colon: it begins with a small letter, unless it is a proper name or an abbreviation.
pub(super) fn lower_first(name: &str) -> String {
    let mut rest = name.chars();
    match (rest.next(), rest.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() => first.to_lowercase().chain(rest).collect(),
        _ => name.to_owned(),
    }
}

/// The same text with a full stop, if it has no end of its own.
pub(super) fn as_sentence(text: &str) -> String {
    if text.ends_with(['.', '!', '?', '…']) { text.to_owned() } else { format!("{text}.") }
}

/// Why nothing is promised after its last version.
pub(super) fn last_gap<'a>(standard: &EffectiveStandard<'a>) -> Option<&'a str> {
    standard.versions.last()?.version.gap.as_ref().map(|gap| gap.value.as_str())
}

/// The corrections of what was published about a version: `3 May 2026: The time was given in weeks.`
pub(super) fn corrected(words: Wording<'_>, version: &EffectiveVersion<'_>) -> Option<String> {
    let all = version.version.corrected.iter();
    let all: Vec<String> = all.map(|one| format!("{}: {}", words.date(one.on.value), one.note)).collect();
    (!all.is_empty()).then(|| all.join(" "))
}
