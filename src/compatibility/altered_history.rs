//! Reports changes, without a label, to what was promised for days up to today.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::compatibility::block;
use crate::compatibility::context::{Break, Context, error};
use crate::compatibility::way_out::WayOut;
use crate::compatibility::ways::Ways;
use crate::diagnostic::Diagnostic;
use crate::english;
use crate::published_feed::{Measure, Standard, Version};
use crate::rule::{Rule, Topic};

pub(super) const RULE: Rule = Rule {
    name: "altered-history",
    topic: Topic::Published,
    sentence: "What was published about days up to today stays as it was, or is labelled as corrected.",
    why: "People and programs rely on the record of what was promised and when. A record that changes in silence proves nothing. \
          If the site never went online, build with `--never-online`.",
    wrong: "\
versions:
  - {effective: 2025-05-01, within: 15 business days}     # published: 20 business days",
    right: "\
versions:
  - {effective: 2025-05-01, within: 20 business days}     # what was published stays
  - {effective: 2027-01-01, within: 15 business days}     # a new promise is a new version
# or, if it was published wrongly from the start:
  - effective: 2025-05-01
    within: 15 business days
    corrected: {on: 2026-11-23, note: The site said 20 business days., was: {within: 20 business days}}",
};

pub(super) fn check(context: &Context<'_>, breaks: &mut Vec<Break>) {
    for (then, now) in context.pairs() {
        breaks.extend(faults(context, then, now).map(|fault| Break::of(&now.id, fault)));
    }
}

fn faults(context: &Context<'_>, then: &Standard, now: &Standard) -> impl Iterator<Item = Diagnostic> {
    let begun = then.versions.iter().filter(|version| context.has_begun(version));
    begun.filter_map(|old| match counterpart(then, old, now) {
        Some(new) => altered(context, then, old, now, new),
        None => Some(removed(context, then, old, now)),
    })
}

/// The ids of published standards that other rules refuse: the id has vanished, or the history has changed without a label.
pub(super) fn refused<'a>(context: &Context<'a>) -> BTreeSet<&'a str> {
    let has_fault = |then: &Standard, now: &Standard| faults(context, then, now).next().is_some();
    let is_refused = |then: &&Standard| context.after.standards.get(&then.id).is_none_or(|now| has_fault(then, now));
    context.before.standards().filter(is_refused).map(|then| then.id.as_str()).collect()
}

/// Whether a version has a new label that it was published wrongly.
fn is_labelled(old: &Version, new: &Version) -> bool {
    new.corrections.len() > old.corrections.len()
}

/// The version that starts on the same day, or else the one with the same number if its first day is new.
pub(super) fn counterpart<'a>(then: &Standard, old: &Version, now: &'a Standard) -> Option<&'a Version> {
    let is_moved = |new: &&Version| new.revision == old.revision && then.from(new.effective.from).is_none();
    now.successor_of(old).or_else(|| now.versions.iter().find(is_moved))
}

fn removed(context: &Context<'_>, then: &Standard, old: &Version, now: &Standard) -> Diagnostic {
    let message = format!("`{}` no longer says what it promised {}", now.id, days(old));
    let fault = published(context, then, old, error(&RULE, context.place(&now.id), message));
    let what = "put the version back as it was, followed by the newer one";
    let exempt = block::exempt(context.before, old);
    let lines = exempt.and_then(|exempt| block::whole(old, &context.before.record(old), &exempt));
    let block = lines.map(|lines| block::entry(old, old.effective.from, None, lines));
    let (case, ways) = ("it was published rightly", Ways::of(context));
    fault.help(match block {
        Some(block) => ways.paste(case, what, &block).words(),
        None => ways.when(case, what).words(),
    })
}

fn altered(context: &Context<'_>, then: &Standard, old: &Version, now: &Standard, new: &Version) -> Option<Diagnostic> {
    let differences = differences(context, old, new);
    if is_labelled(old, new) || differences.is_empty() {
        return None;
    }
    let version = context.version(&now.id, new.effective.from);
    let place = version.map(|version| version.span).or_else(|| context.place(&now.id));
    let message =
        format!("the record of `{}` {} has changed: it now {}", now.id, days(old), english::list(&differences));
    let fault = published(context, then, old, error(&RULE, place, message)).label(format!("now: {}", new.promise));
    let fault = if now.versions.len() > 1 {
        fault.with_note("a key beside `versions` applies to all versions, past ones too")
    } else {
        fault
    };
    let is_found_out = old.effective.begins_earlier && !new.effective.begins_earlier;
    let fault = if is_found_out {
        fault.with_note("a first day that has become known is published as a correction too")
    } else {
        fault
    };
    Some(fault.help(WayOut::of(context, old, now, new).words()))
}

