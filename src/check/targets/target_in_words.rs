//! Reports promises whose words name a day, a number of times, a notice, a share or a time that their target says otherwise, or not at all.

use crate::check::ahead::Ahead;
use crate::check::context::Context;
use crate::check::dependency::Dependency;
use crate::check::targets::said::{Said, day, first_contact, in_hundred, notice, part_of_day, share, speaks_of, times};
use crate::diagnostic::Diagnostic;
use crate::english;
use crate::model::amount::{Amount, Unit};
use crate::model::recurring_day::RecurringDay;
use crate::model::share::Share;
use crate::model::stage::Stage;
use crate::model::standard::Promise;
use crate::model::target::{Count, Target};
use crate::rule::{Rule, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "target-in-words",
    topic: Topic::Targets,
    sentence: "A day, a number of times, a notice, a share or a time that we promise is the target, and not words under `we` or `of`.",
    why: "Programs, the baseline and the page's calculator read the target. \"By the 10th, every month\" with `every: 1 month` promises any day of the month to all of them.",
    wrong: "\
- stage: publish
  we: send your bill by the 10th
  every: 1 month",
    right: "\
- stage: publish
  we: send your bill
  by: the 10th of each month",
};

pub(crate) const DEPENDS_ON: Dependency = Dependency::OWN_FILE;

pub(crate) fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    if context.is_in("en") {
        diagnostics.extend(context.ahead().filter_map(|one| fault(&one)));
    }
}

fn fault(one: &Ahead<'_>) -> Option<Diagnostic> {
    let promise = &one.version.promise;
    let we = promise.we.as_ref()?;
    let Meant { what, lines } = meant(promise, &we.value, one.owned.standard.stage)?;
    let message = format!("`we` of `{}` {what}", one.owned.standard.id);
    Some(
        Diagnostic::error(&RULE, we.span, message)
            .related(promise.target.span, format!("the target: {}", english::target(promise)))
            .help(lines),
    )
}

/// What the words name, and the lines to write.
struct Meant {
    what: &'static str,
    lines: String,
}

fn meant(promise: &Promise, we: &str, stage: Stage) -> Option<Meant> {
    match &promise.target.value {
        Target::Every(Amount { value: 1, unit }) => by_a_day(we, *unit)
            .or_else(|| so_often(we, Some(*unit)))
            .or_else(|| satisfaction(we, promise.share?.value))
            .or_else(|| share_alone(we, promise.share?.value, stage)),
        Target::Share(share) => satisfaction(we, *share),
        Target::None(_) => ahead(we).or_else(|| so_often(we, None)).or_else(|| level(we)),
        Target::Within(Amount { value: 0, .. }) if first_contact(we) => Some(at_first_contact(promise)),
        Target::Within(time) => before_its_start(promise, we, *time).or_else(|| at_a_time(we)),
        Target::AtMost(count) => in_a_hundred(count, "at_most"),
        Target::AtLeast(count) => in_a_hundred(count, "at_least"),
        Target::Every(_)
        | Target::Average(_)
        | Target::Between(..)
        | Target::Ahead(_)
        | Target::By(_)
        | Target::Level(_) => None,
    }
}

/// `by the 10th` every month, `before 1 July` every year.
fn by_a_day(we: &str, unit: Unit) -> Option<Meant> {
    let Said { value, rest } = day(we)?;
    let fits = match value {
        RecurringDay::Yearly(_) => unit == Unit::Year,
        RecurringDay::Monthly(_) => unit == Unit::Month,
    };
    let lines = format!(
        "write `we: {rest}` and, instead of `every: 1 {}`, `by: {}`",
        unit.key(),
        english::recurring_day(value)
    );
    fits.then_some(Meant { what: "names a day, and the target does not", lines })
}

