//! Calendars: hours, closures and how far their list reaches.

pub(super) mod calendar_ends_soon;
pub(super) mod closure_on_closed_day;
pub(super) mod closure_outside_list;
pub(super) mod closure_twice;
pub(super) mod early_closing_outside_hours;
pub(super) mod missing_closure;
pub(super) mod never_open;
pub(super) mod overlapping_hours;