fn published(context: &Context<'_>, then: &Standard, old: &Version, fault: Diagnostic) -> Diagnostic {
    let file = context.file(&format!("standards/{}.json", then.id));
    fault.with_note(format!("published in `{file}`: {}", old.promise))
}

/// When a version begins, to follow "it now".
fn begins(version: &Version) -> String {
    let day = english::date(version.effective.from);
    if version.effective.begins_earlier { format!("began before {day}") } else { format!("takes effect on {day}") }
}

/// The version's period in words: `from 1 May 2025 until 1 January 2027`.
fn days(version: &Version) -> String {
    let since = if version.effective.begins_earlier { "since before" } else { "from" };
    let from = format!("{since} {}", english::date(version.effective.from));
    version.effective.until.map_or_else(|| from.clone(), |until| format!("{from} until {}", english::date(until)))
}

/// The differences from what was published, each worded to follow "it now". Rewording counts only once the version has ended.
fn differences(context: &Context<'_>, old: &Version, new: &Version) -> Vec<String> {
    let is_over = old.effective.until.is_some_and(|until| until <= context.today);
    let beginning = |version: &Version| (version.effective.from, version.effective.begins_earlier);
    let begins = (beginning(old) != beginning(new)).then(|| begins(new));
    let measurable = measurable(&old.measure(), &new.measure());
    // Of what is in the archive, the records show the staff's own words. The sentence may be put better.
    let has_records = old.record.is_some() && new.record.is_some();
    let is_reworded = is_over && !has_records && measurable.is_empty() && old.promise != new.promise;
    let has_new_approval = old.approved.is_some() && old.approved != new.approved;
    // An exemption states its end but not its start, so a new one would also apply to days that had none.
    let is_newly_exempt = old.exempt.is_none() && new.exempt.is_some();
    let is_unlabelled = new.corrections.len() < old.corrections.len();
    let others = [
        (is_reworded, "is worded differently"),
        (has_new_approval, "has a different approval"),
        (is_newly_exempt, "is exempt from the baseline"),
        (is_unlabelled, "no longer says that it was corrected"),
    ];
    let others = others.into_iter().filter(|(is_so, _)| *is_so).map(|(_, words)| words.to_owned());
    begins.into_iter().chain(end(context, old, new, is_over)).chain(measurable).chain(others).collect()
}

/// The differences in what can be measured, each worded to follow "it now".
pub(super) fn measurable(old: &Measure, new: &Measure) -> Vec<String> {
    let by = |calendar: &Option<String>| {
        calendar.as_ref().map_or_else(|| "no calendar".to_owned(), |id| format!("the calendar `{id}`"))
    };
    let counts = (old.calendar != new.calendar)
        .then(|| format!("is counted with {}, not {}", by(&new.calendar), by(&old.calendar)));
    let others = [
        (old.target != new.target || old.share != new.share, "promises something else"),
        (old.channels != new.channels, "is for different channels"),
        (old.is_conditional != new.is_conditional || old.conditions != new.conditions, "applies in different cases"),
        (old.starts != new.starts || old.start_words != new.start_words, "starts its clock differently"),
        (old.pauses != new.pauses, "pauses its clock differently"),
        (old.exceptions != new.exceptions, "has different exceptions"),
    ];
    let others = others.into_iter().filter(|(is_so, _)| *is_so).map(|(_, words)| words.to_owned());
    others.chain(counts).collect()
}

/// The new end in words, if it rewrites the past: a past end has changed, or a new one is before today or before the days for which the
/// published site is valid.
fn end(context: &Context<'_>, old: &Version, new: &Version, is_over: bool) -> Option<String> {
    let is_valid_since =
        |until: Date| context.before.in_force.from.is_some_and(|from| until <= from.min(context.today));
    let is_past = |until: Date| until < context.today || is_valid_since(until);
    let is_denied = |until: Date| is_past(until) && old.effective.until.is_none_or(|published| until < published);
    let is_altered =
        if is_over { old.effective.until != new.effective.until } else { new.effective.until.is_some_and(is_denied) };
    is_altered.then(|| match new.effective.until {
        Some(until) => format!("ends on {}", english::date(until)),
        None => "has no end".to_owned(),
    })
}
