//! A standard -> the sentences and headings about it, for pages and the feed.

use jiff::civil::Date;

use crate::model::edition::{EffectiveStandard, EffectiveVersion};
use crate::wording::Wording;

/// Returns the promise of one version as a sentence.
pub(super) fn sentence(words: Wording<'_>, standard: &EffectiveStandard<'_>, version: &EffectiveVersion<'_>) -> String {
    words.promise(&version.version.promise, standard.owned.standard.stage)
}

/// Returns the promise of one version for a list without headings: after its name, if it doesn't say that.
pub(super) fn listed(words: Wording<'_>, standard: &EffectiveStandard<'_>, version: &EffectiveVersion<'_>) -> String {
    words.of_case(standard.owned.standard.name.as_deref(), sentence(words, standard, version))
}

/// Returns the promise of one version in a few words, if they tell residents enough; not of a promise with a name, which is for some cases.
pub(super) fn short(
    words: Wording<'_>,
    standard: &EffectiveStandard<'_>,
    version: &EffectiveVersion<'_>,
) -> Option<String> {
    let own = &standard.owned.standard;
    let is_for_all = own.name.is_none() && own.variant.is_none();
    is_for_all.then(|| words.short(&version.version.promise, own.stage))?
}

/// Returns the heading: what residents get, after the standard's own name where that tells more.
pub(super) fn heading(words: Wording<'_>, standard: &EffectiveStandard<'_>) -> String {
    let own = &standard.owned.standard;
    words.heading(&standard.shown().version.promise, own.stage, own.name.as_deref())
}

/// Returns the heading after the name of the service.
pub(super) fn title(words: Wording<'_>, standard: &EffectiveStandard<'_>) -> String {
    let (own, service) = (&standard.owned.standard, &standard.owned.service.name.value);
    words.title(service, &standard.shown().version.promise, own.stage, own.name.as_deref())
}

/// Returns the headings of the promises on one page, each the shortest that no other has: the plain one, with the cases that it is for, or the
/// whole promise.
pub(super) fn headings(words: Wording<'_>, standards: &[&EffectiveStandard<'_>]) -> Vec<String> {
    let ways: [fn(Wording<'_>, &EffectiveStandard<'_>) -> String; 3] =
        [heading, heading_with_cases, |words, one| sentence(words, one, one.shown())];
    let all = ways.map(|way| standards.iter().map(|one| way(words, one)).collect::<Vec<_>>());
    let [_, _, last] = &all;
    let own = |at: usize| {
        all.iter().find(|texts| texts.iter().filter(|text| **text == texts[at]).count() == 1).unwrap_or(last)[at]
            .clone()
    };
    (0..standards.len()).map(own).collect()
}

fn heading_with_cases(words: Wording<'_>, standard: &EffectiveStandard<'_>) -> String {
    let heading = heading(words, standard);
    let conditions = standard.shown().version.promise.conditions.as_ref();
    conditions.map_or_else(|| heading.clone(), |conditions| words.with_cases(&heading, &conditions.value))
}

/// Adds a full stop to a text without an end mark.
pub(super) fn as_sentence(text: &str) -> String {
    if text.ends_with(['.', '!', '?', '…']) { text.to_owned() } else { format!("{text}.") }
}

/// Returns the reason why nothing is promised after the last version.
pub(super) fn last_gap<'a>(standard: &EffectiveStandard<'a>) -> Option<&'a str> {
    standard.lasting().next_back()?.version.gap.as_ref().map(|gap| gap.value.as_str())
}

/// Returns the corrections of a version: `3 May 2026: The time was given in weeks.`
pub(super) fn corrected(words: Wording<'_>, version: &EffectiveVersion<'_>) -> Option<String> {
    corrections(words, version.corrected.iter().map(|one| (one.on.value, one.note.as_str())))
}

/// Returns corrections in words, each after its day.
pub(super) fn corrections<'c>(words: Wording<'_>, all: impl Iterator<Item = (Date, &'c str)>) -> Option<String> {
    let all: Vec<String> = all.map(|(on, note)| format!("{}: {note}", words.date(on))).collect();
    (!all.is_empty()).then(|| all.join(" "))
}
