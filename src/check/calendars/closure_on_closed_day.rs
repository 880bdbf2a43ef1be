//! Reports closures on a day of the week that is closed anyway.

use crate::check::context::Context;
use crate::check::dependency::Dependency;
use crate::diagnostic::Diagnostic;
use crate::english;
use crate::rule::{Rule, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "closure-on-closed-day",
    topic: Topic::Calendars,
    sentence: "A closure falls on a day of the week that is usually open.",
    why: "A holiday on a closed day usually has the wrong date, or is observed on another day, which is then missing.",
    wrong: "- {date: 2026-12-26, name: Boxing Day}               # a Saturday",
    right: "- {date: 2026-12-28, name: Boxing Day (observed)}    # the Monday after",
};

pub(crate) const DEPENDS_ON: Dependency = Dependency::OWN_FILE;

pub(crate) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    // `never-open` reports calendars that are never open.
    for calendar in context.catalog.calendars.values().filter(|calendar| !calendar.is_never_open()) {
        // Where it has hours of its own, it is open on a day that is usually closed.
        for closure in calendar.closures.iter().filter(|closure| closure.hours.is_empty()) {
            let day = closure.date.value;
            if calendar.usual_hours(day).is_empty() {
                let weekday = english::weekday(day.weekday());
                let message = format!("{} is a {weekday}, when `{}` is closed anyway", english::date(day), calendar.id);
                diagnostics.push(
                    Diagnostic::error(&RULE, closure.date.span, message).help(
                        "correct the date, write the open day on which the holiday is observed, or remove the line",
                    ),
                );
            }
        }
    }
}
