//! Two sites -> what differs around the promises: services and how to ask, departments, business time, the commitment, the city.

mod facts;
mod services;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::diff::around::facts::{Fact, calendar, city, clause, commitment, department, differences};
use crate::diff::subject::Subject;
use crate::diff::texts::text;
use crate::diff::{Change, Kind, What};
use crate::published::Published;

/// Everything that differs around the promises.
pub(super) fn changes(before: &Published, after: &Published) -> Vec<Change> {
    let of_services = services::changes(before, after);
    let others = departments(before, after).into_iter().chain(calendars(before, after));
    of_services.into_iter().chain(others).chain(commitments(before, after)).chain(cities(before, after)).collect()
}

fn subject(what: What, value: &Value, department: String) -> Subject {
    Subject { what, id: text(value, &["/id"]), name: text(value, &["/name"]), department }
}

/// One change for each kind of what is said about it.
fn changes_of(subject: impl Fn() -> Subject, then: &[Fact], now: &[Fact]) -> Vec<Change> {
    let of = |kind: Kind| {
        let texts = differences(kind, then, now);
        (!texts.is_empty()).then(|| Change { texts, ..subject().change(kind) })
    };
    Kind::ALL.into_iter().filter_map(of).collect()
}

/// A document of the feed; nothing in it if the site has none of that name.
fn whole<'a>(site: &'a Published, document: &str) -> &'a Value {
    site.documents.get(document).unwrap_or(&Value::Null)
}

/// The items of a list in a document.
fn items<'a>(site: &'a Published, document: &str, list: &str) -> &'a [Value] {
    whole(site, document).get(list).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn id(value: &Value) -> &str {
    value.get("id").and_then(Value::as_str).unwrap_or_default()
}

/// Things by their ids.
type ById<'a> = BTreeMap<&'a str, &'a Value>;

fn by_id(things: &[Value]) -> ById<'_> {
    things.iter().map(|thing| (id(thing), thing)).collect()
}

fn former(thing: &Value) -> impl Iterator<Item = &Value> {
    thing.get("formerly").and_then(Value::as_array).into_iter().flatten()
}

/// The same thing on the earlier side, perhaps under a former id.
fn earlier<'a>(before: &ById<'a>, now: &Value) -> Option<&'a Value> {
    std::iter::once(now).chain(former(now)).find_map(|one| before.get(id(one)).copied())
}

/// Those of which nothing on the later side is a continuation.
fn gone<'a>(before: &'a [Value], after: &[Value]) -> Vec<&'a Value> {
    let stays: BTreeSet<&str> = after.iter().flat_map(|now| std::iter::once(now).chain(former(now))).map(id).collect();
    before.iter().filter(|then| !stays.contains(id(then))).collect()
}

fn departments(before: &Published, after: &Published) -> Vec<Change> {
    let (then, now) =
        (items(before, "departments.json", "departments"), items(after, "departments.json", "departments"));
    let then_by_id = by_id(then);
    let subject = |value: &Value| subject(What::Department, value, text(value, &["/name"]));
    let kept_or_new = now.iter().flat_map(|now| match earlier(&then_by_id, now) {
        Some(then) => changes_of(|| subject(now), &department(then), &department(now)),
        None => vec![Change { after: Some(text(now, &["/summary"])), ..subject(now).change(Kind::New) }],
    });
    let gone = gone(then, now)
        .into_iter()
        .map(|then| Change { before: Some(text(then, &["/summary"])), ..subject(then).change(Kind::Withdrawn) });
    kept_or_new.chain(gone).collect()
}

fn calendars(before: &Published, after: &Published) -> Vec<Change> {
    let (then, now) = (items(before, "calendars.json", "calendars"), items(after, "calendars.json", "calendars"));
    let then_by_id = by_id(then);
    let subject = |value: &Value| subject(What::Calendar, value, String::new());
    let kept_or_new = now.iter().flat_map(|now| {
        let then = earlier(&then_by_id, now).map(calendar).unwrap_or_default();
        changes_of(|| subject(now), &then, &calendar(now))
    });
    let gone = gone(then, now).into_iter().flat_map(|then| changes_of(|| subject(then), &calendar(then), &[]));
    kept_or_new.chain(gone).collect()
}

fn commitments(before: &Published, after: &Published) -> Vec<Change> {
    let (then, now) = (whole(before, "commitment.json"), whole(after, "commitment.json"));
    let subject = |value: &Value| {
        let clause = Some(text(value, &["/clause"])).filter(|id| !id.is_empty());
        let id = clause.unwrap_or_else(|| "commitment".to_owned());
        Subject { what: What::Commitment, id, name: text(value, &["/title"]), department: String::new() }
    };
    let mut changes = changes_of(|| subject(now), &commitment(then), &commitment(now));
    let (old, new) = (items(before, "commitment.json", "sections"), items(after, "commitment.json", "sections"));
    // A section without a clause's id is known by its heading.
    let name = |section: &Value| {
        Some(text(section, &["/clause"])).filter(|id| !id.is_empty()).unwrap_or_else(|| text(section, &["/title"]))
    };
    for section in new {
        let then = old.iter().find(|then| name(then) == name(section)).map(clause).unwrap_or_default();
        changes.append(&mut changes_of(|| subject(section), &then, &clause(section)));
    }
    for section in old.iter().filter(|then| new.iter().all(|now| name(now) != name(then))) {
        changes.append(&mut changes_of(|| subject(section), &clause(section), &[]));
    }
    changes
}

/// What each document says of the city.
fn cities(before: &Published, after: &Published) -> Vec<Change> {
    let (then, now) = (whole(before, "standards.json"), whole(after, "standards.json"));
    let name = || text(now, &["/publisher/name"]);
    let subject = || Subject { what: What::City, id: "city".to_owned(), name: name(), department: String::new() };
    changes_of(subject, &city(then), &city(now))
}
