//! Reports calendars whose list of closures ends within a year.

use jiff::ToSpan;

use crate::check::context::Context;
use crate::check::dependency::Dependency;
use crate::diagnostic::Diagnostic;
use crate::english;
use crate::model::calendar::Calendar;
use crate::rule::{Rule, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "calendar-ends-soon",
    topic: Topic::Calendars,
    sentence: "A calendar's list of closures covers at least the next 12 months.",
    why: "No due date is computed beyond the end of the list, so a permit requested near the end would have none.",
    wrong: "complete: {from: 2024-01-01, until: 2027-01-01}     # on 23 November 2026 that is 39 days away",
    right: "complete: {from: 2024-01-01, until: 2029-01-01}     # with the closures of 2027 and 2028 added above",
};

pub(crate) const DEPENDS_ON: Dependency = Dependency::TODAY;

pub(crate) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let year_ahead = context.today.saturating_add(12.months());
    for calendar in context.catalog.calendars.values() {
        let Some(complete) = calendar.complete else {
            diagnostics.push(not_complete(calendar));
            continue;
        };
        let until = complete.until;
        if !complete.is_upside_down() && until.value < year_ahead {
            let (id, day) = (&calendar.id, english::date(until.value));
            let has_ended = until.value <= context.today;
            let verb = if has_ended { "covered" } else { "covers" };
            let message = format!("the list of closures of `{id}` {verb} only the days before {day}");
            let warning = Diagnostic::warning(&RULE, until.span, message).label("less than 12 months ahead").help(
                "add the closures of the coming years, then change this date to the first day that the list doesn't cover",
            );
            diagnostics.push(if has_ended { warning.lapsed() } else { warning });
        }
    }
}

fn not_complete(calendar: &Calendar) -> Diagnostic {
    let message = format!("the list of closures of `{}` is not complete for any day", calendar.id);
    Diagnostic::warning(&RULE, calendar.id.span, message).label("so no date is given that depends on it").help(
        "list the closures of a year or more, then write for which days none is missing: `complete: {from: 2026-01-01, until: 2029-01-01}`",
    )
}
