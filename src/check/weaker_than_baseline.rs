//! One city, one standard (policy clause 1.2): a department may promise more than the baseline, never less.

use crate::check::Context;
use crate::check::baseline::{Pair, pairs};
use crate::diagnostic::Diagnostic;
use crate::model::standard::Promise;
use crate::model::strength::{Comparison, Weakness};
use crate::model::target::Target;
use crate::rule::Rule;
use crate::wording;

pub(super) const RULE: Rule = Rule {
    name: "weaker-than-baseline",
    sentence: "A department's standard is at least as strong as the corporate one for the same stage and channel.",
    why: "The policy asks for one city, one standard: residents can rely on the baseline wherever they ask.",
    wrong: "\
- stage: respond
  within: 5 business days       # the baseline is 2",
    right: "\
- stage: respond
  within: 2 business days",
};

pub(super) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let catalog = context.catalog;
    for pair in pairs(catalog) {
        if let Comparison::Weaker(weaknesses) = &pair.comparison {
            diagnostics.push(fault(&pair, weaknesses));
        }
    }
}

fn fault(pair: &Pair<'_>, weaknesses: &[Weakness]) -> Diagnostic {
    let (ours, theirs) = (&pair.version.promise, &pair.floor_version.promise);
    let ways: Vec<String> = weaknesses.iter().map(|weakness| words(*weakness, ours, theirs)).collect();
    let (id, floor) = (&pair.owned.standard.id, &pair.floor.standard.id);
    let message = format!("`{id}` is weaker than the baseline `{floor}`: {}", wording::list(&ways));
    let at = ours.target.span;
    let diagnostic = if pair.is_conditional() {
        Diagnostic::note(RULE.name, at, message)
            .with_note("it holds under its condition only, so the plain case stays covered by the baseline")
    } else {
        Diagnostic::error(RULE.name, at, message).help(
            "promise at least as much; or write down the exception: `exempt: {reason: …, approved_by: …, until: …}`",
        )
    };
    diagnostic
        .label(format!("this one: {}", wording::target(ours)))
        .related(theirs.target.span, format!("the baseline: {}", wording::target(theirs)))
}

fn words(weakness: Weakness, ours: &Promise, theirs: &Promise) -> String {
    match weakness {
        Weakness::Longer if matches!(ours.target.value, Target::AtMost(_)) => "it allows more".to_owned(),
        Weakness::Longer => "it takes longer".to_owned(),
        Weakness::SmallerShare => "it is kept less often".to_owned(),
        Weakness::NotALimit => "it is not a limit".to_owned(),
        Weakness::NoTarget => "it promises no time".to_owned(),
        Weakness::MoreExceptions => {
            format!("it has more exceptions ({}, not {})", ours.exceptions.len(), theirs.exceptions.len())
        }
    }
}
