//! A report -> the request for approval: headings, entries and labelled lines, as every format for people writes them.

use crate::diff::change::{Change, ChangeKind, SubjectKind, TextChange};
use crate::diff::gathered::{Gathered, Repeated, gathered};
use crate::diff::group::Group;
use crate::diff::report::{DiffReport, Side};
use crate::diff::sanction::Sanction;
use crate::diff::verdict::Strength;
use crate::english;
use crate::model::period::Interval;

/// What the request is called.
pub(super) const TITLE: &str = "What changes for residents";

/// How many places are named one by one.
const NAMED: usize = 12;

/// A request for approval.
pub(super) struct Request {
    /// The city, and what is compared.
    pub(super) between: String,
    /// How many changes of which sort.
    pub(super) summary: String,
    /// How many new or changed promises have been approved; `None`: there are none.
    pub(super) approvals: Option<String>,
    /// The groups that are not empty.
    pub(super) sections: Vec<Section>,
    /// What was compared, if something was not.
    pub(super) scope: Option<String>,
}

/// A heading with its entries.
pub(super) struct Section {
    pub(super) title: &'static str,
    pub(super) entries: Vec<Entry>,
}

/// A change. All texts are plain and on one line.
pub(super) struct Entry {
    pub(super) name: String,
    /// The department, or what it is about.
    pub(super) about: Vec<Words>,
    /// The date, and whether the promise gets stronger.
    pub(super) facts: String,
    /// The details, each with a label.
    pub(super) lines: Vec<(String, String)>,
}

/// Words, or an id, which formats may set apart.
pub(super) enum Words {
    Plain(String),
    Id(String),
    /// What the id after it is of.
    Kind(&'static str),
}

impl Request {
    /// Makes the request.
    pub(super) fn of(report: &DiffReport) -> Self {
        let Gathered { changes, repeated } = gathered(&report.changes);
        let of = |group: Group| {
            let shared = repeated.iter().filter(move |repeated| Group::of_kind(repeated.kind) == group);
            let is_told = |change: &&Change| Group::of(change) == group && !is_told_with_pause(change, &changes);
            let mut own: Vec<&Change> = changes.iter().filter(is_told).collect();
            // All that is about one thing follows each other.
            own.sort_by_key(|change| (&change.name, &change.id, change.date));
            let own = own.into_iter().map(|change| entry(change, &changes));
            shared.map(repeated_entry).chain(own).collect::<Vec<_>>()
        };
        let sections: Vec<(Group, Vec<Entry>)> =
            Group::ALL.into_iter().map(|group| (group, of(group))).filter(|(_, entries)| !entries.is_empty()).collect();
        let counts = sections.iter().map(|(group, entries)| format!("{} {}", entries.len(), group.counted()));
        Self {
            between: one_line(&between(report)),
            summary: summary(report, &counts.collect::<Vec<_>>()),
            approvals: approvals(&report.changes),
            scope: scope(report),
            sections: sections.into_iter().map(|(group, entries)| Section { title: group.title(), entries }).collect(),
        }
    }
}

fn entry(change: &Change, all: &[Change]) -> Entry {
    let ends = return_after(change, all).into_iter().flat_map(return_lines);
    let lines = lines(change).into_iter().chain(ends).map(|(label, text)| (one_line(&label), one_line(&text)));
    Entry {
        name: one_line(&change.name),
        about: about(change),
        facts: facts(change).join(", "),
        lines: lines.collect(),
    }
}

/// The change that ends a pause and promises the same as before. The two are one entry.
fn return_after<'a>(pause: &Change, all: &'a [Change]) -> Option<&'a Change> {
    let is_its = |change: &&Change| {
        change.kind == ChangeKind::Resumed
            && change.strength.is_none()
            && change.id == pause.id
            && change.date == pause.resumes
    };
    if pause.kind == ChangeKind::Paused { all.iter().find(is_its) } else { None }
}

/// Whether a change is told with the pause that it ends.
fn is_told_with_pause(change: &Change, all: &[Change]) -> bool {
    change.kind == ChangeKind::Resumed && all.iter().any(|pause| return_after(pause, all) == Some(change))
}

/// What is said of a promise that holds again after its pause.
fn return_lines(change: &Change) -> Vec<(String, String)> {
    let after = change.after.clone().filter(|_| change.before != change.after);
    let sanction = change.approval.as_ref().map(approved);
    let lines =
        [("promised again", after), ("what changes then", change.note.clone()), ("its return is approved", sanction)];
    lines.into_iter().filter_map(|(label, text)| Some((label.to_owned(), text?))).collect()
}

