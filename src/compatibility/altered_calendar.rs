//! Reports past closed days that a calendar has lost or changed. Due dates were counted with them.
//!
//! A forgotten closure may be added, and days to come may change. A past day that was published wrongly is corrected and labelled. Opening
//! hours have no history.

use jiff::civil::Date;

use crate::authoring::inside;
use crate::compatibility::block;
use crate::compatibility::context::{Break, Context, error};
use crate::compatibility::ways::Ways;
use crate::diagnostic::Diagnostic;
use crate::english;
use crate::published_feed::{Calendar, Closure, Coverage, Hours};
use crate::rule::{Rule, Topic};

pub(super) const RULE: Rule = Rule {
    name: "altered-calendar",
    topic: Topic::Published,
    sentence: "A calendar keeps its past closed days, or labels them as corrected, and the days for which its list was complete.",
    why: "Anyone who works out again when an answer was due, for a complaint or a study, must get the same day as before. \
          A day that was published wrongly keeps its entry, with a correction.",
    wrong: "\
closures:                                           # published: 2025-12-25 was here too
  - {date: 2026-12-25, name: Christmas Day}
complete: {from: 2026-01-01, until: 2029-01-01}     # published: from 2024-01-01",
    right: "\
closures:
  - {date: 2025-12-25, name: Christmas Day}
  - {date: 2026-12-25, name: Christmas Day}
complete: {from: 2024-01-01, until: 2029-01-01}
# or, if the office was open on that day:
  - date: 2025-12-25
    name: Christmas Day
    hours: 08:30 to 16:30
    corrected: {on: 2026-11-23, note: The list said that this was a closed day.}",
};

pub(super) fn check(context: &Context<'_>, breaks: &mut Vec<Break>) {
    for old in &context.before.calendars {
        let Some(new) = context.after.calendars.iter().find(|new| new.id == old.id) else { continue };
        let differences = differences(old, new, context.today);
        if !differences.is_empty() {
            breaks.push(Break::of(&old.id, fault(context, old, new, &differences)));
        }
    }
}

/// The differences, each worded to follow "it now".
fn differences(old: &Calendar, new: &Calendar, today: Date) -> Vec<String> {
    let now = |then: &Closure| new.closures.iter().find(|now| now.date == then.date);
    let past = || old.closures.iter().filter(|closure| closure.date < today);
    let lost: Vec<Date> = past().filter(|then| now(then).is_none()).map(|then| then.date).collect();
    let is_labelled = |then: &Closure, now: &Closure| now.corrected.is_some() && now.corrected != then.corrected;
    let is_same = |then: &Closure, now: &Closure| (&now.closes, &now.hours) == (&then.closes, &then.hours);
    let is_other = |then: &&Closure| now(then).is_some_and(|now| !is_same(then, now) && !is_labelled(then, now));
    let is_unlabelled =
        |then: &&Closure| then.corrected.is_some() && now(then).is_some_and(|now| now.corrected.is_none());
    let other: Vec<Date> = past().filter(is_other).map(|then| then.date).collect();
    let lost = days(&lost).map(|days| format!("is open on {days}"));
    let other = days(&other).map(|days| format!("has other hours on {days}"));
    let unlabelled: Vec<Date> = past().filter(is_unlabelled).map(|then| then.date).collect();
    let unlabelled = days(&unlabelled).map(|days| format!("no longer says that {days} was corrected"));
    let covered = old.complete.map(|old| uncovered(old, new.complete, today)).unwrap_or_default();
    lost.into_iter().chain(other).chain(unlabelled).chain(covered).collect()
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

fn fault(context: &Context<'_>, old: &Calendar, new: &Calendar, differences: &[String]) -> Diagnostic {
    let id = &old.id;
    let message = format!("past days of the calendar `{id}` have changed: it now {}", english::list(differences));
    let place = context.catalog.calendars.values().find(|calendar| calendar.id.value.as_str() == id.as_str());
    error(&RULE, place.map(|calendar| calendar.id.span), message)
        .with_note(format!("published in `{}`", context.file("calendars.json")))
        .help(ways(context, old, new).words())
}

fn ways(context: &Context<'_>, old: &Calendar, new: &Calendar) -> Ways {
    Ways::of(context).when("the past days were right", "put them back as they were").paste(
        "the office was open on such a day, or at other hours",
        "keep its entry under `closures:`, with its hours and a correction",
        &vec![corrected(context, old, new)],
    )
}

/// The entry of the first past day that has changed, with the hours that it has now and a correction.
fn corrected(context: &Context<'_>, old: &Calendar, new: &Calendar) -> String {
    let now = |then: &Closure| new.closures.iter().find(|now| now.date == then.date);
    let is_changed =
        |then: &&Closure| now(then).is_none_or(|now| (&now.closes, &now.hours) != (&then.closes, &then.hours));
    let changed = old.closures.iter().filter(|then| then.date < context.today).find(is_changed);
    let correction = block::correction(context.today, "The list said that this was a closed day.", None);
    let Some(then) = changed else {
        return format!("- {{date: …, name: …, hours: 08:30 to 16:30, corrected: {correction}}}");
    };
    let hours = match now(then) {
        Some(Closure { closes: Some(closes), .. }) => format!("closes: '{closes}'"),
        Some(Closure { hours: Some(hours), .. }) => format!("hours: {}", written(hours)),
        Some(_) => String::new(),
        None => format!("hours: {}", written(&usual_hours(new, then.date))),
    };
    let hours = if hours.is_empty() { hours } else { format!(", {hours}") };
    format!("- {{date: {}, name: {}{hours}, corrected: {correction}}}", then.date, inside(&then.name.to_string()))
}

fn written(hours: &[Hours]) -> String {
    let spans: Vec<String> = hours.iter().map(|span| format!("{} to {}", span.from, span.to)).collect();
    match &spans[..] {
        [one] => one.clone(),
        many => format!("[{}]", many.join(", ")),
    }
}

/// The hours of a usual week on the weekday of a day; if there are none, an example.
fn usual_hours(calendar: &Calendar, day: Date) -> Vec<Hours> {
    let name = english::weekday(day.weekday()).to_lowercase();
    let usual = calendar.open.iter().filter(|open| open.days.contains(&name) && open.season.is_none());
    let hours: Vec<Hours> = usual.flat_map(|open| open.hours.clone()).collect();
    if hours.is_empty() { vec![Hours { from: "08:30".to_owned(), to: "16:30".to_owned() }] } else { hours }
}
