//! Reports open hours that overlap on a day of the week.

use jiff::civil::Weekday;

use crate::check::context::Context;
use crate::check::dependency::Dependency;
use crate::diagnostic::Diagnostic;
use crate::english;
use crate::model::calendar::{Calendar, Hours};
use crate::rule::{Rule, Topic};
use crate::source::Located;

pub(crate) const RULE: Rule = Rule {
    name: "overlapping-hours",
    topic: Topic::Calendars,
    sentence: "The open hours on the same day of the week don't overlap.",
    why: "Business hours would be counted twice, and residents would read two closing times.",
    wrong: "\
open:
  - {days: monday to friday, hours: \"08:30 to 16:30\"}
  - {days: thursday, hours: \"16:00 to 20:00\"}",
    right: "\
open:
  - {days: monday to friday, hours: \"08:30 to 16:30\"}
  - {days: thursday, hours: \"16:30 to 20:00\"}",
};

pub(crate) const DEPENDS_ON: Dependency = Dependency::NONE;

pub(crate) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for calendar in context.catalog.calendars.values() {
        let ranges = ranges(calendar);
        for (at, (second, second_days)) in ranges.iter().enumerate() {
            for (first, first_days) in &ranges[..at] {
                let shared = first_days.iter().find(|day| second_days.contains(day));
                if let Some(day) = shared.filter(|_| overlap(first.value, second.value)) {
                    diagnostics.push(fault(calendar, *day, first, second));
                }
            }
        }
    }
}

/// Every range of hours with its days, in the order of the file.
fn ranges(calendar: &Calendar) -> Vec<(Located<Hours>, &[Weekday])> {
    let mut ranges: Vec<_> = calendar
        .open
        .iter()
        .flat_map(|open| open.hours.iter().map(|hours| (*hours, open.days.value.as_slice())))
        .collect();
    ranges.sort_by_key(|(hours, _)| hours.span);
    ranges
}

fn overlap(a: Hours, b: Hours) -> bool {
    a.closes_after(b.from) && b.closes_after(a.from)
}

fn fault(calendar: &Calendar, day: Weekday, first: &Located<Hours>, second: &Located<Hours>) -> Diagnostic {
    let message = format!("open hours of `{}` overlap on a {}", calendar.id, english::weekday(day));
    Diagnostic::error(&RULE, second.span, message)
        .label(english::hours(second.value))
        .related(first.span, english::hours(first.value))
        .help("end one before the other starts, or remove the day from one of them")
}
