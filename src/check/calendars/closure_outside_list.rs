//! Reports closures outside the days for which their list is complete.

use crate::check::context::Context;
use crate::check::dependency::Dependency;
use crate::diagnostic::Diagnostic;
use crate::english;
use crate::model::calendar::{Calendar, Closure, Coverage};
use crate::rule::{Rule, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "closure-outside-list",
    topic: Topic::Calendars,
    sentence: "A list of closures is complete from one day until a later one, and all its closures fall between the two.",
    why: "Due dates are computed only within these days, so a closure outside them has no effect, and residents may be given a day on which nobody is in.",
    wrong: "closures:\n  - {date: 2029-01-01, name: New Year's Day}\ncomplete: {from: 2024-01-01, until: 2029-01-01}     # 2028-12-31 is the last day",
    right: "closures:\n  - {date: 2029-01-01, name: New Year's Day}\ncomplete: {from: 2024-01-01, until: 2030-01-01}     # with the other closures of 2029 above",
};

pub(crate) const DEPENDS_ON: Dependency = Dependency::NONE;

pub(crate) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for calendar in context.catalog.calendars.values() {
        let Some(complete) = calendar.complete else { continue };
        if complete.is_upside_down() {
            diagnostics.push(upside_down(calendar, complete));
        } else {
            let outside = calendar.closures.iter().filter(|closure| !calendar.covers(closure.date.value));
            diagnostics.extend(outside.map(|closure| fault(calendar, complete, closure)));
        }
    }
}

fn upside_down(calendar: &Calendar, complete: Coverage) -> Diagnostic {
    let (from, until) = (english::date(complete.from), english::date(complete.until.value));
    let message = format!("the list of closures of `{}` starts on {from} but ends on {until}", calendar.id);
    Diagnostic::error(&RULE, complete.until.span, message)
        .help("set `from` to the first day of the list, and `until` to the first day that it doesn't cover")
}

fn fault(calendar: &Calendar, complete: Coverage, closure: &Closure) -> Diagnostic {
    let day = english::date(closure.date.value);
    let message = format!("the closure on {day} is outside the days that the list of `{}` covers", calendar.id);
    let (from, until) = (english::date(complete.from), complete.until);
    Diagnostic::warning(&RULE, closure.date.span, message)
        .related(until.span, format!("complete from {from} up to, but not including, {}", english::date(until.value)))
        .help("correct the date; or add all closures of that time and extend `complete` to include it")
}