fn repeated_entry(repeated: &Repeated) -> Entry {
    let Repeated { date, part, before, after, places, .. } = repeated;
    let mut lines: Vec<(String, String)> = match (before.as_str(), after.as_str()) {
        ("", after) => vec![("added".to_owned(), one_line(after))],
        (before, "") => vec![("removed".to_owned(), one_line(before))],
        (before, after) => vec![("before".to_owned(), one_line(before)), ("after".to_owned(), one_line(after))],
    };
    lines.push(("where".to_owned(), named(places)));
    Entry {
        name: one_line(&part.as_deref().map_or_else(|| before.clone(), english::capital)),
        about: vec![Words::Plain(format!("The same change in {} places", places.len()))],
        facts: date.map_or_else(as_soon, |date| format!("from {}", english::date(date))),
        lines,
    }
}

/// The names, each once with how often it is there; of many, the first.
fn named(places: &[String]) -> String {
    let mut names: Vec<&String> = places.iter().collect();
    names.sort();
    names.dedup();
    let times = |name: &String| places.iter().filter(|place| *place == name).count();
    let shown = names.iter().take(NAMED).map(|name| match times(name) {
        1 => one_line(name),
        count => format!("{} ({count} times)", one_line(name)),
    });
    let rest = names.len().saturating_sub(NAMED);
    let more = (rest > 0).then(|| format!("and {rest} more"));
    // Names have commas of their own.
    shown.chain(more).collect::<Vec<_>>().join("; ")
}

/// `Approved by nobody yet: 2 of 5 new or changed promises.`
fn approvals(changes: &[Change]) -> Option<String> {
    let all: Vec<&Sanction> = changes.iter().filter_map(|change| change.approval.as_ref()).collect();
    let given = all.iter().filter(|sanction| sanction.is_given()).count();
    match (all.len(), all.len() - given) {
        (0, _) => None,
        (1, 0) => Some("The new or changed promise is approved.".to_owned()),
        (1, _) => Some("The new or changed promise is approved by nobody yet.".to_owned()),
        (count, 0) => Some(format!("All {count} new or changed promises are approved.")),
        (count, open) => Some(format!("Approved by nobody yet: {open} of {count} new or changed promises.")),
    }
}

/// `City of Spruce Grove: from the site published in public (…) to the content on 23 November 2026.`
fn between(report: &DiffReport) -> String {
    if let (Some(day), true) =
        (report.after.day, report.before.day == report.after.day && report.before.folder.is_none())
    {
        return format!("{}: the content with this change, on {}.", report.city, english::date(day));
    }
    format!("{}: from {} to {}.", report.city, side(&report.before), side(&report.after))
}

fn side(side: &Side) -> String {
    match (&side.folder, side.day) {
        (Some(folder), _) => format!("the site published in {folder} ({})", truth(side.in_force)),
        (None, Some(day)) => format!("the content on {}", english::date(day)),
        (None, None) => "the content".to_owned(),
    }
}

fn truth(interval: Interval) -> String {
    match (interval.from, interval.until) {
        (None, None) => "nothing in force or scheduled".to_owned(),
        (Some(from), None) => format!("valid from {}", english::date(from)),
        (None, Some(until)) => format!("valid until {}", english::date(until)),
        (Some(from), Some(until)) => format!("valid from {} until {}", english::date(from), english::date(until)),
    }
}

/// `2 weaker, 1 renamed, 1 in how to ask and reach us.`
fn summary(report: &DiffReport, counts: &[String]) -> String {
    if counts.is_empty() {
        let scope = if report.not_compared().is_empty() { "" } else { " in what was compared" };
        return format!("Nothing changes for residents{scope}.");
    }
    format!("{}.", counts.join(", "))
}

/// What was compared, if something was not.
fn scope(report: &DiffReport) -> Option<String> {
    let list = |parts: &[&str]| english::list(&parts.iter().map(|part| (*part).to_owned()).collect::<Vec<_>>());
    let not_compared = report.not_compared();
    (!not_compared.is_empty())
        .then(|| format!("Compared: {}. Not compared: {}.", list(report.compared()), list(not_compared)))
}

