//! Reports texts that promise a length of time, which belongs in the target.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::ahead::is_over;
use crate::check::context::Context;
use crate::check::dependency::Dependency;
use crate::check::targets::lengths::{Length, lengths, names_a_unit, said_twice};
use crate::diagnostic::Diagnostic;
use crate::english;
use crate::markdown::{passages, to_text};
use crate::model::prose::Prose;
use crate::model::standard::{Promise, Version};
use crate::model::text::{Role, Text};
use crate::rule::{Rule, Topic};
use crate::source::Span;

pub(crate) const RULE: Rule = Rule {
    name: "doubled-promise",
    topic: Topic::Targets,
    sentence: "A length of time that we promise is in the target, and no text repeats it.",
    why: "Over a weekend, \"2 business days\" and \"48 hours\" are not the same. And when the target changes, the text is out of date.",
    wrong: "\
summary: We fix a pothole in 2 business days (48 hours).
standards:
  - {stage: complete, we: fix the pothole within 48 hours, within: 2 business days}",
    right: "\
summary: Tell us about a pothole and we fix it.
standards:
  - {stage: complete, we: fix the pothole, within: 2 business days}",
};

pub(crate) const DEPENDS_ON: Dependency = Dependency::NONE;

const HELP: &str = "remove the time from the text: the page shows the target beside it";

pub(crate) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    if !context.is_in("en") {
        return;
    }
    let mut promises: BTreeMap<Span, Vec<&Promise>> = BTreeMap::new();
    for one in context.ahead() {
        promises.entry(one.owned.service.id.span).or_default().push(&one.version.promise);
    }
    for (_, service) in context.catalog.services().filter(|(_, one)| !is_over(one.retired.as_ref(), context.today)) {
        let targets = promises.get(&service.id.span).map(Vec::as_slice).unwrap_or_default();
        let texts = [Some(&service.summary), service.description.as_ref(), service.if_missed.as_ref()];
        for text in texts.into_iter().flatten() {
            diagnostics.extend(in_text(context, text, service.id.value.as_str(), targets));
        }
    }
    let texts = context.texts.iter().filter(|text| may_name_times(text.role));
    diagnostics.extend(texts.filter_map(said_in_two_ways));
    let mut seen = BTreeSet::new();
    for one in context.ahead() {
        let (id, promise) = (one.owned.standard.id.value.as_str(), &one.version.promise);
        diagnostics.extend(in_words(id, one.version).filter(|_| seen.insert(words_span(one.version))));
        for text in promise.exceptions.iter().chain(&one.owned.standard.if_missed) {
            // Versions can share a text written once for all of them.
            if seen.insert(text.span) {
                diagnostics.extend(in_text(context, text, id, &[promise]));
            }
        }
    }
}

fn words_span(version: &Version) -> Span {
    version.promise.we.as_ref().map_or(version.span, |we| we.span)
}

/// Reports a length of time that a text gives in two ways.
fn said_in_two_ways(text: &Text<'_>) -> Option<Diagnostic> {
    if !names_a_unit(text.markdown) {
        return None;
    }
    passages(text.markdown).iter().find_map(|passage| {
        let range = said_twice(&passage.text)?;
        let message =
            format!("the same length of time is given in two ways: \"{}\"", closed(&passage.text[range.clone()]));
        let help =
            "give it once, in the unit that counts; if we promise it, leave it to the target, which the page shows";
        Some(Diagnostic::warning(&RULE, text.place(passage.place(range)), message).help(help))
    })
}

/// Without the stop after it, and with the bracket that it opens closed.
fn closed(words: &str) -> String {
    let bare = words.trim_end_matches(|c: char| !c.is_alphanumeric());
    if bare.contains('(') { format!("{bare})") } else { bare.to_owned() }
}

/// Whether the text is beside no target of its own, or may speak of a time that is none of waiting.
const fn may_name_times(role: Role) -> bool {
    matches!(
        role,
        Role::Introduction
            | Role::Section
            | Role::Page
            | Role::Change
            | Role::Reason
            | Role::NoTarget
            | Role::Condition
            | Role::Remark
    )
}

/// Reports a time in the words after "We will".
fn in_words(id: &str, version: &Version) -> Option<Diagnostic> {
    let we = &version.promise.we.as_ref()?.value;
    let found = names_a_unit(we).then(|| lengths(we).into_iter().next())??;
    let at = version.promise.we.as_ref()?.span;
    let message = format!("`we` of `{id}` names a time: \"{}\"", found.words);
    let target = &version.promise.target;
    let diagnostic = if target.value.is_promised() {
        Diagnostic::warning(&RULE, at, message)
            .related(target.span, format!("the target: {}", english::target(&version.promise)))
            .help("remove the time from `we`: the sentence on the page ends with the target")
    } else {
        Diagnostic::warning(&RULE, at, message)
            .related(target.span, "but there is no target here")
            .help("remove the time from `we`; if we promise it, make it the target: `within: …`")
    };
    Some(diagnostic)
}

/// Reports a time in a text that repeats one of the targets, or that reads like a promise.
fn in_text(context: &Context<'_>, text: &Prose, id: &str, promises: &[&Promise]) -> Option<Diagnostic> {
    if !names_a_unit(&text.markdown) {
        return None;
    }
    let words = to_text(&text.markdown);
    let (found, target) = sentences(&words).find_map(|sentence| {
        let is_residents_own = is_residents_own(sentence);
        lengths(sentence).into_iter().find_map(|length| {
            let target = promises.iter().find(|promise| length.repeats(&promise.target.value));
            (target.is_some() || (length.is_limit && !is_residents_own)).then_some((length, target))
        })
    })?;
    let at = context.place_of_words(&found.words, text);
    Some(fault(at, id, &found, target.map(|promise| &promise.target.span)))
}

fn fault(at: Span, id: &str, found: &Length, target: Option<&Span>) -> Diagnostic {
    let message = format!("a text of `{id}` promises a time outside the target: \"{}\"", found.words);
    let diagnostic = Diagnostic::warning(&RULE, at, message);
    match target {
        Some(target) => diagnostic.related(*target, "already promised here").help(HELP),
        None => diagnostic.help(format!("{HELP}; if it is a separate promise, make it a standard")),
    }
}

fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive(". ")
}

/// Words that start an instruction to residents.
const REQUESTS: [&str; 14] = [
    "appeal", "apply", "book", "bring", "call", "file", "leave", "pay", "register", "renew", "reply", "return", "send",
    "write",
];

/// Whether a time in the sentence binds residents and not us.
fn is_residents_own(sentence: &str) -> bool {
    let lower = sentence.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).peekable();
    let is_request = words.peek().is_some_and(|first| REQUESTS.contains(first));
    let speaks_of_us = words.any(|word| word == "we" || word == "our");
    let is_duty = ["you must", "you can", "you may", "you have to", "you need"].iter().any(|duty| lower.contains(duty));
    (is_request || is_duty) && !speaks_of_us
}
