//! Reports new events that are dated before the newest that was published.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::compatibility::block;
use crate::compatibility::context::{Break, Context, error};
use crate::diagnostic::Diagnostic;
use crate::english;
use crate::model::results::ResultRow;
use crate::model::standard::Version;
use crate::published_feed::{Event, EventFacts, Standard};
use crate::rule::{Rule, Topic};
use crate::source::Span;

pub(super) const RULE: Rule = Rule {
    name: "late-event",
    topic: Topic::Published,
    sentence: "A new event in the feeds of changes is not dated before the newest one that was published.",
    why: "Readers remember the newest date that they have seen, and read on from there. An event that appears before it is never read.",
    wrong: "\
- effective: 2027-03-01
  within: 10 business days
  announced: 2026-09-15     # public only since 23 November 2026",
    right: "\
- effective: 2027-03-01
  within: 10 business days
  announced: 2026-11-23",
};

pub(super) fn check(context: &Context<'_>, breaks: &mut Vec<Break>) {
    let Some(newest) =
        context.before.events.iter().map(|event| event.facts.date).filter(|day| *day <= context.today).max()
    else {
        return;
    };
    let known: BTreeSet<&str> = context.before.events.iter().map(Event::name).collect();
    let is_late = |event: &&Event| event.facts.date < newest && !known.contains(event.name());
    for event in context.after.events.iter().filter(is_late) {
        let id = event.facts.subject();
        if is_heir(context, id) {
            continue;
        }
        let fault = fault(context, event).with_note(format!(
            "the newest event in `{}` is of {}",
            context.file("changes.json"),
            english::date(newest)
        ));
        breaks.push(Break::of(id, fault));
    }
}

/// Whether a standard is new while one for the same stage has vanished: it may be the same one, and whoever puts that right is told the rest.
fn is_heir(context: &Context<'_>, id: &str) -> bool {
    let stage = |standard: &Standard| standard.versions.last().map(|version| version.stage.clone());
    let Some(new) = context.after.standards.get(id) else { return false };
    let is_gone = |then: &&Standard| !context.after.standards.contains_key(&then.id) && stage(then) == stage(new);
    !context.before.standards.contains_key(id) && context.before.standards().any(|then| is_gone(&then))
}

fn fault(context: &Context<'_>, event: &Event) -> Diagnostic {
    let facts = &event.facts;
    let (told, today) = (english::date(facts.date), context.today);
    let about = facts.subject();
    let id = context.after.standards.get(about).map_or(about, |now| &now.id);
    let version = facts.effective_from.and_then(|from| context.version(id, from));
    let place = version.map(|version| version.span).or_else(|| context.place(id)).or_else(|| row(context, facts));
    let message =
        format!("a new event would be dated {told}, before the newest that readers have seen: {}", event.title);
    let fault = error(&RULE, place, message);
    match facts.event.as_str() {
        "announced" | "in_effect" => announce(fault, version, today),
        "withdrawal_announced" | "withdrawn" => {
            fault.help(format!("say that it becomes public today: add `announced: {today}` to `retired`"))
        }
        "pause_announced" | "paused" => {
            fault.help(format!("say that it becomes public today: `gap: {{reason: …, announced: {today}}}`"))
        }
        "results" => fault.help(format!(
            "write the day on which they become public, {today}, in `published` of each row that is new"
        )),
        "results_revised" => fault
            .help(format!("write the day on which they become public, {today}, in `revised` of each row that is new")),
        _ => fault.help(format!("date it today, {today}: that is the day on which it becomes public")),
    }
}

/// The first row of results with the day of an event.
fn row(context: &Context<'_>, facts: &EventFacts) -> Option<Span> {
    let day = |row: &ResultRow| if facts.event == "results" { row.published } else { row.revised };
    let of_day = |row: &&ResultRow| day(row).is_some_and(|day| day.value == facts.date);
    context.catalog.results.rows().find(of_day).map(|row| row.span)
}

/// Proposes to say that a version becomes public today.
fn announce(fault: Diagnostic, version: Option<&Version>, today: Date) -> Diagnostic {
    match version.and_then(|version| version.plan.announced) {
        Some(announced) => fault.patch(announced.span, today.to_string()),
        None => fault.help(format!(
            "say that it becomes public today; add a line to it:{}",
            block::set_off(&vec![format!("announced: {today}")])
        )),
    }
}
