//! Reports sentences that are too long.

use crate::check::context::Context;
use crate::check::dependency::Dependency;
use crate::diagnostic::Diagnostic;
use crate::markdown::{Passage, passages};
use crate::model::text::Text;
use crate::readability::{sentences, words};
use crate::rule::{Rule, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "long-sentence",
    topic: Topic::Language,
    sentence: "A sentence has at most 25 words.",
    why: "In a longer one, readers forget the beginning before they reach the end, above all on a phone.",
    wrong: "description: We look at your application, and if something is missing we write to you and wait for it, and then we send it to the inspector, who calls you.",
    right: "description: We look at your application. If something is missing, we write to you. Then the inspector calls you.",
};

pub(crate) const DEPENDS_ON: Dependency = Dependency::NONE;

/// The most words that a sentence may have.
const MOST: usize = 25;

pub(crate) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    if !context.is_in("en") {
        return;
    }
    // A word and its space take at least two bytes.
    let long = |text: &&Text<'_>| text.markdown.len() > 2 * MOST && words(text.markdown).nth(MOST).is_some();
    for text in context.texts.iter().filter(long) {
        for passage in passages(text.markdown) {
            diagnostics.extend(faults(text, &passage));
        }
    }
}

fn faults(text: &Text<'_>, passage: &Passage) -> Vec<Diagnostic> {
    let counted =
        sentences(&passage.text).into_iter().map(|range| (words(&passage.text[range.clone()]).count(), range));
    counted
        .filter(|(count, _)| *count > MOST)
        .map(|(count, range)| {
            let beginning: Vec<&str> = passage.text[range.clone()].split_whitespace().take(4).collect();
            let message = format!("the sentence \"{} …\" has {count} words", beginning.join(" "));
            Diagnostic::warning(&RULE, text.place(passage.place(range)), message)
                .help(format!("split it into sentences of at most {MOST} words; turn several items into a list"))
        })
        .collect()
}
