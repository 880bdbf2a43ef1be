//! Reports published ids that would lead to something else.

use std::collections::BTreeMap;

use crate::compatibility::context::{Break, Context, error};
use crate::diagnostic::Diagnostic;
use crate::published_feed::{Former, Published};
use crate::rule::{Rule, Topic};
use crate::source::Span;

pub(super) const RULE: Rule = Rule {
    name: "repurposed-id",
    topic: Topic::Published,
    sentence: "An id that was published for one thing is never used for another.",
    why: "Old links, and copies in other software, would show residents a different promise under an id that they know.",
    wrong: "\
services:                              # published: pothole-repair, formerly road-hole
  - id: pothole-repair
  - id: road-hole                      # another service now",
    right: "\
services:
  - id: pothole-repair
    formerly: [road-hole]
  - id: road-hole-survey               # another service has an id of its own",
};

/// The current id that each id, former ones included, leads to.
type Ids<'a> = BTreeMap<&'a str, &'a str>;

/// Reads the ids of one kind of thing.
type Read = fn(&Published) -> Ids<'_>;

pub(super) fn check(context: &Context<'_>, breaks: &mut Vec<Break>) {
    let kinds: [(&str, Read); 4] =
        [("standard", standards), ("service", services), ("answer", answers), ("department", departments)];
    for (kind, ids) in kinds {
        let (then, now) = (ids(context.before), ids(context.after));
        for (id, led_to) in &then {
            // `vanished-id` reports missing ids.
            let (Some(leads_to), Some(is_now)) = (now.get(id), now.get(led_to)) else { continue };
            if leads_to != is_now {
                breaks.push(Break::of(*id, fault(context, kind, id, led_to, leads_to)));
            }
        }
    }
}

fn fault(context: &Context<'_>, kind: &str, id: &str, led_to: &str, leads_to: &str) -> Diagnostic {
    let (message, help) = if id == leads_to {
        let message =
            format!("the {kind} id `{id}` was published as a former id of `{led_to}`, but is now another {kind}");
        (
            message,
            format!("give the new {kind} an id that was never used, and put `formerly: [{id}]` back under `{led_to}`"),
        )
    } else {
        let message = format!("the {kind} id `{id}` led to `{led_to}` and would now lead to `{leads_to}`");
        (message, format!("put `{id}` back under `formerly` of `{led_to}`"))
    };
    let has_no_file = matches!(kind, "service" | "answer");
    let file = if has_no_file { format!("{kind}s.json") } else { format!("{kind}s/{id}.json") };
    error(&RULE, place(context, kind, leads_to), message)
        .with_note(format!("published in `{}`", context.file(&file)))
        .help(help)
}

fn place(context: &Context<'_>, kind: &str, id: &str) -> Option<Span> {
    let catalog = context.catalog;
    match kind {
        "standard" => context.place(id),
        "service" => {
            catalog.services().map(|(_, service)| &service.id).find(|own| own.value.as_str() == id).map(|own| own.span)
        }
        "answer" => catalog.answers.iter().map(|one| &one.id).find(|own| own.value.as_str() == id).map(|own| own.span),
        _ => catalog.departments.iter().map(|one| &one.id).find(|own| own.value.as_str() == id).map(|own| own.span),
    }
}

fn standards(published: &Published) -> Ids<'_> {
    published.standards.iter().map(|(id, standard)| (id.as_str(), standard.id.as_str())).collect()
}

fn services(published: &Published) -> Ids<'_> {
    published.services.iter().flat_map(|service| with_former(&service.id, &service.formerly)).collect()
}

fn answers(published: &Published) -> Ids<'_> {
    published.answers.iter().flat_map(|answer| with_former(&answer.id, &answer.formerly)).collect()
}

fn departments(published: &Published) -> Ids<'_> {
    published.departments.iter().flat_map(|department| with_former(&department.id, &department.formerly)).collect()
}

fn with_former<'a>(id: &'a str, formerly: &'a [Former]) -> impl Iterator<Item = (&'a str, &'a str)> {
    formerly.iter().map(move |former| (former.id.as_str(), id)).chain([(id, id)])
}
