//! Catalog -> diagnostics, about all days. One file per rule, each a row in [`RULES`].

mod baseline;
mod business_unit_without_calendar;
mod effective_before_approval;
mod ends_without_retirement;
mod not_comparable_with_baseline;
mod overlapping_versions;
mod path_collision;
mod refers_to_draft;
mod reused_id;
mod timed_target_on_the_spot;
mod unexplained_gap;
mod weaker_than_baseline;

use crate::diagnostic::Diagnostic;
use crate::model::catalog::Catalog;

/// Something that content has to be.
pub struct Rule {
    /// The name in messages, file names and fixtures.
    pub name: &'static str,
    /// What has to hold, in one sentence.
    pub sentence: &'static str,
    /// Why it has to.
    pub why: &'static str,
    /// Finds what breaks it.
    pub check: fn(&Catalog, &mut Vec<Diagnostic>),
}

/// Every rule, by name.
pub const RULES: &[Rule] = &[
    business_unit_without_calendar::RULE,
    effective_before_approval::RULE,
    ends_without_retirement::RULE,
    not_comparable_with_baseline::RULE,
    overlapping_versions::RULE,
    path_collision::RULE,
    refers_to_draft::RULE,
    reused_id::RULE,
    timed_target_on_the_spot::RULE,
    unexplained_gap::RULE,
    weaker_than_baseline::RULE,
];

/// Applies every rule.
#[must_use]
pub fn check(catalog: &Catalog) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for rule in RULES {
        (rule.check)(catalog, &mut diagnostics);
    }
    Diagnostic::sort(&mut diagnostics);
    diagnostics
}
