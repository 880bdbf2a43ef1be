//! A service, department, calendar, clause or city, as the feed has it -> what is said about it, each with what residents call it.

use jiff::civil::{Time, Weekday};
use serde_json::Value;

use crate::diff::Kind;
use crate::diff::texts::{TextChange, calendar as called, day, text};
use crate::english;

/// One thing that is said about something.
#[derive(Debug, Clone)]
pub(super) struct Fact {
    kind: Kind,
    part: String,
    /// In their order; empty: nothing is said.
    items: Vec<String>,
}

fn fact(kind: Kind, part: impl Into<String>, items: Vec<String>) -> Fact {
    Fact { kind, part: part.into(), items: items.into_iter().filter(|item| !item.is_empty()).collect() }
}

/// What is said otherwise, of one kind: in the order of the later side.
pub(super) fn differences(kind: Kind, then: &[Fact], now: &[Fact]) -> Vec<TextChange> {
    let same = |facts: &[Fact], part: &str| -> Vec<String> {
        let found = facts.iter().find(|fact| fact.kind == kind && fact.part == part);
        found.map(|fact| fact.items.clone()).unwrap_or_default()
    };
    let gone = then.iter().filter(|old| now.iter().all(|new| (new.kind, &new.part) != (old.kind, &old.part)));
    let parts = now.iter().chain(gone).filter(|fact| fact.kind == kind).map(|fact| fact.part.as_str());
    parts.flat_map(|part| listed(part, &same(then, part), &same(now, part))).collect()
}

/// What comes and goes in a list; one for one it takes the other's place.
fn listed(part: &str, then: &[String], now: &[String]) -> Vec<TextChange> {
    let only = |these: &[String], those: &[String]| -> Vec<String> {
        these.iter().filter(|one| !those.contains(one)).cloned().collect()
    };
    let (gone, come) = (only(then, now), only(now, then));
    match (gone.as_slice(), come.as_slice()) {
        // The same in another order.
        ([], []) => TextChange::of(part, &then.join("; "), &now.join("; ")).into_iter().collect(),
        ([old], [new]) => TextChange::of(part, old, new).into_iter().collect(),
        _ => {
            let removed = gone.iter().filter_map(|old| TextChange::of(part, old, ""));
            removed.chain(come.iter().filter_map(|new| TextChange::of(part, "", new))).collect()
        }
    }
}

fn one(value: &Value, place: &str) -> Vec<String> {
    vec![text(value, &[place])]
}

fn each(value: &Value, place: &str, say: impl Fn(&Value) -> String) -> Vec<String> {
    value.pointer(place).and_then(Value::as_array).into_iter().flatten().map(say).collect()
}

/// Beside its promises; what stands with each promise as well is said there.
pub(super) fn service(value: &Value, has_standards: bool) -> Vec<Fact> {
    let mut facts = vec![
        fact(Kind::Contact, "how to ask", each(value, "/ask", channel)),
        fact(Kind::Text, "what it is", one(value, "/summary")),
        fact(Kind::Text, "more about it", one(value, "/description")),
        fact(Kind::Text, "words to find it by", vec![each(value, "/keywords", |word| text(word, &[""])).join(", ")]),
        fact(Kind::Text, "the code in 311 software", one(value, "/open311_service_code")),
    ];
    if !has_standards {
        facts.push(fact(Kind::Contact, "open at the hours of", calendar_at(value, "/calendar")));
        facts.push(fact(Kind::Text, "the line of work", one(value, "/function")));
        facts.push(fact(Kind::Text, "the clauses that it supports", one(value, "/supports")));
    }
    facts
}

/// `phone 780-962-2611 (Monday to Friday)`.
fn channel(value: &Value) -> String {
    let note = text(value, &["/note"]);
    let channel = text(value, &["/channel"]).replace("email", "e-mail");
    let to = format!("{channel} {}", text(value, &["/to"]));
    if note.is_empty() { to } else { format!("{to} ({note})") }
}

pub(super) fn department(value: &Value) -> Vec<Fact> {
    let mut facts = contact(value, "/contact");
    facts.push(fact(Kind::Text, "what it does", one(value, "/summary")));
    facts.push(fact(Kind::Text, "who answers for it", one(value, "/accountable")));
    facts.push(fact(Kind::Text, "the lines of work", each(value, "/functions", |function| text(function, &["/name"]))));
    for function in value.get("functions").and_then(Value::as_array).into_iter().flatten() {
        let part = |part: &str| format!("{}: {part}", text(function, &["/name"]));
        facts.push(fact(Kind::Text, part("what it does"), one(function, "/summary")));
        facts.push(fact(Kind::Contact, part("phone"), one(function, "/phone")));
        facts.push(fact(Kind::Contact, part("e-mail"), one(function, "/email")));
        facts.push(fact(Kind::Contact, part("web"), one(function, "/web")));
        facts.push(fact(Kind::Contact, part("note"), one(function, "/note")));
    }
    facts
}

