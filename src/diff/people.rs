//! Writes a report as text for a terminal, and as Markdown to paste into a request for approval.

use crate::diff::change::{Change, ChangeKind, SubjectKind, TextChange};
use crate::diff::report::{DiffReport, Side};
use crate::diff::verdict::Strength;
use crate::english;
use crate::model::period::Interval;

/// The report as plain text, for a terminal or an e-mail.
#[must_use]
pub fn text(report: &DiffReport) -> String {
    let head = format!("{TITLE}\n{}\n{}\n", between(report), summary(report));
    let groups = groups(&report.changes).map(|(kind, changes)| {
        let changes: String = changes.into_iter().map(text_of).collect();
        format!("\n{}\n{changes}", title(kind).to_uppercase())
    });
    let scope = scope(report).map(|scope| format!("\n{scope}\n")).unwrap_or_default();
    head + &groups.collect::<String>() + &scope
}

fn text_of(change: &Change) -> String {
    let lines = lines(change).into_iter().map(|(label, text)| format!("  {label}: {}\n", one_line(&text)));
    let (name, about, facts) = (&change.name, about(change, &change.department, ""), facts(change).join(", "));
    format!("\n{name}\n  {about}\n  {facts}\n{}", lines.collect::<String>())
}

/// The report as Markdown.
#[must_use]
pub fn markdown(report: &DiffReport) -> String {
    let head = format!("# {TITLE}\n\n{}\n\n{}\n", escaped(&between(report)), summary(report));
    let groups = groups(&report.changes).map(|(kind, changes)| {
        let changes: String = changes.into_iter().map(markdown_of).collect();
        format!("\n## {}\n{changes}", title(kind))
    });
    // Its own heading keeps it apart from the last change.
    let scope = scope(report).map(|scope| format!("\n## What was compared\n\n{scope}\n")).unwrap_or_default();
    head + &groups.collect::<String>() + &scope
}

fn markdown_of(change: &Change) -> String {
    let line =
        |(label, text): (String, String)| format!("- {}: {}\n", english::capital(&label), escaped(&one_line(&text)));
    let (name, about, facts) = (
        escaped(&change.name),
        about(change, &escaped(&change.department), "`"),
        english::capital(&facts(change).join(", ")),
    );
    let lines: String = lines(change).into_iter().map(line).collect();
    format!("\n### {name}\n\n{about}. **{facts}.**\n\n{lines}")
}

const TITLE: &str = "What changes for residents";

fn groups(changes: &[Change]) -> impl Iterator<Item = (ChangeKind, Vec<&Change>)> {
    let of = |kind: ChangeKind| (kind, changes.iter().filter(|change| change.kind == kind).collect::<Vec<_>>());
    ChangeKind::ALL.into_iter().map(of).filter(|(_, changes)| !changes.is_empty())
}

/// `City of Spruce Grove: from the site published in public (…) to the content on 23 November 2026.`
fn between(report: &DiffReport) -> String {
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

/// `2 changed, 1 renamed, 1 in how to ask and reach us.`
fn summary(report: &DiffReport) -> String {
    if report.changes.is_empty() {
        let scope = if report.not_compared().is_empty() { "" } else { " in what was compared" };
        return format!("Nothing changes for residents{scope}.");
    }
    let count = |(kind, changes): (ChangeKind, Vec<&Change>)| {
        let link = match kind {
            ChangeKind::Contact
            | ChangeKind::BusinessTime
            | ChangeKind::Commitment
            | ChangeKind::Text
            | ChangeKind::Announcement => "in ",
            _ => "",
        };
        format!("{} {link}{}", changes.len(), title(kind).to_lowercase())
    };
    format!("{}.", groups(&report.changes).map(count).collect::<Vec<_>>().join(", "))
}

/// What was compared, if something was not.
fn scope(report: &DiffReport) -> Option<String> {
    let list = |parts: &[&str]| english::list(&parts.iter().map(|part| (*part).to_owned()).collect::<Vec<_>>());
    let not_compared = report.not_compared();
    (!not_compared.is_empty())
        .then(|| format!("Compared: {}. Not compared: {}.", list(report.compared()), list(not_compared)))
}

const fn title(kind: ChangeKind) -> &'static str {
    match kind {
        ChangeKind::New => "New",
        ChangeKind::Changed => "Changed",
        ChangeKind::Scheduled => "Scheduled",
        ChangeKind::Announcement => "Earlier announcements",
        ChangeKind::Withdrawn => "Withdrawn",
        ChangeKind::CalledOff => "Called off",
        ChangeKind::Renamed => "Renamed",
        ChangeKind::Contact => "How to ask and reach us",
        ChangeKind::BusinessTime => "Opening hours and closed days",
        ChangeKind::Commitment => "The commitment",
        ChangeKind::Text => "Other texts",
        ChangeKind::Wording => "Reworded only",
    }
}

/// The department, or what it is, with the id.
fn about(change: &Change, department: &str, quote: &str) -> String {
    let id = format!("{quote}{}{quote}", change.id);
    match change.what {
        SubjectKind::Department => format!("Department {id}"),
        SubjectKind::Calendar => format!("Calendar {id}, used to count due dates"),
        SubjectKind::Commitment if change.id == "commitment" => "The commitment".to_owned(),
        SubjectKind::Commitment => format!("Clause {id}"),
        SubjectKind::City => "The City".to_owned(),
        SubjectKind::Standard | SubjectKind::Service => format!("{department}, {id}"),
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
    let Some(date) = change.date.map(english::date) else { return "as soon as it is published".to_owned() };
    match change.kind {
        ChangeKind::Withdrawn => format!("ends on {date}"),
        ChangeKind::CalledOff => format!("was announced for {date}"),
        _ => format!("from {date}"),
    }
}

/// The details, each with a label.
fn lines(change: &Change) -> Vec<(String, String)> {
    let subject = if change.what == SubjectKind::Standard { "promise" } else { "what it is" };
    let labels = match change.kind {
        ChangeKind::CalledOff => ("announced", "still applies"),
        ChangeKind::Announcement => ("announced before", "announced now"),
        ChangeKind::New | ChangeKind::Withdrawn => (subject, subject),
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
    add("use instead", &change.replaced_by);
    lines.extend(change.texts.iter().flat_map(text_lines));
    lines
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

/// Escapes Markdown's special characters.
fn escaped(text: &str) -> String {
    text.chars().fold(String::new(), |mut out, letter| {
        if matches!(letter, '\\' | '*' | '_' | '`' | '<' | '>' | '[' | ']' | '&' | '~' | '#' | '|') {
            out.push('\\');
        }
        out.push(letter);
        out
    })
}
