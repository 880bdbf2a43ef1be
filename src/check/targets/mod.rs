//! What a promise measures, and by what it is counted.

pub(super) mod business_unit_without_calendar;
pub(super) mod doubled_promise;
mod lengths;
pub(super) mod missing_clock_start;
pub(super) mod missing_plural_form;
mod said;
pub(super) mod start_without_event;
pub(super) mod target_in_words;
