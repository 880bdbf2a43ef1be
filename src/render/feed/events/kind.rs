//! What happened -> its code in the feed.

use crate::wording::StandardEvent;

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum EventKind {
    /// Something happened to a standard.
    OfStandard(StandardEvent),
    /// Results came out.
    Results,
    /// Results were revised.
    ResultsRevised,
}

/// Returns the code of a kind of event.
pub(crate) const fn code(kind: EventKind) -> &'static str {
    match kind {
        EventKind::OfStandard(event) => code_of_standard(event),
        EventKind::Results => "results",
        EventKind::ResultsRevised => "results_revised",
    }
}

const fn code_of_standard(event: StandardEvent) -> &'static str {
    match event {
        StandardEvent::Announced => "announced",
        StandardEvent::Changed => "changed",
        StandardEvent::CalledOff => "called_off",
        StandardEvent::InEffect => "in_effect",
        StandardEvent::Corrected => "corrected",
        StandardEvent::PauseAnnounced => "pause_announced",
        StandardEvent::PauseChanged => "pause_changed",
        StandardEvent::PauseCalledOff => "pause_called_off",
        StandardEvent::Paused => "paused",
        StandardEvent::WithdrawalAnnounced => "withdrawal_announced",
        StandardEvent::WithdrawalChanged => "withdrawal_changed",
        StandardEvent::WithdrawalCalledOff => "withdrawal_called_off",
        StandardEvent::Withdrawn => "withdrawn",
        StandardEvent::Moved => "moved",
        StandardEvent::Renamed => "renamed",
    }
}
