//! Reports texts that are part of a sentence, but repeat the words before them, or begin or end as a sentence does.

use std::borrow::Cow;

use crate::check::context::Context;
use crate::check::dependency::Dependency;
use crate::diagnostic::Diagnostic;
use crate::model::standard::Promise;
use crate::model::target::{Level, Target};
use crate::rule::{Rule, Topic};
use crate::source::Located;

pub(crate) const RULE: Rule = Rule {
    name: "whole-sentence",
    topic: Topic::Language,
    sentence: "What the site puts into a sentence of its own is written as a part of one.",
    why: "The site writes \"We will\" before the text under `we`, \"when\" before `starts` and `stops`, \"while\" before `pauses`, and a comma after a condition. A whole sentence becomes \"We will We will send you the form..\".",
    wrong: "we: We will send you the form.\npauses: [While we wait for a part]",
    right: "we: send you the form\npauses: [we wait for a part]",
};

pub(crate) const DEPENDS_ON: Dependency = Dependency::NONE;

/// A text, its key, and what residents read before and after it.
type Part<'a> = (&'static str, Cow<'a, Located<String>>, String, &'static str);

pub(crate) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for one in context.ahead() {
        let parts = parts(context, &one.version.promise);
        diagnostics.extend(parts.iter().filter_map(|part| fault(context, part)));
    }
}

fn parts<'a>(context: &Context<'_>, promise: &'a Promise) -> Vec<Part<'a>> {
    let clock = &promise.clock;
    let part = |key, text: &'a Located<String>, before: &str| (key, Cow::Borrowed(text), before.to_owned(), "");
    let we = promise.we.iter().map(|text| part("we", text, "We will "));
    let starts = clock.starts.iter().map(|start| part("starts", &start.text, "the clock starts when "));
    let pauses = clock.pauses.iter().map(|text| part("pauses", text, "the clock pauses while "));
    let stops = clock.stops.iter().map(|text| part("stops", text, "the clock stops when "));
    let conditions = promise.conditions.iter().filter_map(|conditions| conditions.value.text.as_ref());
    let conditions = conditions.map(|text| ("text", Cow::Borrowed(text), String::new(), ", we will …"));
    we.chain(starts).chain(pauses).chain(stops).chain(conditions).chain(of_target(context, promise)).collect()
}

/// The event of a notice, the things of a count, and both parts of a level, which the target has without their places.
fn of_target(context: &Context<'_>, promise: &Promise) -> Vec<Part<'static>> {
    let near = promise.target.span;
    let part = |key: &'static str, text: &str, before: String| {
        let located = Located::new(text.to_owned(), context.place_of_key(key, text, near));
        (key, Cow::Owned(located), before, "")
    };
    match &promise.target.value {
        Target::Ahead(notice) => vec![part("before", &notice.before, "before ".to_owned())],
        Target::AtMost(count) => vec![part("of", count.of.general(), format!("at most {} ", count.count))],
        Target::Level(Level { share, of, who, .. }) => {
            vec![part("of", of, format!("{}% of ", share.percent())), part("who", who, format!("{of} "))]
        }
        Target::Within(_)
        | Target::Average(_)
        | Target::Between(..)
        | Target::Every(_)
        | Target::AtLeast(_)
        | Target::By(_)
        | Target::Share(_)
        | Target::None(_) => Vec::new(),
    }
}

fn fault(context: &Context<'_>, (key, text, before, after): &Part<'_>) -> Option<Diagnostic> {
    let part = context.catalog.language.fragment(key, &text.value)?;
    let message = format!("the text under `{key}` is part of a sentence, but it is written as a sentence of its own");
    let fault = Diagnostic::error(&RULE, text.span, message)
        .label(format!("residents read: \"{before}{}{after}\"", text.value));
    Some(match context.instead(text, &part) {
        Some(instead) => fault.patch(text.span, instead),
        None => fault.help(format!("write only this part: {part}")),
    })
}
