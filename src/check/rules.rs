//! The rules, a row each, and a run of all of them.

use rayon::iter::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};

use crate::check::context::Context;
use crate::check::defaults::about_defaults;
use crate::check::dependency::Dependency;
use crate::check::{baseline, calendars, commitment, contact, dates, finding, ids, language, links, results, targets};
use crate::diagnostic::Diagnostic;
use crate::rule::Rule;

/// A rule and the function that checks it.
pub struct Check {
    /// The rule.
    pub rule: Rule,
    /// What its findings conclude from.
    pub depends_on: Dependency,
    /// Reports what breaks the rule.
    pub find: fn(&Context<'_>, &mut Vec<Diagnostic>),
}

macro_rules! checks {
    ($($group:ident::$file:ident),* $(,)?) => {
        &[$(Check {
            rule: $group::$file::RULE,
            depends_on: $group::$file::DEPENDS_ON,
            find: $group::$file::check,
        }),*]
    };
}

/// Every rule, by name.
pub const RULES: &[Check] = checks![
    contact::all_hours_over_closing_calendar,
    contact::answer_like_service,
    language::bare_condition,
    dates::begins_after_retirement,
    links::broken_link,
    targets::business_unit_without_calendar,
    calendars::calendar_ends_soon,
    calendars::closure_on_closed_day,
    calendars::closure_outside_list,
    calendars::closure_twice,
    targets::doubled_promise,
    calendars::early_closing_outside_hours,
    dates::effective_before_approval,
    dates::ends_without_retirement,
    baseline::exemption_ended,
    baseline::exemption_ends_soon,
    baseline::exemption_without_need,
    results::floor_above_promise,
    dates::future_date,
    language::hard_text,
    language::hedge,
    language::jargon,
    contact::line_with_two_calendars,
    contact::long_emergency,
    language::long_sentence,
    links::lost_link,
    results::met_above_total,
    dates::misdated_plan,
    results::missed_every_time,
    results::missed_without_action,
    dates::missing_approval,
    targets::missing_clock_start,
    calendars::missing_closure,
    targets::missing_plural_form,
    results::missing_result,
    calendars::never_open,
    contact::no_if_missed,
    contact::no_way_to_ask,
    baseline::not_comparable_with_baseline,
    baseline::otherwise_not_in_force,
    calendars::overlapping_hours,
    dates::overlapping_versions,
    ids::path_collision,
    language::placeholder_text,
    finding::popular_service,
    dates::refers_to_draft,
    results::repeated_result,
    dates::replacement_not_usable,
    results::result_ahead,
    results::result_outside_version,
    ids::reused_id,
    dates::review_before_effective,
    dates::review_due_soon,
    dates::review_overdue,
    dates::scheduled_change_without_note,
    finding::service_without_topic,
    language::short_notice,
    language::skipped_heading,
    results::slack,
    results::stale_results,
    commitment::standard_without_clause,
    targets::start_without_event,
    targets::target_in_words,
    language::time_of_day,
    baseline::timed_target_on_the_spot,
    finding::topic_without_service,
    results::unchanged_total,
    language::unexplained_abbreviation,
    dates::unexplained_gap,
    results::unexplained_revision,
    results::unfit_figure,
    dates::unknown_beginning_ahead,
    commitment::unsupported_clause,
    language::vague_link,
    dates::version_upside_down,
    baseline::weaker_than_baseline,
    language::whole_sentence,
];

/// Applies every rule in parallel. Each is its own job, because some take far longer than others.
#[must_use]
pub fn check(context: &Context<'_>) -> Vec<Diagnostic> {
    let found = |check: &Check| {
        let mut diagnostics = Vec::new();
        (check.find)(context, &mut diagnostics);
        diagnostics
    };
    let mut diagnostics: Vec<Diagnostic> = RULES.par_iter().with_max_len(1).flat_map_iter(found).collect();
    Diagnostic::sort(&mut diagnostics);
    // A text that YAML references repeat in several places is written, and reported, once.
    diagnostics.dedup();
    about_defaults(context.catalog, diagnostics)
}
