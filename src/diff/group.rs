//! A change -> the heading under which people read it: what they have to weigh comes first.

use crate::diff::change::{Change, ChangeKind};
use crate::diff::verdict::Strength;

/// A heading of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Group {
    Weaker,
    /// Nobody but a person can tell whether these are weaker or stronger.
    ToJudge,
    Stronger,
    New,
    Ending,
    Paused,
    Moved,
    CalledOff,
    Renamed,
    Contact,
    BusinessTime,
    Commitment,
    Text,
    Wording,
    Missed,
    Results,
}

impl Group {
    /// All headings, in their order.
    pub(super) const ALL: [Self; 16] = [
        Self::Weaker,
        Self::ToJudge,
        Self::Stronger,
        Self::New,
        Self::Ending,
        Self::Paused,
        Self::Moved,
        Self::CalledOff,
        Self::Renamed,
        Self::Contact,
        Self::BusinessTime,
        Self::Commitment,
        Self::Text,
        Self::Wording,
        Self::Missed,
        Self::Results,
    ];

    /// The group of a change.
    pub(super) const fn of(change: &Change) -> Self {
        match change.kind {
            ChangeKind::Changed | ChangeKind::Scheduled | ChangeKind::Announcement | ChangeKind::Resumed => {
                match (change.strength, change.kind) {
                    (Some(Strength::Weaker), _) => Self::Weaker,
                    (Some(Strength::Neither | Strength::Open), _) => Self::ToJudge,
                    (Some(Strength::Stronger), _) => Self::Stronger,
                    (None, ChangeKind::Resumed) => Self::Paused,
                    (None, ChangeKind::Scheduled) if change.before.is_none() => Self::New,
                    (None, _) => Self::Wording,
                }
            }
            ChangeKind::Result if matches!(change.is_kept, Some(false)) => Self::Missed,
            other => Self::of_kind(other),
        }
    }

    /// The group of all changes of a kind that no strength divides.
    pub(super) const fn of_kind(kind: ChangeKind) -> Self {
        match kind {
            ChangeKind::New => Self::New,
            ChangeKind::Withdrawn => Self::Ending,
            ChangeKind::Paused | ChangeKind::Resumed => Self::Paused,
            ChangeKind::Moved => Self::Moved,
            ChangeKind::CalledOff => Self::CalledOff,
            ChangeKind::Renamed => Self::Renamed,
            ChangeKind::Contact => Self::Contact,
            ChangeKind::BusinessTime => Self::BusinessTime,
            ChangeKind::Commitment => Self::Commitment,
            ChangeKind::Text => Self::Text,
            ChangeKind::Result => Self::Results,
            ChangeKind::Changed | ChangeKind::Scheduled | ChangeKind::Announcement | ChangeKind::Wording => {
                Self::Wording
            }
        }
    }

    /// The heading.
    pub(super) const fn title(self) -> &'static str {
        match self {
            Self::Weaker => "Weaker promises",
            Self::ToJudge => "Promises to judge",
            Self::Stronger => "Stronger promises",
            Self::New => "New",
            Self::Ending => "Ending",
            Self::Paused => "Paused",
            Self::Moved => "Moved to another department",
            Self::CalledOff => "Called off",
            Self::Renamed => "Renamed",
            Self::Contact => "How to ask and reach us",
            Self::BusinessTime => "Opening hours and closed days",
            Self::Commitment => "The commitment",
            Self::Text => "Other texts",
            Self::Wording => "Reworded only",
            Self::Missed => "Results: promises that were missed",
            Self::Results => "Other results",
        }
    }

    /// What follows the number of its changes in the summary: `2 weaker`, `1 in the commitment`.
    pub(super) const fn counted(self) -> &'static str {
        match self {
            Self::Weaker => "weaker",
            Self::ToJudge => "to judge",
            Self::Stronger => "stronger",
            Self::New => "new",
            Self::Ending => "ending",
            Self::Paused => "paused",
            Self::Moved => "moved",
            Self::CalledOff => "called off",
            Self::Renamed => "renamed",
            Self::Contact => "in how to ask and reach us",
            Self::BusinessTime => "in opening hours and closed days",
            Self::Commitment => "in the commitment",
            Self::Text => "in other texts",
            Self::Wording => "reworded only",
            Self::Missed => "missed by the new results",
            Self::Results => "in other results",
        }
    }
}
