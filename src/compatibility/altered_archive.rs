//! Reports archived editions that are gone, or that would say something else about what a standard promised.
//!
//! Wording and names may improve, a labelled correction may differ, and missing editions and standards may be added.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::compatibility::altered_history::accounted_for;
use crate::compatibility::altered_history::measurable;
use crate::compatibility::context::{Break, Context, error};
use crate::diagnostic::Diagnostic;
use crate::english;
use crate::published_feed::{Published, Version};
use crate::rule::{Rule, Topic};

pub(super) const RULE: Rule = Rule {
    name: "altered-archive",
    topic: Topic::Published,
    sentence: "An archived edition stays in the archive and keeps what it said.",
    why: "Anyone who asks what was promised on a past day gets the same answer every year. Studies and complaints rely on it.",
    wrong: "\
exempt: {reason: One person does this., approved_by: City Manager, until: 2026-06-01}
# published: until 2026-03-01; on that day an edition started without the exemption, and it is in the archive",
    right: "\
exempt: {reason: One person does this., approved_by: City Manager, until: 2026-03-01}",
};

pub(super) fn check(context: &Context<'_>, breaks: &mut Vec<Break>) {
    let accounted = accounted_for(context);
    let (then, now) = (editions(context.before), editions(context.after));
    let is_lost = |day: &&Date| **day <= context.today && !is_explained(context, **day, &accounted);
    breaks.extend(then.difference(&now).filter(is_lost).map(|day| Break::of(day.to_string(), gone(context, *day))));
    let mut altered = BTreeMap::new();
    for (day, then) in context.before.archive.range(..=context.today) {
        let Some(now) = context.after.archive.get(day) else { continue };
        for (id, old) in then.iter().filter(|(id, _)| !accounted.contains(id.as_str())) {
            let new = now.get(id).or_else(|| now.get(&context.after.standards.get(id)?.id));
            let differences = differences(old, new);
            if !differences.is_empty() {
                // One report for each standard, at the first edition that differs.
                altered.entry(id).or_insert((*day, differences));
            }
        }
    }
    let fault =
        |(id, (day, differences)): (&String, (Date, Vec<String>))| Break::of(id, fault(context, id, day, &differences));
    breaks.extend(altered.into_iter().map(fault));
}

/// The first day of each edition: those in the archive, and the one in force, which joins them once another follows it.
fn editions(published: &Published) -> BTreeSet<Date> {
    published.archive.keys().copied().chain(published.in_force.from).collect()
}

/// Whether the edition of `day` is gone because of a version that another rule reports, which started or ended on that day.
fn is_explained(context: &Context<'_>, day: Date, accounted: &BTreeSet<&str>) -> bool {
    let is_bound = |version: &Version| version.effective.from == day || version.effective.until == Some(day);
    let has_bound = |id: &&str| context.before.standards.get(*id).is_some_and(|one| one.versions.iter().any(is_bound));
    accounted.iter().any(has_bound)
}

/// The id of the standard whose exemption ended on `day`, according to the edition before.
fn exempt_until(published: &Published, day: Date) -> Option<&str> {
    let (_, edition) = published.archive.range(..day).next_back()?;
    edition.iter().find(|(_, version)| version.exempt_until() == Some(day)).map(|(id, _)| id.as_str())
}

fn gone(context: &Context<'_>, day: Date) -> Diagnostic {
    let message = format!("no edition would start on {} any more", english::date(day));
    let of_exemption = exempt_until(context.before, day).and_then(|id| context.after.standards.get(id));
    let is_archived = context.before.archive.contains_key(&day);
    let file = if is_archived { file(context, day) } else { context.file("standards.json") };
    let fault = error(&RULE, of_exemption.and_then(|one| context.place(&one.id)), message)
        .with_note(format!("published in `{file}`"));
    let fault = match of_exemption {
        Some(_) => fault.label("an exemption of this standard ended on that day"),
        None => fault.with_note("an edition starts when a promise, a service or an exemption starts or ends; nothing does on that day any more"),
    };
    fault.help("put back the date as it was; write anything that starts or ends on another day as a new entry, not in its place")
}

fn differences(old: &Version, new: Option<&Version>) -> Vec<String> {
    let Some(new) = new else { return vec!["is not in it".to_owned()] };
    let others = [
        (old.effective.from != new.effective.from, format!("takes effect on {}", english::date(new.effective.from))),
        // An exemption may be extended.
        (old.exempt.is_some() && new.exempt.is_none(), "has no exemption from the baseline".to_owned()),
        (old.exempt.is_none() && new.exempt.is_some(), "is exempt from the baseline".to_owned()),
    ];
    let others = others.into_iter().filter(|(is_so, _)| *is_so).map(|(_, words)| words);
    measurable(&old.measure(), &new.measure()).into_iter().chain(others).collect()
}

fn fault(context: &Context<'_>, id: &str, day: Date, differences: &[String]) -> Diagnostic {
    let message = format!(
        "the archived edition of {} would change: `{id}` now {}",
        english::date(day),
        english::list(differences)
    );
    error(&RULE, context.place(id), message)
        .with_note(format!("published in `{}`", file(context, day)))
        .help("put back what the standard said on that day, and write what is new as a new version")
}

fn file(context: &Context<'_>, day: Date) -> String {
    context.file(&format!("archive/{day}/standards.json"))
}
