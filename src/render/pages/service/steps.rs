//! A service's promises -> the promises in the order in which a resident meets them, and how many of them are steps.

use crate::model::edition::{EffectiveService, EffectiveStandard, Status};
use crate::model::stage::Stage;

/// Returns current and scheduled promises, the steps first, and the number of steps. Without steps, the order of the content is kept.
pub(crate) fn in_order<'s, 'a>(effective: &'s EffectiveService<'a>) -> (Vec<&'s EffectiveStandard<'a>>, usize) {
    let mut all: Vec<&EffectiveStandard<'_>> =
        effective.standards.iter().filter(|standard| standard.status != Status::Retired).collect();
    let steps: Vec<Stage> = all.iter().filter_map(|standard| step(standard)).collect();
    if steps.iter().all(|stage| Some(stage) == steps.first()) {
        return (all, 0);
    }
    all.sort_by_key(|standard| step(standard).map_or(u8::MAX, place));
    (all, steps.len())
}

/// Returns the stage of a promise that is in force and is kept once for each request. Recurring promises are not steps.
fn step(standard: &EffectiveStandard<'_>) -> Option<Stage> {
    let target = &standard.current()?.version.promise.target.value;
    target.is_counted_from_a_start().then_some(standard.owned.standard.stage)
}

/// Returns the position of a stage on the way of a request. News comes before the step that it announces.
const fn place(stage: Stage) -> u8 {
    match stage {
        Stage::Answer => 0,
        Stage::Acknowledge => 1,
        Stage::Respond => 2,
        Stage::Attend => 3,
        Stage::MakeSafe => 4,
        Stage::Update => 5,
        Stage::Schedule => 6,
        Stage::Decide => 7,
        Stage::Complete => 8,
        Stage::Publish => 9,
        Stage::Available => 10,
        Stage::Repeat => 11,
    }
}
