//! Reports editions of past days that would consist of other records than those that were published.
//!
//! An edition may change until its first day is over. Where two have the same SHA-256, nothing of them is read.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::compatibility::altered_history::{counterpart, measurable, refused};
use crate::compatibility::context::{Break, Context, error};
use crate::compatibility::way_out::WayOut;
use crate::compatibility::ways::Ways;
use crate::diagnostic::Diagnostic;
use crate::english;
use crate::published_feed::{InForce, Published, Record};
use crate::rule::{Rule, Topic};

pub(super) const RULE: Rule = Rule {
    name: "altered-archive",
    topic: Topic::Published,
    sentence: "An edition in the archive keeps every word from the day after its first.",
    why: "Anyone who asks what was promised on a past day gets the same answer every year, and can prove it with its SHA-256. \
          Studies, complaints and reports to the council rely on it.",
    wrong: "\
- effective: 2025-05-01
  within: 20 business days
  exceptions: [A storm or a flood.]                    # published: A storm.",
    right: "\
- effective: 2025-05-01
  within: 20 business days
  exceptions: [A storm or a flood.]
  corrected: {on: 2026-11-23, note: We left out floods., was: {exceptions: [A storm.]}}",
};

/// What would become of a standard in an edition.
enum Change {
    /// Another record.
    Altered { then: String, now: String },
    /// The same standard with another id.
    Renamed { now: String },
    /// It would not be there.
    Gone,
    /// It was not there.
    Added,
}

pub(super) fn check(context: &Context<'_>, breaks: &mut Vec<Break>) {
    let days: Vec<Date> = days(context).into_iter().filter(|day| is_altered(context, *day)).collect();
    if days.is_empty() {
        return;
    }
    let refused = refused(context);
    let is_reported = |id: &str| {
        refused.contains(id) || context.before.standards.get(id).is_some_and(|one| refused.contains(one.id.as_str()))
    };
    let mut found: BTreeMap<String, (Date, Change)> = BTreeMap::new();
    for day in days {
        let (Some(then), Some(now)) = (list(context.before, day), list(context.after, day)) else {
            breaks.push(Break::of(day.to_string(), rewritten(context, day)));
            continue;
        };
        let changes = changes(context, &then, &now);
        if changes.is_empty() && context.before.archive.edition_on(day) == context.after.archive.edition_on(day) {
            breaks.push(Break::of(day.to_string(), rewritten(context, day)));
        }
        // What is new may be what is missing under another id, and that is reported.
        let may_be_renamed = changes.iter().any(|(id, change)| matches!(change, Change::Gone) && is_reported(id));
        for (id, change) in changes {
            let is_reported = is_reported(&id) || may_be_renamed && matches!(change, Change::Added);
            if !is_reported {
                // One report for each standard, at the first edition that differs.
                found.entry(id).or_insert((day, change));
            }
        }
    }
    for (id, (day, change)) in found {
        let heir = context.after.standards.get(&id).map_or(&id, |now| &now.id);
        breaks.push(Break::of(heir, fault(context, &id, day, change)));
    }
}

/// The first days of editions, published or not, up to the last that was published and is over.
fn days(context: &Context<'_>) -> BTreeSet<Date> {
    let (before, after) = (&context.before.archive.editions, &context.after.archive.editions);
    let Some((last, _)) = before.range(..context.today).next_back() else { return BTreeSet::new() };
    let of_after = after.range(..=*last).map(|(day, _)| *day);
    before.range(..=*last).map(|(day, _)| *day).chain(of_after).collect()
}

/// Whether the edition in force on a day has other bytes.
fn is_altered(context: &Context<'_>, day: Date) -> bool {
    let of = |site: &Published| site.archive.edition_on(day);
    let (then, now) = (of(context.before), of(context.after));
    let bytes = |site: &Published, edition: Option<Date>| edition.map(|day| site.archive.editions[&day].clone());
    then != now || bytes(context.before, then) != bytes(context.after, now)
}

/// The records in force on a day; nothing if they can't be read.
fn list(site: &Published, day: Date) -> Option<InForce> {
    match site.archive.edition_on(day) {
        Some(edition) => site.archive.list(edition),
        None => Some(InForce::new()),
    }
}

fn changes(context: &Context<'_>, then: &InForce, now: &InForce) -> Vec<(String, Change)> {
    let mut heirs = BTreeSet::new();
    let mut changes = Vec::new();
    for (id, old) in then {
        let change = match now.get(id) {
            Some(new) if new == old => continue,
            Some(new) => Change::Altered { then: old.clone(), now: new.clone() },
            None => match context.after.standards.get(id).map(|heir| &heir.id).filter(|heir| now.contains_key(*heir)) {
                Some(heir) => {
                    heirs.insert(heir);
                    Change::Renamed { now: heir.clone() }
                }
                None => Change::Gone,
            },
        };
        changes.push((id.clone(), change));
    }
    let added = now.keys().filter(|id| !then.contains_key(*id) && !heirs.contains(id));
    changes.extend(added.map(|id| (id.clone(), Change::Added)));
    changes
}