fn contact(value: &Value, place: &str) -> Vec<Fact> {
    let at = |key: &str| format!("{place}/{key}");
    vec![
        fact(Kind::Contact, "phone", one(value, &at("phone"))),
        fact(Kind::Contact, "e-mail", one(value, &at("email"))),
        fact(Kind::Contact, "web", one(value, &at("web"))),
        fact(Kind::Contact, "address", vec![each(value, &at("address"), |line| text(line, &[""])).join(", ")]),
        fact(Kind::Contact, "open at the hours of", calendar_at(value, &at("calendar"))),
    ]
}

fn calendar_at(value: &Value, place: &str) -> Vec<String> {
    value.pointer(place).and_then(called).into_iter().collect()
}

pub(super) fn calendar(value: &Value) -> Vec<Fact> {
    let complete = [value.pointer("/complete/from"), value.pointer("/complete/until")].map(|end| end.and_then(day));
    let reach = match complete {
        [Some(from), Some(until)] => vec![format!("from {from} until {until}")],
        _ => Vec::new(),
    };
    vec![
        fact(Kind::BusinessTime, "its name", one(value, "/name")),
        fact(Kind::BusinessTime, "opening hours", each(value, "/open", open)),
        fact(Kind::BusinessTime, "closed", each(value, "/closures", closure)),
        fact(Kind::BusinessTime, "the list of closed days is complete", reach),
    ]
}

/// `Monday to Friday, 8:30 am to 4:30 pm`; `Monday and Friday, 8:30 am to noon and 1 pm to 4:30 pm`.
fn open(value: &Value) -> String {
    let days = each(value, "/days", |day| english::capital(&text(day, &[""])));
    let hours = each(value, "/hours", |hours| format!("{} to {}", time(hours, "from"), time(hours, "to")));
    let week: Vec<&str> = Weekday::Monday.cycle_forward().take(7).map(english::weekday).collect();
    let is_run = days.len() > 2 && week.windows(days.len()).any(|run| run == days);
    let days = match days.as_slice() {
        [first, .., last] if is_run => format!("{first} to {last}"),
        days => english::list(days),
    };
    format!("{days}, {}", english::list(&hours))
}

/// `25 December 2026, Christmas Day`; `24 December 2026 from noon, Christmas Eve`.
fn closure(value: &Value) -> String {
    let date = value.get("date").and_then(day).unwrap_or_default();
    let from =
        value.get("closes").filter(|closes| closes.is_string()).map(|_| format!(" from {}", time(value, "closes")));
    format!("{date}{}, {}", from.unwrap_or_default(), text(value, &["/name"]))
}

/// A time of day in words; the feed writes the end of a day as 24:00.
fn time(value: &Value, key: &str) -> String {
    let written = value.get(key).and_then(Value::as_str).unwrap_or_default();
    written.parse::<Time>().map_or_else(|_| written.replace("24:00", "midnight"), english::time)
}

/// The commitment beside its clauses.
pub(super) fn commitment(value: &Value) -> Vec<Fact> {
    let policy = |part: &str, key: &str| fact(Kind::Commitment, part, one(value, &format!("/policy/{key}")));
    let effective = value.pointer("/policy/effective").and_then(day).into_iter().collect();
    vec![
        fact(Kind::Commitment, "the title", one(value, "/title")),
        fact(Kind::Commitment, "the summary", one(value, "/summary")),
        fact(Kind::Commitment, "the introduction", one(value, "/introduction/text")),
        policy("the policy's number", "number"),
        policy("the policy's title", "title"),
        policy("who approved the policy", "approved_by"),
        fact(Kind::Commitment, "the policy's first day", effective),
        policy("the resolution", "resolution"),
        policy("who looks after the policy", "owner"),
        policy("the procedure", "procedure"),
    ]
}

pub(super) fn clause(value: &Value) -> Vec<Fact> {
    vec![
        fact(Kind::Commitment, "the heading", one(value, "/title")),
        fact(Kind::Commitment, "the policy's words", one(value, "/quotation")),
        fact(Kind::Commitment, "what it means", one(value, "/explanation/text")),
    ]
}

pub(super) fn city(value: &Value) -> Vec<Fact> {
    let mut facts = contact(value, "/publisher/contact");
    facts.push(fact(Kind::Text, "the city's name", one(value, "/publisher/name")));
    facts.push(fact(Kind::Text, "the note that figures are examples", one(value, "/illustrative")));
    facts.push(fact(Kind::Text, "the licence", one(value, "/licence")));
    facts.push(fact(Kind::Text, "the time zone", one(value, "/time_zone")));
    facts
}
