//! Reports texts under `we` and `starts` that repeat the words before them, or begin as a sentence does.

use crate::check::context::Context;
use crate::check::dependency::Dependency;
use crate::diagnostic::Diagnostic;
use crate::rule::{Rule, Topic};
use crate::source::Located;

pub(crate) const RULE: Rule = Rule {
    name: "whole-sentence",
    topic: Topic::Language,
    sentence: "The texts under `we` and `starts` are parts of a sentence, which the site begins.",
    why: "The site writes \"We will\" before the one and \"when\" before the other. A whole sentence becomes \"We will We will send you the form\".",
    wrong: "we: We will send you the form\nstarts: When we receive your request",
    right: "we: send you the form\nstarts: we receive your request",
};

pub(crate) const DEPENDS_ON: Dependency = Dependency::NONE;

pub(crate) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for one in context.ahead() {
        let promise = &one.version.promise;
        let starts = promise.clock.starts.as_ref().map(|start| &start.text);
        let texts = [("we", "We will", promise.we.as_ref()), ("starts", "when", starts)];
        for (key, before, text) in texts {
            diagnostics.extend(text.and_then(|text| fault(context, key, before, text)));
        }
    }
}

fn fault(context: &Context<'_>, key: &str, before: &str, text: &Located<String>) -> Option<Diagnostic> {
    let part = context.catalog.language.fragment(key, &text.value)?;
    let message = format!("the text under `{key}` is part of a sentence, but this begins as a sentence of its own");
    Some(
        Diagnostic::error(&RULE, text.span, message)
            .label(format!("residents read: \"{before} {}\"", text.value))
            .help(format!("write only what follows \"{before}\": {part}")),
    )
}
