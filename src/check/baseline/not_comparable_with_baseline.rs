//! Reports standards that can't be compared with the baseline, so that nobody can tell whether they meet it (policy clause 1.2).

use crate::check::baseline::pairs::{Pair, pairs};
use crate::check::baseline::ways_out::ways_out;
use crate::check::context::Context;
use crate::check::dependency::Dependency;
use crate::diagnostic::Diagnostic;
use crate::english;
use crate::model::amount::{Amount, Unit};
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
        let fault = match why(&pair) {
            Some(why) => fault.with_note(why),
            None => fault,
        };
        let first = match pair.other_calendar() {
            Some((_, theirs)) => format!("use the baseline's calendar: `calendar: {}`", theirs.id),
            None => next_step(&pair),
        };
        diagnostics.push(fault.help(ways_out(&pair, &first)));
    }
}

/// Why nobody can tell which of the two is the stronger promise, where it isn't plain.
fn why(pair: &Pair<'_>) -> Option<String> {
    let (ours, theirs) = (&pair.version.promise.target.value, &pair.floor_version.promise.target.value);
    if let Some((ours, theirs)) = pair.other_calendar() {
        return Some(format!(
            "it uses the calendar `{}`, the baseline `{}`: which takes longer depends on the day",
            ours.id, theirs.id
        ));
    }
    match (ours, theirs) {
        (Target::Average(_), Target::Within(_) | Target::Between(..))
        | (Target::Within(_) | Target::Between(..), Target::Average(_)) => Some(
            "an average is about all cases together, and a share about single ones: each may be kept while the other is missed"
                .to_owned(),
        ),
        (Target::Within(hours), Target::Within(_)) if hours.unit == Unit::BusinessHour => open_days(pair, *hours),
        (_, theirs) if pair.waits && counts_days(theirs) => Some(
            "its hours start when somebody is there, which can be days after the request; the baseline's days start at once"
                .to_owned(),
        ),
        _ => None,
    }
}

/// How many open days so many business hours can take.
fn open_days(pair: &Pair<'_>, hours: Amount) -> Option<String> {
    let calendar = pair.calendars.0?;
    let days = calendar.most_open_days(hours.value)?;
    let days = english::amount(Amount::new(days, Unit::BusinessDay));
    Some(format!("only hours in which `{}` is open count, so {} can take {days}", calendar.id, english::amount(hours)))
}

fn next_step(pair: &Pair<'_>) -> String {
    let (ours, floor) = (&pair.version.promise.target.value, &pair.floor_version.promise.target.value);
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
        Target::Average(mean) if ours.longest().is_some_and(|time| time.unit == mean.unit) => {
            format!("promise an average too: `average: {}`", english::amount(*mean))
        }
        Target::Within(limit) if matches!(ours, Target::Average(_)) => {
            format!("promise a limit too: `within: {}`", english::amount(*limit))
        }
        Target::Within(Amount { unit: Unit::BusinessDay, .. }) if is_whole_days(ours) => {
            "use the baseline's unit: business days; 24 hours without weekends and holidays are `1 business day`"
                .to_owned()
        }
        Target::Within(_) | Target::Average(_) | Target::Between(..) | Target::Every(_) | Target::None(_) => {
            format!("use the baseline's unit: {}", floor.longest().map_or("none", |time| time.unit.key_of_several()))
        }
    }
}

/// Whether it is a number of business hours that clocks have in whole days: 24 or 48.
fn is_whole_days(target: &Target) -> bool {
    target.longest().is_some_and(|time| time.unit == Unit::BusinessHour && time.value.is_multiple_of(24))
}

/// Whether it counts days that need no calendar.
fn counts_days(target: &Target) -> bool {
    target.longest().is_some_and(|time| !time.unit.is_elapsed() && !time.unit.is_business())
}
