//! A diagnostic, and the files that have faults -> whether it would still be there without these.
//!
//! What a file says may be lost with its faults. A rule that concludes from what is not there waits until all can be read that it would be
//! in; so does one about today while nobody knows the city's day. All other rules speak of what is there.

use std::collections::BTreeSet;

use crate::check::{
    broken_link, business_unit_without_calendar, calendar_ends_soon, closure_on_closed_day, exemption_ended,
    exemption_ends_soon, exemption_without_need, missing_clock_start, never_open, no_if_missed, no_way_to_ask,
    review_due_soon, review_overdue, standard_without_clause, unexplained_abbreviation, unsupported_clause,
};
use crate::diagnostic::Diagnostic;
use crate::source::Sources;

/// What a rule leans on.
struct Leaning {
    rule: &'static str,
    /// Whether on all of the file that it speaks of.
    on_its_own: bool,
    /// On which others: what their names begin with.
    on_others: &'static [&'static str],
}

const fn leaning(rule: &'static str, on_its_own: bool, on_others: &'static [&'static str]) -> Leaning {
    Leaning { rule, on_its_own, on_others }
}

/// Where the city's day is told.
const DAY: &[&str] = &["site.yaml"];

/// Where pages come from.
const PAGES: &[&str] = &["calendars/", "commitment.md", "corporate.yaml", "departments/", "pages/"];

const LEANINGS: [Leaning; 16] = [
    leaning(broken_link::RULE.name, true, PAGES),
    leaning(business_unit_without_calendar::RULE.name, true, &["calendars/"]),
    leaning(calendar_ends_soon::RULE.name, false, DAY),
    leaning(closure_on_closed_day::RULE.name, true, &[]),
    leaning(exemption_ended::RULE.name, false, DAY),
    leaning(exemption_ends_soon::RULE.name, false, DAY),
    leaning(exemption_without_need::RULE.name, true, &["calendars/", "corporate.yaml"]),
    leaning(missing_clock_start::RULE.name, true, &[]),
    leaning(never_open::RULE.name, true, &[]),
    leaning(no_if_missed::RULE.name, true, &["corporate.yaml"]),
    leaning(no_way_to_ask::RULE.name, true, &[]),
    leaning(review_due_soon::RULE.name, false, DAY),
    leaning(review_overdue::RULE.name, false, DAY),
    leaning(standard_without_clause::RULE.name, true, &[]),
    leaning(unexplained_abbreviation::RULE.name, true, &[]),
    leaning(unsupported_clause::RULE.name, true, &[""]),
];

/// Whether a rule's finding would be there without the faults of these files too.
#[must_use]
pub fn is_certain(found: &Diagnostic, faulty: &BTreeSet<String>, sources: &Sources) -> bool {
    let Some(leaning) = LEANINGS.iter().find(|leaning| leaning.rule == found.rule) else { return true };
    let is_own = leaning.on_its_own && found.sources().any(|source| faulty.contains(&sources.get(source).name));
    let is_among = |begin: &&str| faulty.iter().any(|name| name.starts_with(begin));
    !is_own && !leaning.on_others.iter().any(is_among)
}
