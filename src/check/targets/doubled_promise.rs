//! A length of time is promised in one place: the target.

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
use crate::rule::Rule;
use crate::source::Span;

pub(crate) const RULE: Rule = Rule {
    name: "doubled-promise",
    sentence: "A length of time that we promise stands in the target, and not again in a text.",
    why: "Over a weekend \"2 business days\" and \"48 hours\" are not the same, and when the target changes the text stays behind.",
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

const HELP: &str = "take the time out of the text: the page shows the target's beside it";

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
            // Versions can share what is written beside them.
            if seen.insert(text.span) {
                diagnostics.extend(in_text(context, text, id, &[promise]));
            }
        }
    }
}

fn words_span(version: &Version) -> Span {
    version.promise.we.as_ref().map_or(version.span, |we| we.span)
}

/// What a text that may speak of other times says in two ways.
fn said_in_two_ways(text: &Text<'_>) -> Option<Diagnostic> {
    if !names_a_unit(text.markdown) {
        return None;
    }
    passages(text.markdown).iter().find_map(|passage| {
        let range = said_twice(&passage.text)?;
        let message = format!("one length of time is said in two ways: \"{}\"", closed(&passage.text[range.clone()]));
        let help =
            "say it once, in the unit that counts; a promise of ours is best left to the target, which the page shows";
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

/// The words after "We will": no time belongs there, whichever it is.
fn in_words(id: &str, version: &Version) -> Option<Diagnostic> {
    let we = &version.promise.we.as_ref()?.value;
    let found = names_a_unit(we).then(|| lengths(we).into_iter().next())??;
    let at = version.promise.we.as_ref()?.span;
    let message = format!("`we` of `{id}` says a time: \"{}\"", found.words);
    let target = &version.promise.target;
    let diagnostic = if target.value.is_promised() {
        Diagnostic::warning(&RULE, at, message)
            .related(target.span, format!("the target: {}", english::target(&version.promise)))
            .help("take the time out of `we`: the sentence on the page ends with the target's")
    } else {
        Diagnostic::warning(&RULE, at, message)
            .related(target.span, "but here is no target")
            .help("take the time out of `we`; if it is promised, write it as the target, like `within: …`")
    };
    Some(diagnostic)
}

/// A text beside promises: a time that one of them has, or one that reads like a promise.
fn in_text(context: &Context<'_>, text: &Prose, id: &str, promises: &[&Promise]) -> Option<Diagnostic> {
    // Without the name of a unit there is no length of time.
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
    let message = format!("a text of `{id}` promises a time beside the target: \"{}\"", found.words);
    let diagnostic = Diagnostic::warning(&RULE, at, message);
    match target {
        Some(target) => diagnostic.related(*target, "it is promised here already").help(HELP),
        None => diagnostic.help(format!("{HELP}; if it is a promise of its own, make it a standard")),
    }
}

fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive(". ")
}

/// What a sentence that tells residents what to do begins with.
const REQUESTS: [&str; 14] = [
    "appeal", "apply", "book", "bring", "call", "file", "leave", "pay", "register", "renew", "reply", "return", "send",
    "write",
];

/// Whether a time in the sentence is one that residents have to keep, not we.
fn is_residents_own(sentence: &str) -> bool {
    let lower = sentence.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).peekable();
    let is_request = words.peek().is_some_and(|first| REQUESTS.contains(first));
    let speaks_of_us = words.any(|word| word == "we" || word == "our");
    let is_duty = ["you must", "you can", "you may", "you have to", "you need"].iter().any(|duty| lower.contains(duty));
    (is_request || is_duty) && !speaks_of_us
}
