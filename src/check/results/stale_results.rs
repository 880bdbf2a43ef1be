//! Reports standards whose last result is long past.

use jiff::ToSpan;

use crate::check::context::Context;
use crate::check::dependency::Dependency;
use crate::check::results::standards::{days, fiscal, is_promised, version, with_results};
use crate::diagnostic::Diagnostic;
use crate::english;
use crate::model::results::{Outcome, ReportedPeriod};
use crate::rule::{Rule, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "stale-results",
    topic: Topic::Results,
    sentence: "A standard that is measured has a result soon after each period.",
    why: "Figures that stop look as if the promise had stopped being kept. A row with the status `late` says when they are expected.",
    wrong: "# in September 2026:\nstandard,year,month,met,total\npothole-repair.complete,2026,3,41,44",
    right: "standard,year,month,met,total,status,expected\npothole-repair.complete,2026,3,41,44,final,\npothole-repair.complete,2026,4,,,late,2026-10-15",
};

pub(crate) const DEPENDS_ON: Dependency = Dependency::ALL_FILES;

pub(crate) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for (owned, entries) in with_results(context) {
        let last = entries.iter().max_by_key(|entry| days(context, entry.current).until);
        let Some(last) = last.map(|entry| entry.current) else { continue };
        let (id, told) = (&owned.standard.id.value, days(context, last));
        if let Outcome::Late(expected) = &last.outcome {
            if expected.value < context.today {
                let message = format!(
                    "the figures of `{id}` for {} were expected by {}",
                    english::months(told),
                    english::date(expected.value)
                );
                let fault = Diagnostic::warning(&RULE, expected.span, message).lapsed();
                diagnostics.push(fault.help("write the figures, or a later day and the reason in `note`"));
            }
            continue;
        }
        let Some(until) = told.until else { continue };
        // A row about a time without a promise is wrong, and says nothing about the others.
        if version(context, &owned, last).is_none() {
            continue;
        }
        let kind = last.period.value.kind();
        let next = ReportedPeriod::around(until, kind, fiscal(context)).days(fiscal(context));
        let due = next.until.and_then(|until| until.checked_add(GRACE.months()).ok());
        let is_over = !owned.numbered().iter().any(|one| is_promised(one, next));
        if is_over || due.is_none_or(|due| context.today < due) {
            continue;
        }
        let message = format!("the last result of `{id}` is for {}", english::months(told));
        let fault = Diagnostic::warning(&RULE, last.period.span, message).lapsed();
        diagnostics.push(fault.help(format!(
            "add the figures for {} and later; or a row with `late` as the status and the day in `expected`",
            english::months(next)
        )));
    }
}

/// How many months after the end of a period its figures are late: long enough to count, and to have them looked at.
const GRACE: i8 = 3;
