//! Reports promises to do something every time that were missed.

use crate::check::context::Context;
use crate::check::dependency::Dependency;
use crate::check::results::standards::{fiscal, with_results};
use crate::diagnostic::Diagnostic;
use crate::english;
use crate::model::recent::recent;
use crate::model::results::Judged;
use crate::model::share::Share;
use crate::rule::{Rule, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "missed-every-time",
    topic: Topic::Results,
    sentence: "A promise of every time is one that can be kept every time.",
    why: "Without a share, a promise is made to everybody. If one request in a hundred can't be kept, a share of 99% is honest, and residents know what to expect.",
    wrong: "# while the standard has no `share`:\nstandard,year,month,met,total\npothole-repair.complete,2026,3,1202,1204",
    right: "- stage: complete\n  within: 5 business days\n  share: 99%",
};

pub(crate) const DEPENDS_ON: Dependency = Dependency::ALL_FILES;

pub(crate) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for (owned, entries) in with_results(context) {
        let Some(recent) = recent(&owned, &entries, fiscal(context)) else { continue };
        let promise = &recent.version.version.promise;
        let is_every_time = promise.promised_share().is_some_and(|(share, _)| share == Share::EVERY_TIME);
        let Some(met) = recent.sum.met.filter(|_| is_every_time && recent.judged == Judged::Missed) else { continue };
        let missed = recent.sum.total - met.min(recent.sum.total);
        let message = format!(
            "`{}` is promised every time, and was missed {missed} of {} times {}",
            owned.standard.id.value,
            english::number(recent.sum.total),
            english::in_months(recent.months)
        );
        let fault = Diagnostic::note(&RULE, recent.version.version.span, message);
        diagnostics.push(
            fault.help("if it can't be kept every time, promise a `share` from a date on: `charter change promise`"),
        );
    }
}
