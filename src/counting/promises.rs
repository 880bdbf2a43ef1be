//! The edition of a day and the map -> the versions of each standard that is counted, and how a log can tell whether they were kept.

use jiff::civil::Date;

use crate::counting::days;
use crate::model::amount::Amount;
use crate::model::calendar::Calendar;
use crate::model::edition::{EffectiveStandard, EffectiveVersion};
use crate::model::season::Season;
use crate::model::spent::grain;
use crate::model::target::Target;

/// A version of a standard.
#[derive(Debug)]
pub(super) struct VersionPlan<'e> {
    /// Its place in the history, from 1, as the feed has it.
    pub(super) revision: u32,
    /// The number of its first day.
    pub(super) from: i32,
    /// The number of the day after its last one.
    pub(super) until: i32,
    /// The season in which it holds.
    pub(super) season: Option<Season>,
    /// What is counted; nothing if a log of requests can't tell.
    pub(super) promise: Option<Countable<'e>>,
}

/// A promise that a log of requests can be counted by.
#[derive(Debug, Clone, Copy)]
pub(super) struct Countable<'e> {
    /// The longest time.
    pub(super) amount: Amount,
    /// Whether each request has a deadline, or all have an average.
    pub(super) timing: Timing,
    /// The calendar by which the time is counted.
    pub(super) calendar: Option<&'e Calendar>,
    /// The line for whose opening the clock waits.
    pub(super) line: Option<&'e Calendar>,
}

/// What is promised of a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Timing {
    /// Each request is done by then.
    Deadline,
    /// The requests take as long on average.
    Average,
}

/// The versions of a standard that were not called off.
pub(super) fn versions<'e>(standard: &EffectiveStandard<'e>) -> Vec<VersionPlan<'e>> {
    standard.lasting().map(version).collect()
}

fn version<'e>(version: &EffectiveVersion<'e>) -> VersionPlan<'e> {
    let number = |day: Date| days::of_date(day).clamp(days::FIRST, days::END);
    let promise = &version.version.promise;
    VersionPlan {
        revision: version.revision,
        from: number(version.period.from),
        until: version.period.until.map_or(days::END, number),
        season: promise.conditions.as_ref().and_then(|conditions| conditions.value.season),
        promise: timed(&promise.target.value).map(|(amount, timing)| Countable {
            amount,
            timing,
            calendar: version.calendar.map(|calendar| calendar.value),
            line: version.line.map(|line| line.calendar),
        }),
    }
}

/// The time that each request, or all on average, may take.
fn timed(target: &Target) -> Option<(Amount, Timing)> {
    match target {
        Target::Within(amount) | Target::Between(_, amount) => Some((*amount, Timing::Deadline)),
        Target::Average(amount) => grain(amount.unit).map(|_| (*amount, Timing::Average)),
        Target::Every(_)
        | Target::AtMost(_)
        | Target::AtLeast(_)
        | Target::Ahead(_)
        | Target::By(_)
        | Target::Share(_)
        | Target::Level(_)
        | Target::None(_) => None,
    }
}

/// Why a log of requests can't tell whether a promise was kept, as the end of a sentence.
pub(super) fn why_not(target: &Target) -> &'static str {
    match target {
        Target::Within(_) | Target::Between(..) => "each of its requests has a deadline",
        Target::Average(_) => "months and years are not equally long, so there is no average of them",
        Target::Every(_) => "it says how often something is done, not how long a request takes",
        Target::AtMost(_) | Target::AtLeast(_) => "it is a number of things, not a time for each request",
        Target::Ahead(_) => "it is a time before an event, and a request has none",
        Target::By(_) => "it is a day that comes again, whoever asks and when",
        Target::Share(_) | Target::Level(_) => "it is a share without a time",
        Target::None(_) => "it promises no time",
    }
}
