//! Reports early closings that do not shorten the day, or that close all of it.

use crate::check::context::Context;
use crate::check::dependency::Dependency;
use crate::diagnostic::Diagnostic;
use crate::english;
use crate::model::calendar::{Calendar, Closure};
use crate::rule::{Rule, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "early-closing-outside-hours",
    topic: Topic::Calendars,
    sentence: "An early closing is after the opening time and before the usual closing time.",
    why: "A later time changes nothing, and an earlier one closes the whole day, so residents would read hours that nobody keeps.",
    wrong: "open:\n  - {days: monday to friday, hours: \"08:30 to 16:30\"}\nclosures:\n  - {date: 2026-12-24, name: Christmas Eve, closes: \"18:00\"}",
    right: "open:\n  - {days: monday to friday, hours: \"08:30 to 16:30\"}\nclosures:\n  - {date: 2026-12-24, name: Christmas Eve, closes: \"12:00\"}",
};

pub(crate) const DEPENDS_ON: Dependency = Dependency::NONE;

pub(crate) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for calendar in context.catalog.calendars.values() {
        diagnostics.extend(calendar.closures.iter().filter_map(|closure| fault(calendar, closure)));
    }
}

/// Days that are closed anyway are left to `closure-on-closed-day`.
fn fault(calendar: &Calendar, closure: &Closure) -> Option<Diagnostic> {
    let closes = closure.closes?;
    let weekday = closure.date.value.weekday();
    let usual = calendar.usual_hours(closure.date.value);
    let (first, last) = (usual.first()?, usual.last()?);
    let (time, day) = (english::time(closes.value), english::date(closure.date.value));
    let (message, help) = if closes.value <= first.from {
        let opens = english::time(first.from);
        let message = format!("`{}` closes at {time} on {day}, but does not open before {opens}", calendar.id);
        (message, "correct the time; or, if it is closed all day, remove `closes`")
    } else if !last.closes_after(closes.value) {
        let message = format!(
            "{time} on {day} is not an early closing: `{}` is never open later on a {}",
            calendar.id,
            english::weekday(weekday)
        );
        (message, "correct the time; or, if the usual hours apply that day, remove the line")
    } else {
        return None;
    };
    Some(Diagnostic::error(&RULE, closes.span, message).help(help))
}
