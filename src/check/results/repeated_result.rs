//! Reports periods of a standard that have two results, and periods that overlap.

use crate::check::context::Context;
use crate::check::dependency::Dependency;
use crate::check::results::standards::{days, named, with_results};
use crate::diagnostic::Diagnostic;
use crate::english;
use crate::model::results::Entry;
use crate::rule::{Rule, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "repeated-result",
    topic: Topic::Results,
    sentence: "A standard has one result for each period, and its periods don't overlap.",
    why: "What is there twice is counted twice. Nobody can tell which of two figures is right, unless the newer one says when it was revised.",
    wrong: "standard,year,month,met,total,revised,note\npothole-repair.complete,2026,3,41,44,,\npothole-repair.complete,2026,3,40,44,,",
    right: "standard,year,month,met,total,revised,note\npothole-repair.complete,2026,3,41,44,,\npothole-repair.complete,2026,3,40,44,2026-05-04,One repair had been closed too early.",
};

pub(crate) const DEPENDS_ON: Dependency = Dependency::NONE;

pub(crate) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for (_, entries) in with_results(context) {
        for entry in &entries {
            diagnostics.extend(repeated(context, entry));
        }
        let mut by_days: Vec<&Entry<'_>> = entries.iter().collect();
        by_days.sort_by_key(|entry| days(context, entry.current).from);
        for (at, entry) in by_days.iter().enumerate() {
            let others = by_days[..at].iter().rev();
            let overlapping = others.clone().find(|other| {
                let is_another = other.period != entry.period;
                let is_apart = other.revision.is_some() && entry.revision.is_some() && other.revision != entry.revision;
                is_another && !is_apart && days(context, other.current).overlaps(days(context, entry.current))
            });
            if let Some(other) = overlapping {
                let message = format!(
                    "{} overlaps with {}",
                    named(context, entry.current),
                    english::months(days(context, other.current))
                );
                let fault = Diagnostic::error(&RULE, entry.current.period.span, message);
                diagnostics.push(
                    fault
                        .related(other.current.period.span, "the other period")
                        .help("keep the shorter periods, from which the program adds up the longer ones"),
                );
            }
        }
    }
}

/// Rows for one period, other than the first, that don't say when they were revised; or two that were revised on one day.
fn repeated(context: &Context<'_>, entry: &Entry<'_>) -> Vec<Diagnostic> {
    let rows: Vec<_> = entry.replaced.iter().copied().chain([entry.current]).collect();
    let is_same_day = |at: usize| rows[at].revised.map(|day| day.value) == rows[at - 1].revised.map(|day| day.value);
    (1..rows.len())
        .filter(|at| is_same_day(*at))
        .map(|at| {
            let message = format!("{} has two results", named(context, rows[at]));
            Diagnostic::error(&RULE, rows[at].period.span, message).related(rows[at - 1].period.span, "the other one").help(
                "remove the wrong row; or, if the first was published and was wrong, write in the second when it was `revised`, and why in `note`",
            )
        })
        .collect()
}
