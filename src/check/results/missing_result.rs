//! Reports gaps between the results of a standard.

use crate::check::context::Context;
use crate::check::dependency::Dependency;
use crate::check::results::standards::{days, is_promised, with_results};
use crate::diagnostic::Diagnostic;
use crate::english;
use crate::model::period::Period;
use crate::rule::{Rule, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "missing-result",
    topic: Topic::Results,
    sentence: "Between two results of a standard, no period is left out without a word.",
    why: "Residents may think that the worst months were left out. A row without figures says why there are none, or when they are expected.",
    wrong: "standard,year,month,met,total,note\npothole-repair.complete,2026,3,41,44,\npothole-repair.complete,2026,5,30,31,",
    right: "standard,year,month,met,total,note\npothole-repair.complete,2026,3,41,44,\npothole-repair.complete,2026,4,,,The request system was replaced.\npothole-repair.complete,2026,5,30,31,",
};

pub(crate) const DEPENDS_ON: Dependency = Dependency::ALL_FILES;

pub(crate) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for (owned, entries) in with_results(context) {
        let versions = owned.numbered();
        let mut by_days: Vec<_> = entries.iter().map(|entry| (days(context, entry.current), entry.current)).collect();
        by_days.sort_by_key(|(days, _)| days.from);
        for pair in by_days.windows(2) {
            let [(before, _), (after, next)] = pair else { continue };
            let Some(from) = before.until.filter(|until| *until < after.from) else { continue };
            // While nothing was promised, nothing could be kept.
            let missing = Period { from, until: Some(after.from) };
            if versions.iter().any(|one| is_promised(one, missing)) {
                let message = format!("`{}` has no result for {}", owned.standard.id.value, english::months(missing));
                let fault = Diagnostic::warning(&RULE, next.span, message);
                diagnostics.push(fault.label("the next result is here").help(
                    "add a row with the figures; or one with the reason in `note`; or, if they are late, with `late` as the status and the day in `expected`",
                ));
            }
        }
    }
}
