//! Reports words that take back part of a promise.

use std::sync::LazyLock;

use crate::check::context::Context;
use crate::check::dependency::Dependency;
use crate::check::language::phrases::{Phrase, Phrases, find};
use crate::diagnostic::Diagnostic;
use crate::model::text::{Owner, Role, Text};
use crate::rule::{Rule, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "hedge",
    topic: Topic::Language,
    sentence: "The commitment, what a standard promises, when its clock starts, what changes with it, what to do if it is missed, and a service's summary are written without ifs and maybes.",
    why: "A promise that leaves a way out can't be measured, and residents can't rely on it.",
    wrong: "we: endeavour to repair the pothole as soon as possible",
    right: "we: repair the pothole\nwithin: 5 business days\nshare: 90%",
};

pub(crate) const DEPENDS_ON: Dependency = Dependency::NONE;

const LEAVE_OUT: &str = "leave it out";
const SAY_WHEN: &str = "leave it out, and give the time as a target: `within: 3 business days`";
const SAY_SHARE: &str = "leave it out, and say how often with `share: 90%`";
const SAY_EXCEPTION: &str = "leave it out, and name what can get in the way under `exceptions`";
const SAY_WHAT: &str = "leave it out, or say when it applies and when it doesn't";

const HEDGES: [Phrase; 45] = [
    ("aim to", LEAVE_OUT),
    ("aims to", LEAVE_OUT),
    ("as fast as possible", SAY_WHEN),
    ("as far as possible", SAY_EXCEPTION),
    ("as much as possible", SAY_EXCEPTION),
    ("as promptly as possible", SAY_WHEN),
    ("as quickly as possible", SAY_WHEN),
    ("as quickly as we can", SAY_WHEN),
    ("as soon as possible", SAY_WHEN),
    ("as soon as practicable", SAY_WHEN),
    ("as soon as we can", SAY_WHEN),
    ("asap", SAY_WHEN),
    ("attempt to", LEAVE_OUT),
    ("best effort", LEAVE_OUT),
    ("best efforts", LEAVE_OUT),
    ("do our best", LEAVE_OUT),
    ("endeavor*", LEAVE_OUT),
    ("endeavour*", LEAVE_OUT),
    ("every effort", LEAVE_OUT),
    ("generally", SAY_SHARE),
    ("hope to", LEAVE_OUT),
    ("if at all possible", SAY_EXCEPTION),
    ("if possible", SAY_EXCEPTION),
    ("in a timely manner", SAY_WHEN),
    ("in due course", SAY_WHEN),
    ("in most cases", SAY_SHARE),
    ("it is expected that", LEAVE_OUT),
    ("normally", SAY_SHARE),
    ("reasonable effort", LEAVE_OUT),
    ("reasonable efforts", LEAVE_OUT),
    ("seek to", LEAVE_OUT),
    ("strive", LEAVE_OUT),
    ("strives", LEAVE_OUT),
    ("striving", LEAVE_OUT),
    ("try to", LEAVE_OUT),
    ("tries to", LEAVE_OUT),
    ("typically", SAY_SHARE),
    ("usually", SAY_SHARE),
    ("when possible", SAY_EXCEPTION),
    ("whenever possible", SAY_EXCEPTION),
    ("where feasible", SAY_EXCEPTION),
    ("where possible", SAY_EXCEPTION),
    ("where practicable", SAY_EXCEPTION),
    ("where practical", SAY_EXCEPTION),
    ("wherever possible", SAY_EXCEPTION),
];

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(&HEDGES));

pub(crate) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    if !context.is_in("en") {
        return;
    }
    for text in context.texts.iter().filter(|text| is_promise(text)) {
        for hedge in find(text, &PHRASES) {
            let message = format!("\"{}\" takes back part of the promise", hedge.words.to_lowercase());
            let help = if is_beside_a_target(text) { hedge.instead } else { SAY_WHAT };
            diagnostics.push(Diagnostic::warning(&RULE, hedge.span, message).help(help));
        }
    }
}

/// Whether the text promises something, so that it may have no hedges. Other texts say what can delay a promise.
pub(super) fn is_promise(text: &Text<'_>) -> bool {
    match text.role {
        Role::Introduction | Role::Section | Role::IfMissed | Role::NoTarget | Role::Starts => true,
        _ => is_beside_a_target(text),
    }
}

/// Whether a target, a share or an exception can say what the hedge leaves open.
fn is_beside_a_target(text: &Text<'_>) -> bool {
    match text.role {
        Role::Promise | Role::Change => true,
        Role::Summary => matches!(text.owner, Owner::Service(..)),
        _ => false,
    }
}
