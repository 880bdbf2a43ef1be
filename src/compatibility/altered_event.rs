//! What the feeds of changes have told stays in them, under its id and on its day.

use std::collections::BTreeMap;

use crate::compatibility::{Context, error};
use crate::diagnostic::Diagnostic;
use crate::english;
use crate::published_feed::Event;
use crate::rule::Rule;

pub(super) const RULE: Rule = Rule {
    name: "altered-event",
    sentence: "An event in the feeds of changes keeps its id and its day.",
    why: "Readers know by the id what they have seen; one that changes is told again as news, and one that is gone was never true.",
    wrong: "\
id: pothole-repair
formerly: [pothole-mending, road-hole]     # road-hole was its first id, and events are named after the first",
    right: "\
id: pothole-repair
formerly: [road-hole, pothole-mending]     # the oldest first",
};

pub(super) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let accounted = context.accounted_for();
    // A newer correction explains the rest, and takes the place of no older one.
    let is_explained = |event: &Event| {
        let id = event.facts.standard.as_str();
        accounted.contains(id) && (event.facts.event != "corrected" || !context.after.standards.contains_key(id))
    };
    let after: BTreeMap<&str, &Event> = context.after.events.iter().map(|event| (event.id.as_str(), event)).collect();
    for old in context.before.events.iter().filter(|old| !is_explained(old) && !is_a_plan(context, old)) {
        match after.get(old.id.as_str()) {
            None => diagnostics.push(gone(context, old)),
            Some(new) if new.facts.date != old.facts.date => diagnostics.push(moved(context, old, new)),
            Some(_) => {}
        }
    }
}

/// What was announced may still be called off, or decided anew, until its first day.
fn is_a_plan(context: &Context<'_>, old: &Event) -> bool {
    old.facts.event == "announced" && old.facts.effective_from > context.today
}

fn gone(context: &Context<'_>, old: &Event) -> Diagnostic {
    let told = english::date(old.facts.date);
    let message = format!("the feeds of changes would no longer tell what they told on {told}: {}", old.title);
    let fault = fault(context, old, message);
    match old.facts.event.as_str() {
        "withdrawn" => fault.help(
            "put back the end of the promise: what is promised again begins on a later day, so that both are told",
        ),
        "corrected" => fault.help("keep every correction: `corrected` takes a list, oldest first"),
        _ => fault.help(
            "put back what it was about; where something has another id now, the oldest stands first in `formerly`",
        ),
    }
}

fn moved(context: &Context<'_>, old: &Event, new: &Event) -> Diagnostic {
    let (then, now) = (english::date(old.facts.date), english::date(new.facts.date));
    fault(context, old, format!("what the feeds of changes told on {then} would move to {now}: {}", old.title))
        .help("put back the day; where it was published wrongly, say so with `corrected`")
}

fn fault(context: &Context<'_>, old: &Event, message: String) -> Diagnostic {
    let id = context.after.standards.get(&old.facts.standard).map_or(&old.facts.standard, |now| &now.id);
    let version = context.version(id, old.facts.effective_from).map(|version| version.span);
    error(&RULE, version.or_else(|| context.place(id)), message).with_note(format!(
        "published in `{}` as `{}`",
        context.file("changes.json"),
        old.id
    ))
}
