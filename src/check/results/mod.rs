//! Whether what the results say can be true, whether any is missing, and what is done about missed promises.

pub(super) mod floor_above_promise;
pub(super) mod met_above_total;
pub(super) mod missed_every_time;
pub(super) mod missed_without_action;
pub(super) mod missing_result;
pub(super) mod repeated_result;
pub(super) mod result_ahead;
pub(super) mod result_outside_version;
pub(super) mod slack;
pub(super) mod stale_results;
mod standards;
pub(super) mod unchanged_total;
pub(super) mod unexplained_revision;
pub(super) mod unfit_figure;