/// `8 times` every year, `8 times a year` without a target.
fn so_often(we: &str, every: Option<Unit>) -> Option<Meant> {
    let Said { value: (count, unit), rest } = times(we)?;
    let per = unit.or(every)?;
    let instead = every.map_or_else(|| "no_target".to_owned(), |unit| format!("every: 1 {}", unit.key()));
    let lines = format!(
        "write `we: {rest}` and, instead of `{instead}`, `at_least: {{count: {count}, of: times, per: {}}}`",
        per.key()
    );
    Some(Meant { what: "names a number of times, and the target does not", lines })
}

/// How satisfied people are is a level.
fn satisfaction(we: &str, share: Share) -> Option<Meant> {
    let lines = format!(
        "write, instead of the target, `level: {{at_least: {}%, of: people who answer our survey, who: say that they are satisfied}}`, with your own words",
        share.percent()
    );
    speaks_of(we, &["satisfy", "satisfied", "satisfaction", "happy"])
        .then_some(Meant { what: "speaks of how satisfied people are, which is a level", lines })
}

/// How often something is right or available is a share, and no frequency.
fn share_alone(we: &str, share: Share, stage: Stage) -> Option<Meant> {
    let is_share = stage == Stage::Available
        || speaks_of(
            we,
            &["right", "correct", "correctly", "accurate", "accurately", "error", "errors", "mistake", "mistakes"],
        );
    let lines = format!("leave out `every`: `share: {}%` alone says how often it is so", share.percent());
    is_share.then_some(Meant { what: "describes no regular work, so a share alone is the target", lines })
}

/// What is done at the first contact is kept or not, whatever the time.
fn at_first_contact(promise: &Promise) -> Meant {
    let share = promise.share().percent();
    let lines = format!("leave out the time: `share: {share}%` alone says how often it is so");
    Meant { what: "says when it is done, so a share alone is the target", lines }
}

/// `come before noon of the next day`, within 1 calendar day.
fn at_a_time(we: &str) -> Option<Meant> {
    let said = part_of_day(we)?;
    let lines = format!("leave out \"{said}\": the sentence gives the target, and no target is a time of day");
    Some(Meant { what: "names a time, and so does the target", lines })
}

/// 5 `lost calls in 100`.
fn in_a_hundred(Count { count, of, .. }: &Count, bound: &str) -> Option<Meant> {
    let things = in_hundred(of.general())?;
    let lines = format!(
        "write, instead of `{bound}`, `level: {{{bound}: {count}%, of: {things}, who: are lost}}`, with your own words"
    );
    Some(Meant { what: "comes with a count out of a hundred, which is a level", lines })
}

/// `at least 48 hours before we turn off your water`.
fn ahead(we: &str) -> Option<Meant> {
    let Said { value: (time, event), rest } = notice(we)?;
    let lines = format!("write `we: {rest}` and, instead of `no_target`, `ahead: {time}` and `before: {event}`");
    Some(Meant { what: "names a notice, and the target does not", lines })
}

/// `80% of people who chat with us`.
fn level(we: &str) -> Option<Meant> {
    let percent = share(we)?;
    let lines = format!(
        "write, instead of `no_target`, `level: {{at_least: {percent}, of: people who chat with us, who: are satisfied}}`, with your own words"
    );
    Some(Meant { what: "names a share, and the target does not", lines })
}

/// What comes before an event can't be counted from that event.
fn before_its_start(promise: &Promise, we: &str, time: Amount) -> Option<Meant> {
    let event = &promise.clock.starts.as_ref()?.text.value;
    let (rest, after) = we.split_once(" before ")?;
    let bare = |text: &str| text.trim_end_matches('.').to_lowercase();
    let is_same = bare(event) == bare(after) || bare(event).starts_with(&format!("{} ", bare(after)));
    let amount = english::amount(time);
    let lines =
        format!("write `we: {rest}` and, instead of `within` and `starts`, `ahead: {amount}` and `before: {after}`");
    is_same.then_some(Meant { what: "comes before what starts the clock, so the clock can't count it", lines })
}
