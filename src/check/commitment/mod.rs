//! The commitment and the promises that make it real.

pub(super) mod standard_without_clause;
pub(super) mod unsupported_clause;
