//! The days for which a list of closures is complete hold all of its closures.

use crate::check::context::Context;
use crate::check::dependency::Dependency;
use crate::diagnostic::Diagnostic;
use crate::english;
use crate::model::calendar::{Calendar, Closure};
use crate::rule::Rule;

pub(crate) const RULE: Rule = Rule {
    name: "closure-outside-list",
    sentence: "A list of closures is complete from a day to a later one, and all of its closures lie between the two.",
    why: "Nothing is computed outside these days, so a closure there is not counted with, and residents may be told a day on which nobody is in.",
    wrong: "closures:\n  - {date: 2029-01-01, name: New Year's Day}\ncomplete: {from: 2024-01-01, until: 2029-01-01}     # 2028-12-31 is the last day",
    right: "closures:\n  - {date: 2029-01-01, name: New Year's Day}\ncomplete: {from: 2024-01-01, until: 2030-01-01}     # with the other closures of 2029 above",
};

pub(crate) const DEPENDS_ON: Dependency = Dependency::NONE;

pub(crate) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for calendar in context.catalog.calendars.values() {
        if calendar.complete.is_upside_down() {
            diagnostics.push(upside_down(calendar));
        } else {
            let outside = calendar.closures.iter().filter(|closure| !calendar.covers(closure.date.value));
            diagnostics.extend(outside.map(|closure| fault(calendar, closure)));
        }
    }
}

fn upside_down(calendar: &Calendar) -> Diagnostic {
    let (from, until) = (english::date(calendar.complete.from), english::date(calendar.complete.until.value));
    let message = format!("the list of closures of `{}` would end on {until}, before it begins on {from}", calendar.id);
    Diagnostic::error(&RULE, calendar.complete.until.span, message)
        .help("write the first day of the list as `from`, and the first day that it doesn't cover as `until`")
}

fn fault(calendar: &Calendar, closure: &Closure) -> Diagnostic {
    let day = english::date(closure.date.value);
    let message =
        format!("the closure on {day} lies outside the days for which the list of `{}` is complete", calendar.id);
    let (from, until) = (english::date(calendar.complete.from), calendar.complete.until);
    Diagnostic::warning(&RULE, closure.date.span, message)
        .related(until.span, format!("complete from {from} up to, not including, {}", english::date(until.value)))
        .help("correct the date; or, once all closures of that time are in the list, let `complete` reach over them")
}
