//! The kinds of events: what can happen to a standard.

use crate::wording::StandardEvent;

/// The kind of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum EventKind {
    Announced,
    Changed,
    CalledOff,
    InEffect,
    Corrected,
    PauseAnnounced,
    PauseChanged,
    PauseCalledOff,
    Paused,
    WithdrawalAnnounced,
    WithdrawalChanged,
    WithdrawalCalledOff,
    Withdrawn,
    Moved,
    Renamed,
}

impl EventKind {
    /// The code of the kind in the feed.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Announced => "announced",
            Self::Changed => "changed",
            Self::CalledOff => "called_off",
            Self::InEffect => "in_effect",
            Self::Corrected => "corrected",
            Self::PauseAnnounced => "pause_announced",
            Self::PauseChanged => "pause_changed",
            Self::PauseCalledOff => "pause_called_off",
            Self::Paused => "paused",
            Self::WithdrawalAnnounced => "withdrawal_announced",
            Self::WithdrawalChanged => "withdrawal_changed",
            Self::WithdrawalCalledOff => "withdrawal_called_off",
            Self::Withdrawn => "withdrawn",
            Self::Moved => "moved",
            Self::Renamed => "renamed",
        }
    }

    /// What titles call it.
    pub(crate) const fn of_feed(self) -> StandardEvent {
        match self {
            Self::Announced => StandardEvent::Announced,
            Self::Changed => StandardEvent::Changed,
            Self::CalledOff => StandardEvent::CalledOff,
            Self::InEffect => StandardEvent::InEffect,
            Self::Corrected => StandardEvent::Corrected,
            Self::PauseAnnounced => StandardEvent::PauseAnnounced,
            Self::PauseChanged => StandardEvent::PauseChanged,
            Self::PauseCalledOff => StandardEvent::PauseCalledOff,
            Self::Paused => StandardEvent::Paused,
            Self::WithdrawalAnnounced => StandardEvent::WithdrawalAnnounced,
            Self::WithdrawalChanged => StandardEvent::WithdrawalChanged,
            Self::WithdrawalCalledOff => StandardEvent::WithdrawalCalledOff,
            Self::Withdrawn => StandardEvent::Withdrawn,
            Self::Moved => StandardEvent::Moved,
            Self::Renamed => StandardEvent::Renamed,
        }
    }
}
