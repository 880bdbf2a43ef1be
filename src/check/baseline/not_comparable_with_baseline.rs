//! Reports standards that can't be compared with the baseline, so that nobody can tell whether they meet it (policy clause 1.2).

use crate::check::baseline::pairs::pairs;
use crate::check::context::Context;
use crate::check::dependency::Dependency;
use crate::diagnostic::Diagnostic;
use crate::english;
use crate::model::recurring_day::RecurringDay;
use crate::model::strength::Comparison;
use crate::model::target::{Bound, Count, Notice, Target};
use crate::rule::{Rule, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "not-comparable-with-baseline",
    topic: Topic::Baseline,
    sentence: "A department's standard can be compared with the corporate one.",
    why: "Whether 10 business hours are longer than 2 calendar days depends on the week, so nobody could say whether the baseline is met.",
    wrong: "\
- stage: respond
  within: 10 business hours     # the baseline is 2 business days",
    right: "\
- stage: respond
  within: 1 business day        # the baseline is 2 business days",
};

pub(crate) const DEPENDS_ON: Dependency = Dependency::NONE;

pub(crate) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for pair in pairs(context).filter(|pair| pair.comparison == Comparison::NotComparable && !pair.is_conditional()) {
        let (id, floor) = (&pair.owned.standard.id, &pair.floor.standard.id);
        let message = format!("`{id}` can't be compared with the baseline `{floor}`{}", pair.since());
        let target = &pair.floor_version.promise.target;
        let fault = Diagnostic::error(&RULE, pair.version.promise.target.span, message)
            .label(format!("this one: {}", english::target(&pair.version.promise)))
            .related(target.span, format!("the baseline: {}", english::target(&pair.floor_version.promise)));
        diagnostics.push(match pair.other_calendar() {
            Some((ours, theirs)) => fault
                .with_note(format!(
                    "it uses the calendar `{}`, the baseline `{}`: which takes longer depends on the day",
                    ours.id, theirs.id
                ))
                .help(format!("use the baseline's calendar: `calendar: {}`", theirs.id)),
            None => fault.help(next_step(&target.value)),
        });
    }
}

fn next_step(floor: &Target) -> String {
    match floor {
        Target::AtMost(Count { of, per, .. }) => {
            format!("count the same as the baseline: `at_most: {{count: …, of: {}, per: {}}}`", of.general(), per.key())
        }
        Target::AtLeast(Count { of, per, .. }) => {
            format!(
                "count the same as the baseline: `at_least: {{count: …, of: {}, per: {}}}`",
                of.general(),
                per.key()
            )
        }
        Target::Ahead(Notice { before, .. }) => {
            format!("give notice of the same event as the baseline, in its unit: `before: {before}`")
        }
        Target::By(RecurringDay::Yearly(_)) => "name a day of the year, as the baseline does".to_owned(),
        Target::By(RecurringDay::Monthly(_)) => "name a day of the month, as the baseline does".to_owned(),
        Target::Share(_) => "promise a share alone, as the baseline does: `share: …`".to_owned(),
        Target::Level(level) => {
            let bound = match level.bound {
                Bound::AtLeast => "at_least",
                Bound::AtMost => "at_most",
            };
            let (of, who) = (&level.of, &level.who);
            format!("promise a share of the same as the baseline: `level: {{{bound}: …%, of: {of}, who: {who}}}`")
        }
        Target::Within(_) | Target::Average(_) | Target::Between(..) | Target::Every(_) | Target::None(_) => {
            format!("use the baseline's unit: {}", floor.longest().map_or("none", |time| time.unit.key_of_several()))
        }
    }
}
