//! Reports results that are the same for several periods.

use crate::check::context::Context;
use crate::check::dependency::Dependency;
use crate::check::results::standards::{days, with_results};
use crate::diagnostic::Diagnostic;
use crate::english;
use crate::model::results::Entry;
use crate::rule::{Rule, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "unchanged-total",
    topic: Topic::Results,
    sentence: "Results that are the same for four periods are looked at again.",
    why: "Real figures vary. The same ones four times running are more often copied than counted.",
    wrong: "standard,year,month,met,total\npothole-repair.complete,2026,1,41,44\npothole-repair.complete,2026,2,41,44\npothole-repair.complete,2026,3,41,44\npothole-repair.complete,2026,4,41,44",
    right: "standard,year,month,met,total\npothole-repair.complete,2026,1,41,44\npothole-repair.complete,2026,2,37,40\npothole-repair.complete,2026,3,52,52\npothole-repair.complete,2026,4,44,47",
};

pub(crate) const DEPENDS_ON: Dependency = Dependency::NONE;

/// So many equal results in a row are suspicious.
const SUSPICIOUS: usize = 4;

/// Small numbers are equal by chance.
const SMALL: u64 = 10;

pub(crate) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for (owned, entries) in with_results(context) {
        let figures = |entry: &Entry<'_>| {
            entry
                .current
                .measured()
                .map(|one| (one.met.map(|met| met.value), one.total.value, one.average.map(|average| average.value)))
        };
        for run in
            entries.chunk_by(|one, next| one.period.kind() == next.period.kind() && figures(one) == figures(next))
        {
            let (first, last) = (run[0].current, run[run.len() - 1].current);
            let Some(measured) = last.measured().filter(|one| run.len() >= SUSPICIOUS && one.total.value >= SMALL)
            else {
                continue;
            };
            let message = format!(
                "`{}` has the same figures from {} to {}",
                owned.standard.id.value,
                english::months(days(context, first)),
                english::months(days(context, last))
            );
            let fault = Diagnostic::warning(&RULE, measured.total.span, message);
            diagnostics
                .push(fault.related(first.span, "from here on").help("check that they were counted, not copied"));
        }
    }
}
