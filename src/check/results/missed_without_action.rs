//! Reports missed promises about which nothing is done.

use crate::check::context::Context;
use crate::check::dependency::Dependency;
use crate::check::results::standards::{fiscal, promised, with_results};
use crate::diagnostic::Diagnostic;
use crate::english;
use crate::model::recent::recent;
use crate::model::results::Judged;
use crate::rule::{Rule, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "missed-without-action",
    topic: Topic::Results,
    sentence: "A promise that is being missed has an action: why it was missed, what is being done, by whom and by when.",
    why: "Administration is accountable to the city manager (clause 4.2), and residents who read that a promise was missed ask what is being done about it.",
    wrong: "standard,year,month,met,total\npothole-repair.complete,2026,3,20,44",
    right: "\
# results/actions.yaml:
actions:
  - standard: pothole-repair.complete
    missed: 2026-03
    cause: The frost lasted three weeks longer than usual.
    action: A third crew repairs potholes in April and May.
    owner: Manager of Roads
    by: 2026-05-31",
};

pub(crate) const DEPENDS_ON: Dependency = Dependency::ALL_FILES;

pub(crate) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for (owned, entries) in with_results(context) {
        let fiscal = fiscal(context);
        let Some(recent) = recent(&owned, &entries, fiscal).filter(|recent| recent.judged == Judged::Missed) else {
            continue;
        };
        let id = &owned.standard.id.value;
        // One that ended before the last of these months has not helped enough.
        let is_answered = context.catalog.actions.iter().any(|action| {
            let is_open = action
                .ended
                .as_ref()
                .is_none_or(|ended| recent.months.until.is_some_and(|until| ended.on.value >= until));
            action.standard.0.value == *id && is_open
        });
        let Some(last) = recent.rows.last().filter(|_| !is_answered) else { continue };
        let message =
            format!("`{id}` was missed {}, and nothing says what is being done", english::in_months(recent.months));
        let fault = Diagnostic::warning(&RULE, last.span, message)
            .with_note(format!("promised: {}", promised(&recent.version)));
        diagnostics.push(fault.help(format!(
            "add to `results/actions.yaml`: `- {{standard: {id}, missed: {}, cause: …, action: …, owner: …, by: …}}`",
            last.period.value
        )));
    }
}