/// The department, or what it is, with the id.
fn about(change: &Change) -> Vec<Words> {
    let plain = |words: &str| Words::Plain(one_line(words));
    let id = || Words::Id(one_line(&change.id));
    match change.what {
        SubjectKind::Department => vec![Words::Kind("Department"), id()],
        SubjectKind::Calendar => vec![Words::Kind("Calendar"), id(), plain("used to count due dates")],
        SubjectKind::Commitment if change.id == "commitment" => vec![plain("The commitment")],
        SubjectKind::Commitment => vec![Words::Kind("Clause"), id()],
        SubjectKind::City => vec![plain("The City")],
        SubjectKind::Page => vec![Words::Kind("Page"), id()],
        SubjectKind::Answer => vec![Words::Kind("Answer"), id()],
        SubjectKind::Standard | SubjectKind::Service => vec![plain(&change.department), id()],
    }
}

/// The date, and whether the promise gets stronger.
fn facts(change: &Change) -> Vec<String> {
    let strength = match change.strength {
        None => None,
        Some(Strength::Stronger) => Some("stronger"),
        Some(Strength::Weaker) => Some("weaker"),
        Some(Strength::Neither) => Some("stronger in one respect, weaker in another"),
        Some(Strength::Open) => Some("a person must judge whether it is stronger or weaker"),
    };
    let than = if change.kind == ChangeKind::Announcement { " than was announced" } else { "" };
    let strength = match change.strength {
        Some(Strength::Stronger | Strength::Weaker) => strength.map(|strength| format!("{strength}{than}")),
        _ => strength.map(str::to_owned),
    };
    std::iter::once(when(change)).chain(strength).collect()
}

fn when(change: &Change) -> String {
    let Some(date) = change.date.map(english::date) else { return as_soon() };
    match (change.kind, change.resumes) {
        (ChangeKind::Withdrawn, _) => format!("ends on {date}"),
        (ChangeKind::CalledOff, _) => format!("was announced for {date}"),
        (ChangeKind::Paused, Some(resumes)) => {
            format!("nothing is promised from {date}, until it is promised again on {}", english::date(resumes))
        }
        (ChangeKind::Paused, None) => format!("nothing is promised from {date}, and no day is set for its return"),
        (ChangeKind::Resumed, _) => format!("promised again from {date}"),
        _ => format!("from {date}"),
    }
}

fn as_soon() -> String {
    "as soon as it is published".to_owned()
}

/// The details, each with a label.
fn lines(change: &Change) -> Vec<(String, String)> {
    let subject = if change.what == SubjectKind::Standard { "promise" } else { "what it is" };
    let labels = match change.kind {
        ChangeKind::CalledOff => ("announced", "still applies"),
        ChangeKind::Announcement => ("announced before", "announced now"),
        ChangeKind::New | ChangeKind::Withdrawn | ChangeKind::Paused => (subject, subject),
        _ => ("before", "after"),
    };
    let mut lines = Vec::new();
    let mut add = |label: &str, text: &Option<String>| lines.extend(text.clone().map(|text| (label.to_owned(), text)));
    if change.before == change.after || change.kind == ChangeKind::Scheduled && change.before.is_none() {
        add(subject, &change.after);
    } else {
        add(labels.0, &change.before);
        add(labels.1, &change.after);
    }
    add("why", &change.note);
    let named = |id: &String| change.replacement.as_ref().map_or_else(|| id.clone(), |name| format!("{name} ({id})"));
    add("use instead", &change.replaced_by.as_ref().map(named));
    lines.extend(change.texts.iter().flat_map(text_lines));
    lines.extend(change.approval.as_ref().map(|sanction| ("approved".to_owned(), approved(sanction))));
    lines
}

/// By whom and when: `by City Manager on 18 November 2026`, `by nobody yet`.
fn approved(sanction: &Sanction) -> String {
    match sanction {
        Sanction::Given(approval) => format!("by {} on {}", approval.by, english::date(approval.on)),
        Sanction::Outdated(approval) => format!(
            "by nobody yet; what it said before was approved by {} on {}",
            approval.by,
            english::date(approval.on)
        ),
        Sanction::Missing => "by nobody yet".to_owned(),
    }
}

fn text_lines(text: &TextChange) -> Vec<(String, String)> {
    let TextChange { part, before, after } = text;
    match (before.as_str(), after.as_str()) {
        ("", _) => vec![(format!("{part}, added"), after.clone())],
        (_, "") => vec![(format!("{part}, removed"), before.clone())],
        _ => vec![(format!("{part}, before"), before.clone()), (format!("{part}, after"), after.clone())],
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
