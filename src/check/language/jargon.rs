//! Reports office language in texts for residents.

use std::sync::LazyLock;

use crate::check::context::Context;
use crate::check::dependency::Dependency;
use crate::check::language::phrases::{Phrase, Phrases, find};
use crate::diagnostic::Diagnostic;
use crate::rule::{Rule, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "jargon",
    topic: Topic::Language,
    sentence: "Texts use the words that residents use.",
    why: "Office language makes people read twice, or give up. The plain word says the same.",
    wrong: "description: Apply prior to commencing the work.",
    right: "description: Apply before you begin the work.",
};

pub(crate) const DEPENDS_ON: Dependency = Dependency::NONE;

const JARGON: [Phrase; 32] = [
    ("aforementioned", "\"this\", or say what it is"),
    ("ascertain*", "\"find out\""),
    ("at this point in time", "\"now\""),
    ("at your earliest convenience", "by when, or \"soon\""),
    ("commenc*", "\"begin\" or \"start\""),
    ("deliverable*", "what people get"),
    ("due to the fact that", "\"because\""),
    ("end-user*", "\"people\" or \"you\""),
    ("facilitat*", "\"help\", or say what is done"),
    ("for the purpose of", "\"to\" or \"for\""),
    ("going forward", "\"from now on\", or leave it out"),
    ("henceforth", "\"from now on\""),
    ("hereby", "nothing: leave it out"),
    ("herein", "\"here\""),
    ("hereto", "\"to this\""),
    ("in accordance with", "\"as … says\" or \"under\""),
    ("in lieu of", "\"instead of\""),
    ("in order to", "\"to\""),
    ("in the event that", "\"if\""),
    ("leverag*", "\"use\""),
    ("notwithstanding", "\"even if\" or \"despite\""),
    ("per annum", "\"a year\""),
    ("prior to", "\"before\""),
    ("pursuant to", "\"under\" or \"because of\""),
    ("stakeholder*", "who they are: \"residents\", \"businesses\""),
    ("subsequent to", "\"after\""),
    ("terminat*", "\"end\" or \"stop\""),
    ("thereof", "\"of it\""),
    ("utilis*", "\"use\""),
    ("utiliz*", "\"use\""),
    ("with regard to", "\"about\""),
    ("with respect to", "\"about\""),
];

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(&JARGON));

pub(crate) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    if !context.is_in("en") {
        return;
    }
    for text in &context.texts {
        for found in find(text, &PHRASES) {
            let message = format!("\"{}\" is office language", found.words.to_lowercase());
            let help = format!("write {}", found.instead);
            diagnostics.push(Diagnostic::warning(&RULE, found.span, message).help(help));
        }
    }
}
