//! Reports published events that would vanish from the feeds of changes or say something else.

use std::collections::BTreeMap;

use crate::compatibility::block;
use crate::compatibility::context::{Break, Context, error};
use crate::diagnostic::Diagnostic;
use crate::english;
use crate::published_feed::Event;
use crate::rule::{Rule, Topic};

pub(super) const RULE: Rule = Rule {
    name: "altered-event",
    topic: Topic::Published,
    sentence: "An event in the feeds of changes stays there, with its id, its date and its facts.",
    why: "Readers recognise by the id what they have seen, and read nothing twice. A new id is shown again as news, and they never hear that an event has vanished or changed.",
    wrong: "\
id: pothole-repair
formerly: [pothole-mending, road-hole]     # road-hole was its first id, and events are named after the first",
    right: "\
id: pothole-repair
formerly: [road-hole, pothole-mending]     # the oldest first",
};

pub(super) fn check(context: &Context<'_>, breaks: &mut Vec<Break>) {
    breaks.extend(renamed_authority(context));
    let after: BTreeMap<&str, &Event> = context.after.events.iter().map(|event| (event.name(), event)).collect();
    let published = context.before.events.iter().filter(|old| old.facts.date <= context.today);
    // Of a standard that is gone, another rule tells.
    let is_there = |id: &String| context.after.standards.contains_key(id);
    for old in published.filter(|old| old.facts.standard.as_ref().is_none_or(is_there)) {
        let fault = match after.get(old.name()) {
            None => gone(context, old),
            Some(new) => match difference(context, old, new) {
                Some(difference) => altered(context, old, &difference),
                None => continue,
            },
        };
        breaks.push(Break::of(old.facts.subject(), fault));
    }
}

fn authority(event: &Event) -> Option<&str> {
    event.id.strip_prefix("tag:")?.split(':').next()
}

/// Reports that all ids would begin with another name.
fn renamed_authority(context: &Context<'_>) -> Option<Break> {
    let then = context.before.events.iter().find_map(authority)?;
    let site = &context.catalog.site;
    let now = site.authority();
    if now.as_str() == then {
        return None;
    }
    let message = format!("the ids of all events would begin with `{}`, not with `{then}`", now.as_str());
    let fault = match &site.feed_authority {
        Some(own) => Diagnostic::error(&RULE, own.span, message).patch(own.span, then),
        None => Diagnostic::error(&RULE, site.base_url.span, message)
            .label("without `feed_authority`, ids begin with the site's address")
            .help(format!("add a line to `site.yaml`:{}", block::set_off(&vec![format!("feed_authority: {then}")]))),
    };
    Some(Break::of("feed_authority", fault))
}

/// Returns the first difference between the facts of two events, to follow "would say".
fn difference(context: &Context<'_>, old: &Event, new: &Event) -> Option<String> {
    let (old, new) = (&old.facts, &new.facts);
    let id = |id: &str| context.after.standards.get(id).map(|standard| standard.id.clone());
    if old.date != new.date {
        return Some(format!("that it happened on {}", english::date(new.date)));
    }
    if let Some(from) = new.effective_from.filter(|_| old.effective_from != new.effective_from) {
        return Some(format!("that the version takes effect on {}", english::date(from)));
    }
    if old.ends != new.ends {
        let day = new.ends.map_or_else(|| "on no day".to_owned(), |day| format!("on {}", english::date(day)));
        return Some(format!("that the version ends {day}"));
    }
    (id(old.subject()) != id(new.subject())).then(|| format!("that it is about `{}`", new.subject()))
}

fn gone(context: &Context<'_>, old: &Event) -> Diagnostic {
    let told = english::date(old.facts.date);
    let message = format!("the feeds of changes would lose an event of {told}: {}", old.title);
    let fault = fault(context, old, message);
    let today = context.today;
    match old.facts.event.as_str() {
        "announced" => fault.help(format!(
            "if the plan has changed, keep what was announced: `changed: {{on: {today}, was: {{…}}}}`; if it will not come, put the version back with `called_off: {{on: {today}, reason: …}}`"
        )),
        "changed" | "pause_changed" | "withdrawal_changed" => {
            fault.help("keep every change: `changed` takes a list, oldest first")
        }
        "pause_announced" | "withdrawal_announced" => fault.help(format!(
            "if it will not come, put it back with `called_off: {{on: {today}, reason: …}}`; if the day has changed, add `changed: {{on: {today}, was: …}}` with the day that was announced"
        )),
        "called_off" | "pause_called_off" | "withdrawal_called_off" => {
            fault.help("put it back with `called_off`; what is planned anew is a new entry")
        }
        "withdrawn" | "paused" => fault.help(
            "put back the end of the promise, and start what is promised again on a later day, so that the feeds report both",
        ),
        "corrected" => fault.help("keep every correction: `corrected` takes a list, oldest first"),
        "results" => fault.help(format!(
            "put the rows back, with {} in `published`; the day on which a result came out never changes",
            old.facts.date
        )),
        "results_revised" => fault.help(format!("put the rows back that replaced others, with {} in `revised`", old.facts.date)),
        "moved" => fault.help("keep every move: `moved` takes a list, oldest first"),
        _ => fault.help(
            "put back what it was about; if that has a new id, list the oldest id first in `formerly`",
        ),
    }
}

fn altered(context: &Context<'_>, old: &Event, difference: &str) -> Diagnostic {
    let told = english::date(old.facts.date);
    fault(context, old, format!("an event of {told} would say {difference}: {}", old.title)).help(format!(
        "put it back as it was; if it was published wrongly, add `corrected: {{on: {}, note: …, was: {{…}}}}` to the version, with what was published",
        context.today
    ))
}

fn fault(context: &Context<'_>, old: &Event, message: String) -> Diagnostic {
    let about = old.facts.subject();
    let id = context.after.standards.get(about).map_or(about, |now| &now.id);
    let version = old.facts.effective_from.and_then(|from| context.version(id, from)).map(|version| version.span);
    error(&RULE, version.or_else(|| context.place(id)), message).with_note(format!(
        "published in `{}` as `{}`",
        context.file("changes.json"),
        old.id
    ))
}
