//! Words of the model -> codes in the feed.

use crate::model::edition::Status;
use crate::model::stage::Stage;

/// Returns the code of a status.
pub(crate) const fn status(status: Status) -> &'static str {
    match status {
        Status::Scheduled => "scheduled",
        Status::InForce => "in_force",
        Status::Superseded => "superseded",
        Status::Retired => "retired",
        Status::CalledOff => "called_off",
    }
}

/// Returns the code of the event that stops the clock at a stage.
pub(super) const fn stop_code(stage: Stage) -> &'static str {
    match stage {
        Stage::Answer => "answered",
        Stage::Acknowledge => "acknowledged",
        Stage::Respond => "responded",
        Stage::Attend => "attended",
        Stage::MakeSafe => "made_safe",
        Stage::Schedule => "scheduled",
        Stage::Decide => "decided",
        Stage::Complete => "completed",
        Stage::Update => "updated",
        Stage::Publish => "published",
        Stage::Available => "available",
        Stage::Repeat => "repeated",
    }
}
