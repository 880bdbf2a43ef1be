//! Reports conditions in words that can't lead a sentence.

use crate::check::context::Context;
use crate::check::dependency::Dependency;
use crate::diagnostic::Diagnostic;
use crate::rule::{Rule, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "bare-condition",
    topic: Topic::Language,
    sentence: "A condition in words begins with a word like \"if\", \"when\" or \"during\".",
    why: "The site puts the condition first, so that residents know whether the promise is for them: \"If the hole is deeper than 10 cm, we will make it safe\". Words that don't begin so can't lead a sentence.",
    wrong: "conditions: {text: the hole is deeper than 10 cm}",
    right: "conditions: {text: if the hole is deeper than 10 cm}",
};

pub(crate) const DEPENDS_ON: Dependency = Dependency::NONE;

pub(crate) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let language = &context.catalog.language;
    let conditions = context.ahead().filter_map(|one| one.version.promise.conditions.as_ref());
    let texts = conditions.filter_map(|conditions| conditions.value.text.as_ref());
    for text in texts.filter(|text| language.knows_conditions() && !language.begins_like_a_condition(&text.value)) {
        let part = language.fragment("text", &text.value).unwrap_or_else(|| text.value.clone());
        diagnostics.push(
            Diagnostic::error(&RULE, text.span, "this condition can't lead a sentence")
                .label(format!("residents read: \"{part}, we will …\""))
                .help(format!(
                    "say it in words that can: `text: if {part}`; a place belongs under `zone`, and a kind of case under `priority`"
                )),
        );
    }
}
