//! Reports standards that promise less than the baseline (policy clause 1.2: one city, one standard).

use crate::check::baseline::pairs::{Pair, pairs};
use crate::check::baseline::ways_out::ways_out;
use crate::check::context::Context;
use crate::check::dependency::Dependency;
use crate::diagnostic::Diagnostic;
use crate::english;
use crate::model::standard::Promise;
use crate::model::strength::{Comparison, Weakness};
use crate::model::target::{Bound, Level, Target};
use crate::rule::{Rule, Topic};
use crate::source::Span;

pub(crate) const RULE: Rule = Rule {
    name: "weaker-than-baseline",
    topic: Topic::Baseline,
    sentence: "A department's standard is at least as strong as the corporate one for the same stage and channel.",
    why: "The policy asks for \"one city, one standard\": residents can rely on the baseline wherever they ask.",
    wrong: "\
- stage: respond
  within: 5 business days       # the baseline is 2",
    right: "\
- stage: respond
  within: 2 business days",
};

pub(crate) const DEPENDS_ON: Dependency = Dependency::NONE;

pub(crate) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for pair in pairs(context) {
        if let Comparison::Weaker(weaknesses) = &pair.comparison {
            diagnostics.extend(fault(&pair, weaknesses));
        }
    }
}

fn fault(pair: &Pair<'_>, weaknesses: &[Weakness]) -> Option<Diagnostic> {
    let (ours, theirs) = (&pair.version.promise, &pair.floor_version.promise);
    let ways: Vec<String> = weaknesses.iter().map(|weakness| words(*weakness, ours, theirs)).collect();
    let (id, floor) = (&pair.owned.standard.id, &pair.floor.standard.id);
    let message = format!("`{id}` is weaker than the baseline `{floor}`{}: {}", pair.since(), english::list(&ways));
    let (first, others) = weaknesses.split_first()?;
    let at = place(*first, ours, theirs);
    let mut diagnostic = if pair.is_conditional() {
        Diagnostic::note(&RULE, at, message)
            .with_note("it applies only under its condition; the baseline still covers all other cases")
    } else {
        Diagnostic::error(&RULE, at, message).help(ways_out(pair, "promise at least as much"))
    };
    diagnostic = diagnostic.label(match first {
        Weakness::MoreExceptions => "one more than the baseline has".to_owned(),
        _ => format!("this one: {}", english::target(ours)),
    });
    for (weakness, way) in others.iter().zip(ways.into_iter().skip(1)) {
        let place = place(*weakness, ours, theirs);
        // An average that is longer too has one place.
        diagnostic = if place == at { diagnostic } else { diagnostic.related(place, way) };
    }
    diagnostic = diagnostic.related(beside(*first, theirs), format!("the baseline: {}", english::target(theirs)));
    Some(match pair.other_calendar().filter(|_| *first == Weakness::Longer) {
        Some((ours, theirs)) => {
            diagnostic.with_note(format!("it uses the calendar `{}`, the baseline `{}`", ours.id, theirs.id))
        }
        None => diagnostic,
    })
}

/// The span of what makes the promise weaker.
fn place(weakness: Weakness, ours: &Promise, theirs: &Promise) -> Span {
    let share = || ours.share.as_ref().map(|share| share.span);
    let exception = || ours.exceptions.get(theirs.exceptions.len()).map(|one| one.span);
    let own = match weakness {
        Weakness::SmallerShare => share(),
        Weakness::MoreExceptions => exception(),
        Weakness::Longer | Weakness::NotALimit | Weakness::NoTarget => None,
    };
    own.unwrap_or(ours.target.span)
}

/// The span of the baseline's counterpart.
fn beside(weakness: Weakness, theirs: &Promise) -> Span {
    let share = theirs.share.as_ref().filter(|_| weakness == Weakness::SmallerShare);
    share.map_or(theirs.target.span, |share| share.span)
}

fn words(weakness: Weakness, ours: &Promise, theirs: &Promise) -> String {
    match weakness {
        Weakness::Longer => match ours.target.value {
            Target::AtMost(_) => "it allows more".to_owned(),
            Target::AtLeast(_) => "it promises fewer".to_owned(),
            Target::Ahead(_) => "its notice is shorter".to_owned(),
            Target::By(_) => "its date is later".to_owned(),
            Target::Share(_) | Target::Level(Level { bound: Bound::AtLeast, .. }) => "its share is smaller".to_owned(),
            Target::Level(Level { bound: Bound::AtMost, .. }) => "it allows a larger share".to_owned(),
            Target::Within(_) | Target::Average(_) | Target::Between(..) | Target::Every(_) | Target::None(_) => {
                "it takes longer".to_owned()
            }
        },
        Weakness::SmallerShare => "it is met less often".to_owned(),
        Weakness::NotALimit => "it is not a limit".to_owned(),
        Weakness::NoTarget => "it promises no time".to_owned(),
        Weakness::MoreExceptions => {
            format!("it has more exceptions ({}, not {})", ours.exceptions.len(), theirs.exceptions.len())
        }
    }
}
