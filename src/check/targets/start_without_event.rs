//! Reports a text alone under `starts` that speaks of something other than a request.

use std::collections::HashSet;

use crate::check::context::Context;
use crate::check::dependency::Dependency;
use crate::diagnostic::Diagnostic;
use crate::model::standard::{Start, StartEvent};
use crate::rule::{Rule, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "start-without-event",
    topic: Topic::Targets,
    sentence: "A clock that something other than a request starts names the kind of event.",
    why: "A text alone under `starts` means that the clock starts with the request: a resident is then given a date counted from the day of asking. If the snow has to stop first, that date is wrong.",
    wrong: "starts: the snow stops",
    right: "starts: {event: condition ends, text: the snow stops}",
};

pub(crate) const DEPENDS_ON: Dependency = Dependency::NONE;

pub(crate) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    // A start that is repeated through an anchor is one place to mend.
    let mut seen = HashSet::new();
    for promise in context.ahead().map(|one| &one.version.promise) {
        let Some(start) = &promise.clock.starts else { continue };
        let we = promise.we.as_ref().map(|we| we.value.as_str());
        let needs_event = start.is_text_alone && !context.catalog.language.says_request(&start.text.value, we);
        if needs_event && seen.insert(start.text.span) {
            diagnostics.push(fault(start, likely(&start.text.value)));
        }
    }
}

fn fault(start: &Start, likely: StartEvent) -> Diagnostic {
    let text = &start.text.value;
    let line = |event: StartEvent| format!("`starts: {{event: {}, text: {}}}`", event.key(), in_braces(text));
    let others: Vec<&str> = StartEvent::ALL
        .into_iter()
        .filter(|event| *event != StartEvent::RequestReceived && *event != likely)
        .map(StartEvent::key)
        .collect();
    Diagnostic::error(
        &RULE,
        start.text.span,
        "this doesn't say that a request is made or arrives, so it needs the kind of event",
    )
    .label("what kind of event is it?")
    .help(format!(
        "if it is not the request, write {} (other events: {}); if it is the request, write {}",
        line(likely),
        others.join(", "),
        line(StartEvent::RequestReceived),
    ))
}

/// The event to show first. It is no more than a guess, which staff see before they use it.
fn likely(text: &str) -> StartEvent {
    let has = |words: &[&str]| text.split(|sign: char| !sign.is_alphanumeric()).any(|word| words.contains(&word));
    if has(&["complete"]) {
        StartEvent::ApplicationComplete
    } else if has(&["meeting", "hearing"]) {
        StartEvent::MeetingEnds
    } else if has(&["stops", "ends", "over", "stopped", "ended"]) {
        StartEvent::ConditionEnds
    } else {
        StartEvent::Other
    }
}

/// A text as it is written between braces.
fn in_braces(text: &str) -> String {
    let needs_quotes =
        text.contains([',', ':', '#', '{', '}', '[', ']', '"', '\'', '&', '*', '!', '|', '>', '%', '@', '`']);
    if needs_quotes { format!("'{}'", text.replace('\'', "''")) } else { text.to_owned() }
}
