//! One city, one standard (policy clause 1.2): promises beside the corporate ones, and exemptions from them.

pub(super) mod exemption_ended;
pub(super) mod exemption_ends_soon;
pub(super) mod exemption_without_need;
pub(super) mod not_comparable_with_baseline;
pub(super) mod otherwise_not_in_force;
mod pairs;
pub(super) mod timed_target_on_the_spot;
mod ways_out;
pub(super) mod weaker_than_baseline;
