//! Reports headings that skip a level.

use crate::check::context::Context;
use crate::check::dependency::Dependency;
use crate::diagnostic::Diagnostic;
use crate::markdown::headings;
use crate::model::text::{Role, Text};
use crate::rule::{Rule, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "skipped-heading",
    topic: Topic::Language,
    sentence: "A page's headings start at level 2 (`##`) and go down one level at a time.",
    why: "The title is the page's only heading of level 1. Screen readers announce the level, so a gap sounds as if something were missing.",
    wrong: "## If you are not satisfied\n\n#### Write to us",
    right: "## If you are not satisfied\n\n### Write to us",
};

pub(crate) const DEPENDS_ON: Dependency = Dependency::NONE;

pub(crate) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for text in &context.texts {
        if let Some(above) = level_above(text) {
            diagnostics.append(&mut faults(text, above));
        }
    }
}

/// The level of the heading that the text is below, where it may have headings of its own.
const fn level_above(text: &Text<'_>) -> Option<usize> {
    match text.role {
        Role::Introduction | Role::Page => Some(1),
        Role::Section => Some(2),
        _ => None,
    }
}

fn faults(text: &Text<'_>, above: usize) -> Vec<Diagnostic> {
    let mut faults = Vec::new();
    let mut last = above;
    for heading in headings(text.markdown) {
        let marks = |level: usize| "#".repeat(level);
        let place = text.place(heading.range.start..heading.range.end.min(text.markdown.len()));
        if heading.level == 1 {
            let fault = Diagnostic::warning(&RULE, place, "the page's title is already its heading of level 1");
            faults.push(fault.help("start this one with two signs: `## `"));
        } else if heading.level > last + 1 {
            let message = format!("this heading of level {} comes right after one of level {last}", heading.level);
            let help = format!("start it with `{} `", marks(last + 1));
            faults.push(Diagnostic::warning(&RULE, place, message).help(help));
        }
        last = heading.level;
    }
    faults
}
