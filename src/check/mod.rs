//! Catalog -> diagnostics, about all days. One file per rule, each a row in [`RULES`].

mod baseline;
mod broken_link;
mod business_unit_without_calendar;
mod effective_before_approval;
mod ends_without_retirement;
mod hard_text;
mod hedge;
mod jargon;
mod long_sentence;
mod not_comparable_with_baseline;
mod overlapping_versions;
mod path_collision;
mod phrases;
mod refers_to_draft;
mod reused_id;
mod skipped_heading;
mod timed_target_on_the_spot;
mod unexplained_abbreviation;
mod unexplained_gap;
mod vague_link;
mod weaker_than_baseline;

use jiff::civil::Date;

use crate::diagnostic::Diagnostic;
use crate::model::catalog::Catalog;
use crate::rule::Rule;

/// What rules look at.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The content, for all days.
    pub catalog: &'a Catalog,
    /// The city's day, for the few rules that speak of time running out.
    pub today: Date,
}

/// A rule and what finds its breaches.
pub struct Check {
    /// The rule.
    pub rule: Rule,
    /// Finds what breaks it.
    pub find: fn(&Context<'_>, &mut Vec<Diagnostic>),
}

macro_rules! checks {
    ($($file:ident),* $(,)?) => {
        &[$(Check { rule: $file::RULE, find: $file::check }),*]
    };
}

/// Every rule, by name.
pub const RULES: &[Check] = checks![
    broken_link,
    business_unit_without_calendar,
    effective_before_approval,
    ends_without_retirement,
    hard_text,
    hedge,
    jargon,
    long_sentence,
    not_comparable_with_baseline,
    overlapping_versions,
    path_collision,
    refers_to_draft,
    reused_id,
    skipped_heading,
    timed_target_on_the_spot,
    unexplained_abbreviation,
    unexplained_gap,
    vague_link,
    weaker_than_baseline,
];

/// Applies every rule.
#[must_use]
pub fn check(context: &Context<'_>) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for check in RULES {
        (check.find)(context, &mut diagnostics);
    }
    Diagnostic::sort(&mut diagnostics);
    diagnostics
}
