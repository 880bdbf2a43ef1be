//! Reports results of periods that are not over.

use crate::check::context::Context;
use crate::check::dependency::Dependency;
use crate::check::results::standards::{days, named};
use crate::diagnostic::Diagnostic;
use crate::english;
use crate::rule::{Rule, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "result-ahead",
    topic: Topic::Results,
    sentence: "A result is about a period that is over.",
    why: "What was due in a period is only known once the period has ended. Until then, the slow cases are missing, and the result is too good.",
    wrong: "# in March 2026:\nstandard,year,month,met,total\npothole-repair.complete,2026,3,12,12",
    right: "# from 1 April 2026:\nstandard,year,month,met,total\npothole-repair.complete,2026,3,41,44",
};

pub(crate) const DEPENDS_ON: Dependency = Dependency::TODAY;

pub(crate) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for row in context.catalog.results.rows() {
        let until = days(context, row).until.filter(|until| *until > context.today);
        let Some(until) = until else { continue };
        let message = format!("{}: this period is not over before {}", named(context, row), english::date(until));
        let fault = Diagnostic::warning(&RULE, row.period.span, message);
        diagnostics.push(fault.help(
            "correct the period; or remove the row and count when it is over. Until that day, pages and feed don't show it",
        ));
    }
}
