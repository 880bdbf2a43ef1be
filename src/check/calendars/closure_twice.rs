//! Reports days with two closures.

use crate::check::context::Context;
use crate::check::dependency::Dependency;
use crate::diagnostic::Diagnostic;
use crate::english;
use crate::rule::{Rule, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "closure-twice",
    topic: Topic::Calendars,
    sentence: "A day has at most one closure.",
    why: "Two lines for one day can contradict each other: closed all day, and closed from noon. Usually one of them has the wrong date.",
    wrong: "\
- {date: 2026-12-24, name: Christmas Eve, closes: \"12:00\"}
- {date: 2026-12-24, name: Christmas Day}",
    right: "\
- {date: 2026-12-24, name: Christmas Eve, closes: \"12:00\"}
- {date: 2026-12-25, name: Christmas Day}",
};

pub(crate) const DEPENDS_ON: Dependency = Dependency::NONE;

pub(crate) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for calendar in context.catalog.calendars.values() {
        for pair in calendar.closures.windows(2) {
            let [first, second] = pair else { continue };
            if first.date.value == second.date.value {
                let day = english::date(first.date.value);
                let message = format!("`{}` has two closures on {day}", calendar.id);
                diagnostics.push(
                    Diagnostic::error(&RULE, second.date.span, message)
                        .related(first.date.span, format!("the first: {}", first.name))
                        .help("correct the wrong date, or remove one of the two"),
                );
            }
        }
    }
}
