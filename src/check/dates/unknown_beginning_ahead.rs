//! Reports versions that are said to have begun on an unknown day before a day that is still to come.

use crate::check::context::Context;
use crate::check::dependency::Dependency;
use crate::diagnostic::Diagnostic;
use crate::english;
use crate::rule::{Rule, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "unknown-beginning-ahead",
    topic: Topic::Dates,
    sentence: "The date after `before` has passed.",
    why: "Some old promises have no known first day, and `before` says so. A promise that has yet to take effect has a first day, and residents need to know it.",
    wrong: "effective: before 2028-01-01     # on 23 November 2026 that day is to come",
    right: "effective: before 2026-01-01     # in force on that day, and for an unknown time before it",
};

pub(crate) const DEPENDS_ON: Dependency = Dependency::TODAY;

pub(crate) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let today = context.today;
    for one in context.ahead() {
        let effective = one.version.effective;
        if !one.version.begins_earlier || effective.value <= today {
            continue;
        }
        let (id, day) = (&one.owned.standard.id, effective.value);
        let message = format!("`{id}` is said to have begun before {}, which is still to come", english::date(day));
        diagnostics.push(Diagnostic::error(&RULE, effective.span, message).help(format!(
            "if it takes effect on that day, write `effective: {day}`; if it is in force already, `effective: before {today}`"
        )));
    }
}
