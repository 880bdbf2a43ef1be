//! A standard's versions -> its history as pages show it: what was promised, what applies now, what is announced.

use jiff::civil::Date;
use serde::Serialize;

use crate::model::edition::{EffectiveStandard, EffectiveVersion, Pause, Status};
use crate::model::standard::Version;
use crate::render::sentences::{corrected, sentence};
use crate::wording::{Wording, last_day};

/// A period and what was promised for it.
#[derive(Serialize)]
pub(crate) struct PeriodView {
    /// `before`, `now`, `announced`, `ended`, `called_off`, or `pause` where nothing is promised.
    kind: &'static str,
    /// Nothing if nobody knows it.
    from: Option<DayView>,
    to: Option<DayView>,
    sentence: Option<String>,
    /// What changes with it, or why nothing is promised.
    note: Option<String>,
    corrected: Option<String>,
    is_draft: bool,
}

#[derive(Serialize)]
struct DayView {
    date: String,
    iso: String,
}

/// Returns the periods of a standard, oldest first; none if it has only one version.
pub(crate) fn view(words: Wording<'_>, standard: &EffectiveStandard<'_>) -> Vec<PeriodView> {
    if standard.versions.len() < 2 {
        return Vec::new();
    }
    let with_pause = |version| {
        let after = standard.pause_after(version).map(|pause| self::pause(words, pause));
        std::iter::once(period(words, standard, version)).chain(after)
    };
    standard.versions.iter().flat_map(with_pause).collect()
}

fn period(words: Wording<'_>, standard: &EffectiveStandard<'_>, version: &EffectiveVersion<'_>) -> PeriodView {
    PeriodView {
        kind: match version.status {
            Status::Superseded => "before",
            Status::InForce => "now",
            Status::Scheduled => "announced",
            Status::Retired => "ended",
            Status::CalledOff => "called_off",
        },
        from: (!version.version.begins_earlier).then(|| day(words, version.period.from)),
        to: version.period.until.filter(|until| *until > version.period.from).map(|until| day(words, last_day(until))),
        sentence: Some(sentence(words, standard, version)),
        note: note(version.version),
        corrected: corrected(words, version),
        is_draft: version.version.draft,
    }
}

/// Returns why a version was called off, or else what changes with it.
fn note(version: &Version) -> Option<String> {
    let called_off = version.plan.called_off.as_ref().map(|called_off| called_off.reason.clone());
    called_off.or_else(|| version.change.as_ref().map(ToString::to_string))
}

fn pause(words: Wording<'_>, pause: Pause<'_>) -> PeriodView {
    PeriodView {
        kind: "pause",
        from: Some(day(words, pause.from)),
        to: Some(day(words, last_day(pause.until))),
        sentence: None,
        note: pause.reason.map(str::to_owned),
        corrected: None,
        is_draft: false,
    }
}

fn day(words: Wording<'_>, day: Date) -> DayView {
    DayView { date: words.date(day), iso: day.to_string() }
}
