//! Reports past closed days that a calendar has lost or changed. Due dates were counted with them.
//!
//! A forgotten closure may be added, and days to come may change. Opening hours have no history.

use jiff::civil::Date;

use crate::compatibility::context::{Context, error};
use crate::diagnostic::Diagnostic;
use crate::english;
use crate::published_feed::{Calendar, Closure, Coverage};
use crate::rule::{Rule, Topic};

pub(super) const RULE: Rule = Rule {
    name: "altered-calendar",
    topic: Topic::Published,
    sentence: "A calendar keeps its past closed days, and the days for which its list was complete.",
    why: "Anyone who works out again when an answer was due, for a complaint or a study, must get the same day as before.",
    wrong: "\
closures:                                           # published: 2025-12-25 was here too
  - {date: 2026-12-25, name: Christmas Day}
complete: {from: 2026-01-01, until: 2029-01-01}     # published: from 2024-01-01",
    right: "\
closures:
  - {date: 2025-12-25, name: Christmas Day}
  - {date: 2026-12-25, name: Christmas Day}
complete: {from: 2024-01-01, until: 2029-01-01}",
};

pub(super) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for old in &context.before.calendars {
        let Some(new) = context.after.calendars.iter().find(|new| new.id == old.id) else { continue };
        let differences = differences(old, new, context.today);
        if !differences.is_empty() {
            diagnostics.push(fault(context, &old.id, &differences));
        }
    }
}

/// The differences, each worded to follow "it now".
fn differences(old: &Calendar, new: &Calendar, today: Date) -> Vec<String> {
    let now = |then: &Closure| new.closures.iter().find(|now| now.date == then.date);
    let past = || old.closures.iter().filter(|closure| closure.date < today);
    let lost: Vec<Date> = past().filter(|then| now(then).is_none()).map(|then| then.date).collect();
    let is_other =
        |then: &&Closure| now(then).is_some_and(|now| (&now.closes, &now.hours) != (&then.closes, &then.hours));
    let other: Vec<Date> = past().filter(is_other).map(|then| then.date).collect();
    let lost = days(&lost).map(|days| format!("is open on {days}"));
    let other = days(&other).map(|days| format!("has other hours on {days}"));
    let covered = old.complete.map(|old| uncovered(old, new.complete, today)).unwrap_or_default();
    lost.into_iter().chain(other).chain(covered).collect()
}

/// What is no longer covered of the past days that were.
fn uncovered(old: Coverage, new: Option<Coverage>, today: Date) -> Vec<String> {
    let Some(new) = new else {
        let is_past = old.from < today;
        return is_past.then(|| "is complete for no day".to_owned()).into_iter().collect();
    };
    let begins = (new.from > old.from)
        .then(|| format!("is complete from {}, not {}", english::date(new.from), english::date(old.from)));
    let ends =
        (new.until < old.until.min(today)).then(|| format!("is complete only until {}", english::date(new.until)));
    begins.into_iter().chain(ends).collect()
}

/// The days in words: `1 January 2024, 2 January 2024 and 9 more days`; `None` if there are none.
fn days(days: &[Date]) -> Option<String> {
    let mut words: Vec<String> = days.iter().take(3).map(|day| english::date(*day)).collect();
    match days.len().saturating_sub(words.len()) {
        0 => {}
        1 => words.push("1 more day".to_owned()),
        more => words.push(format!("{more} more days")),
    }
    (!words.is_empty()).then(|| english::list(&words))
}

fn fault(context: &Context<'_>, id: &str, differences: &[String]) -> Diagnostic {
    let message = format!("past days of the calendar `{id}` have changed: it now {}", english::list(differences));
    let place = context.catalog.calendars.values().find(|calendar| calendar.id.value.as_str() == id);
    error(&RULE, place.map(|calendar| calendar.id.span), message)
        .with_note(format!("published in `{}`", context.file("calendars.json")))
        .help("put the past days back as they were; only days to come may change")
}
