//! Reports open hours that overlap on a day of the week in some season, or on a day with hours of its own.

use jiff::civil::Weekday;

use crate::check::context::Context;
use crate::check::dependency::Dependency;
use crate::diagnostic::Diagnostic;
use crate::english;
use crate::model::calendar::{Calendar, Closure, Hours, OpenHours};
use crate::model::season::Season;
use crate::rule::{Rule, Topic};
use crate::source::Located;

pub(crate) const RULE: Rule = Rule {
    name: "overlapping-hours",
    topic: Topic::Calendars,
    sentence: "The open hours on the same day don't overlap.",
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
        for (at, second) in ranges.iter().enumerate() {
            for first in &ranges[..at] {
                let shared = first.days.iter().find(|day| second.days.contains(day));
                let meet = overlap(first.hours.value, second.hours.value) && share_a_day(first.season, second.season);
                if let Some(day) = shared.filter(|_| meet) {
                    let message = format!("open hours of `{}` overlap on a {}", calendar.id, english::weekday(*day));
                    diagnostics.push(fault(message, &first.hours, &second.hours));
                }
            }
        }
        for closure in &calendar.closures {
            diagnostics.extend(on_one_day(calendar, closure));
        }
    }
}

/// Hours on some days of the week, in a season.
struct Range<'c> {
    hours: Located<Hours>,
    days: &'c [Weekday],
    season: Option<Season>,
}

/// Every range of hours, in the order of the file.
fn ranges<'c>(calendar: &'c Calendar) -> Vec<Range<'c>> {
    let of = |open: &'c OpenHours| {
        open.hours.iter().map(|hours| Range { hours: *hours, days: &open.days.value, season: open.season })
    };
    let mut ranges: Vec<Range<'c>> = calendar.open.iter().flat_map(of).collect();
    ranges.sort_by_key(|range| range.hours.span);
    ranges
}

/// Without a season, hours apply all year.
fn share_a_day(a: Option<Season>, b: Option<Season>) -> bool {
    let (a, b) = (a.unwrap_or(Season::YEAR), b.unwrap_or(Season::YEAR));
    a.includes(b.from) || b.includes(a.from)
}

/// The hours of one day overlap, if it has hours of its own.
fn on_one_day(calendar: &Calendar, closure: &Closure) -> Option<Diagnostic> {
    let pair = closure.hours.windows(2).find(|pair| overlap(pair[0].value, pair[1].value))?;
    let message = format!("open hours of `{}` overlap on {}", calendar.id, english::date(closure.date.value));
    let (first, second) = if pair[0].span < pair[1].span { (pair[0], pair[1]) } else { (pair[1], pair[0]) };
    Some(fault(message, &first, &second))
}

fn overlap(a: Hours, b: Hours) -> bool {
    a.closes_after(b.from) && b.closes_after(a.from)
}

fn fault(message: String, first: &Located<Hours>, second: &Located<Hours>) -> Diagnostic {
    Diagnostic::error(&RULE, second.span, message)
        .label(english::hours(second.value))
        .related(first.span, english::hours(first.value))
        .help("end one before the other starts, or remove the day from one of them; with `season`, hours apply in a part of the year")
}