fn fault(context: &Context<'_>, id: &str, day: Date, change: Change) -> Diagnostic {
    let would = format!("the archived edition of {} would change:", english::date(day));
    let edition = context.before.archive.edition_on(day);
    let file = edition.map(|edition| context.file(&format!("archive/{edition}.json")));
    let now = context.after.standards.get(id);
    let place = now.and_then(|now| context.place(&now.id));
    let ways = Ways::of(context);
    let fault = match change {
        Change::Altered { then, now: becomes } => {
            let file = context.file(&format!("archive/records/{then}.json"));
            return altered(context, id, &would, (&then, &becomes)).with_note(format!("published in `{file}`"));
        }
        Change::Renamed { now: heir } => {
            let former = format!("write since when: `formerly: [{{id: {id}, until: {}}}]`", context.today);
            error(&RULE, place, format!("{would} `{id}` now has the id `{heir}`"))
                .help(ways.when("it has a new id", &former).words())
        }
        Change::Gone => error(&RULE, place, format!("{would} `{id}` is not in it any more")).help(
            ways.when("it was published rightly", "put back its days as they were")
                .when("it ends now", &format!("end it on {} or later", context.today))
                .words(),
        ),
        Change::Added => {
            let announced = format!("write so beside its `effective`: `announced: {}`", context.today);
            let is_known = context.before.standards.contains_key(id);
            let ways = if is_known {
                ways.when("it was published rightly", "put back its days as they were")
                    .when("a version of it has become public only now", &announced)
            } else {
                ways.when("it has become public only now", &announced)
            };
            error(&RULE, place, format!("{would} `{id}` was not in it")).help(ways.words())
        }
    };
    match file {
        Some(file) => fault.with_note(format!("published in `{file}`")),
        None => fault.with_note("no edition of that day was published"),
    }
}

fn altered(context: &Context<'_>, id: &str, would: &str, (then, becomes): (&str, &str)) -> Diagnostic {
    let read = |site: &Published, sha256: &str| site.archive.record(sha256);
    let now = context.after.standards.get(id);
    let place = now.and_then(|now| context.place(&now.id));
    let (Some(then), Some(becomes)) = (read(context.before, then), read(context.after, becomes)) else {
        return error(&RULE, place, format!("{would} `{id}` now says something else"))
            .help("put back what it said on that day");
    };
    let message = format!("{would} `{id}` now {}", english::list(&differences(&then, &becomes)));
    let version = now.and_then(|now| context.version(&now.id, becomes.effective.known_from));
    let fault = error(&RULE, version.map(|version| version.span).or(place), message);
    fault.help(way_out(context, id, then, becomes))
}

fn way_out(context: &Context<'_>, id: &str, then: Record, becomes: Record) -> String {
    let pair = || {
        let (before, now) = (context.before.standards.get(id)?, context.after.standards.get(id)?);
        let old = before.from(then.effective.known_from)?;
        Some((now, old, counterpart(before, old, now)?))
    };
    let Some((now, old, new)) = pair() else {
        return Ways::of(context)
            .when(
                "it was published rightly",
                "put back what it said on that day, and write what is new as a new version",
            )
            .words();
    };
    let is_labelled = new.corrections.len() > old.corrections.len();
    let way_out = WayOut::of(context, old, now, new).between(then, becomes);
    let last = context.before.archive.editions.range(..context.today).next_back();
    match last.filter(|_| is_labelled) {
        Some((last, _)) => way_out.labelled(*last),
        None => way_out.words(),
    }
}

/// The differences of two records, each worded to follow "now".
fn differences(old: &Record, new: &Record) -> Vec<String> {
    let begins = |record: &Record| {
        let day = english::date(record.effective.known_from);
        if record.effective.from.is_none() { format!("began before {day}") } else { format!("takes effect on {day}") }
    };
    let others = [
        (old.effective != new.effective, begins(new)),
        (old.revision != new.revision, format!("is version {} and not {}", new.revision, old.revision)),
        (old.exempt.is_some() && new.exempt.is_none(), "has no exemption from the baseline".to_owned()),
        (old.exempt.is_none() && new.exempt.is_some(), "is exempt from the baseline".to_owned()),
        (old.statutory != new.statutory, "has a different limit set by law".to_owned()),
    ];
    let others = others.into_iter().filter(|(is_so, _)| *is_so).map(|(_, words)| words);
    let mut all: Vec<String> = measurable(&old.measure(), &new.measure()).into_iter().chain(others).collect();
    if all.is_empty() {
        let is_of_corrections =
            Record { corrected: Vec::new(), ..old.clone() } == Record { corrected: Vec::new(), ..new.clone() };
        let what = if is_of_corrections { "tells of other corrections" } else { "is worded differently" };
        all.push(what.to_owned());
    }
    all
}

/// An edition with the same records in other bytes: this program writes it otherwise.
fn rewritten(context: &Context<'_>, day: Date) -> Diagnostic {
    let file = context.before.archive.edition_on(day).map(|edition| context.file(&format!("archive/{edition}.json")));
    let fault = Diagnostic::nowhere(
        &RULE,
        format!("the archived edition of {} would be written differently", english::date(day)),
    );
    let fault = match file {
        Some(file) => fault.with_note(format!("published in `{file}`")),
        None => fault,
    };
    fault.help("build with a version of `charter` that still writes it as it was; changing the content can't fix this")
}
