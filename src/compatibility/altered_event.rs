//! Reports events that vanish from the feeds of changes or move to another day.

use std::collections::BTreeMap;

use crate::compatibility::altered_history::accounted_for;
use crate::compatibility::context::{Break, Context, error};
use crate::diagnostic::Diagnostic;
use crate::english;
use crate::published_feed::Event;
use crate::rule::{Rule, Topic};

pub(super) const RULE: Rule = Rule {
    name: "altered-event",
    topic: Topic::Published,
    sentence: "An event in the feeds of changes keeps its id and its date.",
    why: "Readers recognise by the id what they have seen. A new id is shown again as news, and an event that vanishes looks as if it never happened.",
    wrong: "\
id: pothole-repair
formerly: [pothole-mending, road-hole]     # road-hole was its first id, and events are named after the first",
    right: "\
id: pothole-repair
formerly: [road-hole, pothole-mending]     # the oldest first",
};

pub(super) fn check(context: &Context<'_>, breaks: &mut Vec<Break>) {
    let accounted = accounted_for(context);
    // A newer correction explains other changes, but does not replace an older correction.
    let is_explained = |event: &Event| {
        let id = event.facts.standard.as_str();
        accounted.contains(id) && (event.facts.event != "corrected" || !context.after.standards.contains_key(id))
    };
    let after: BTreeMap<&str, &Event> = context.after.events.iter().map(|event| (name(event), event)).collect();
    for old in context.before.events.iter().filter(|old| !is_explained(old) && !is_a_plan(context, old)) {
        let fault = match after.get(name(old)) {
            None => gone(context, old),
            Some(new) if new.facts.date != old.facts.date => moved(context, old, new),
            Some(_) => continue,
        };
        breaks.push(Break::of(&old.facts.standard, fault));
    }
}

/// What an event is called on every host: its id without `tag:` and the site's name. A site may move, or be built for another address.
fn name(event: &Event) -> &str {
    event.id.splitn(3, ':').nth(2).unwrap_or(&event.id)
}

/// Whether the event announces a version that has not taken effect, which may still change or be called off; or whether it lies ahead itself,
/// in the copy of a preview.
fn is_a_plan(context: &Context<'_>, old: &Event) -> bool {
    let facts = &old.facts;
    facts.event == "announced" && facts.effective_from > context.today || facts.date > context.today
}

fn gone(context: &Context<'_>, old: &Event) -> Diagnostic {
    let told = english::date(old.facts.date);
    let message = format!("the feeds of changes would lose an event of {told}: {}", old.title);
    let fault = fault(context, old, message);
    match old.facts.event.as_str() {
        "withdrawn" => fault.help(
            "put back the end of the promise, and start what is promised again on a later day, so that the feeds report both",
        ),
        "corrected" => fault.help("keep every correction: `corrected` takes a list, oldest first"),
        _ => fault.help(
            "put back what it was about; if that has a new id, list the oldest id first in `formerly`",
        ),
    }
}

fn moved(context: &Context<'_>, old: &Event, new: &Event) -> Diagnostic {
    let (then, now) = (english::date(old.facts.date), english::date(new.facts.date));
    fault(context, old, format!("an event in the feeds of changes would move from {then} to {now}: {}", old.title))
        .help("put back the date; if it was published wrongly, say so with `corrected`")
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
