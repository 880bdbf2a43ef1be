//! The days on which versions hold, end and are looked at again.

pub(super) mod begins_after_retirement;
pub(super) mod effective_before_approval;
pub(super) mod ends_without_retirement;
pub(super) mod future_date;
pub(super) mod misdated_plan;
pub(super) mod missing_approval;
pub(super) mod overlapping_versions;
pub(super) mod refers_to_draft;
pub(super) mod replacement_not_usable;
pub(super) mod review_before_effective;
pub(super) mod review_due_soon;
pub(super) mod review_overdue;
mod reviews;
pub(super) mod scheduled_change_without_note;
pub(super) mod unexplained_gap;
pub(super) mod unknown_beginning_ahead;
pub(super) mod version_upside_down;
