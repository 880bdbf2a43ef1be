//! Reports results with more cases in time than there were.

use crate::check::context::Context;
use crate::check::dependency::Dependency;
use crate::check::results::standards::named;
use crate::diagnostic::Diagnostic;
use crate::rule::{Rule, Topic};
use crate::source::Located;

pub(crate) const RULE: Rule = Rule {
    name: "met-above-total",
    topic: Topic::Results,
    sentence: "No more cases are met than there are in total.",
    why: "The total is what was due in the period, the late and the unfinished ones included. Whoever counts only what was finished finds every promise kept.",
    wrong: "standard,year,month,met,total\npothole-repair.complete,2026,3,44,41",
    right: "standard,year,month,met,total\npothole-repair.complete,2026,3,41,44",
};

pub(crate) const DEPENDS_ON: Dependency = Dependency::NONE;

pub(crate) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for row in context.catalog.results.rows() {
        let Some(measured) = row.measured() else { continue };
        let total = measured.total;
        let parts = [("met", measured.met, total), ("early", measured.early, measured.met.unwrap_or(total))];
        for (column, part, whole) in parts {
            let Some(Located { value, span }) = part.filter(|part| part.value > whole.value) else { continue };
            let whole_name = if column == "met" { "total" } else { "met" };
            let message = format!(
                "{}: `{column}` is {value}, more than `{whole_name}`, which is {}",
                named(context, row),
                whole.value
            );
            diagnostics.push(Diagnostic::error(&RULE, span, message).related(whole.span, whole_name).help(
                "count in `total` all that were due in the period, those that were late or are still open included",
            ));
        }
    }
}
