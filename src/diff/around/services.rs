//! Two sites -> what differs about services, beside their promises.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::diff::around::facts::service;
use crate::diff::around::{by_id, changes_of, earlier, gone, id, items, subject};
use crate::diff::subject::Subject;
use crate::diff::texts::{TextChange, text};
use crate::diff::{Change, Kind, Strength, What};
use crate::published::{Published, Standard};

pub(super) fn changes(before: &Published, after: &Published) -> Vec<Change> {
    let (then, now) = (items(before, "services.json", "services"), items(after, "services.json", "services"));
    let (then_by_id, promising) = (by_id(then), promising(before, after));
    let mut changes = Vec::new();
    for now in now {
        let has_standards = promising.contains(id(now));
        match earlier(&then_by_id, now) {
            Some(then) => changes.append(&mut Pair { then, now, after, has_standards }.changes()),
            // Its promises say that it is new.
            None if has_standards => {}
            None => changes.push(new(now)),
        }
    }
    let gone = gone(then, now).into_iter().filter(|then| !promising.contains(id(then)) && !is_retired(then));
    changes.extend(gone.map(vanished));
    changes
}

/// The services that have promises on one of the sides: these say what there is to say of their names and ends.
fn promising<'a>(before: &'a Published, after: &'a Published) -> BTreeSet<&'a str> {
    let service = |standard: &'a Standard| standard.id.split('.').next();
    before.standards().chain(after.standards()).filter_map(service).collect()
}

fn is_retired(service: &Value) -> bool {
    service.get("status").and_then(Value::as_str) == Some("retired")
}

fn of(service: &Value) -> Subject {
    subject(What::Service, service, text(service, &["/department/name"]))
}

fn new(now: &Value) -> Change {
    let change = of(now).change(Kind::New);
    Change { after: Some(text(now, &["/summary"])), texts: otherwise(None, Some(now)), ..change }
}

fn vanished(then: &Value) -> Change {
    let note = Some("The content no longer has it, or has it as a draft.".to_owned());
    let change = of(then).change(Kind::Withdrawn);
    Change { before: Some(text(then, &["/summary"])), note, ..change }
}

/// What holds where a service can't be done on the spot.
fn otherwise(then: Option<&Value>, now: Option<&Value>) -> Vec<TextChange> {
    let said = |service: Option<&Value>| {
        service.map(|service| text(service, &["/on_the_spot/otherwise/promise"])).unwrap_or_default()
    };
    TextChange::of("if we can't do it on the spot", &said(then), &said(now)).into_iter().collect()
}

/// A service on both sides.
struct Pair<'a> {
    then: &'a Value,
    now: &'a Value,
    after: &'a Published,
    has_standards: bool,
}

impl Pair<'_> {
    fn changes(&self) -> Vec<Change> {
        let Self { then, now, has_standards, .. } = *self;
        let mut changes = changes_of(|| of(now), &service(then, has_standards), &service(now, has_standards));
        changes.extend(self.done_otherwise());
        // For a service with promises, these say so.
        if !has_standards {
            changes.extend(self.renamed().into_iter().chain(self.ending()).chain(self.moved()));
        }
        changes
    }

    fn renamed(&self) -> Option<Change> {
        let (old, new) = (text(self.then, &["/name"]), text(self.now, &["/name"]));
        let is_renamed = old != new;
        is_renamed.then(|| Change { before: Some(old), after: Some(new), ..of(self.now).change(Kind::Renamed) })
    }

    /// Whether another department does it now; another name of the same one is told of the department.
    fn moved(&self) -> Option<Change> {
        let department = |service: &Value| text(service, &["/department/id"]);
        let (old, new) = (department(self.then), department(self.now));
        let is_theirs = self
            .after
            .departments
            .iter()
            .any(|one| one.id == new && (one.id == old || one.formerly.iter().any(|former| former.id == old)));
        if is_theirs {
            return None;
        }
        let name = |service: &Value| text(service, &["/department/name"]);
        let texts = vec![TextChange::of("the department", &name(self.then), &name(self.now))?];
        Some(Change { texts, ..of(self.now).change(Kind::Text) })
    }

    /// An end that was not published, or is published no longer.
    fn ending(&self) -> Option<Change> {
        let day = |service: &Value| service.pointer("/retired/on").and_then(Value::as_str)?.parse().ok();
        let (old, new) = (day(self.then), day(self.now));
        let summary = Some(text(self.now, &["/summary"]));
        match (old, new) {
            _ if old == new && is_retired(self.then) == is_retired(self.now) => None,
            (_, Some(_)) => Some(Change {
                date: new,
                before: summary,
                note: Some(text(self.now, &["/retired/reason"])),
                replaced_by: Some(text(self.now, &["/retired/replaced_by"])).filter(|id| !id.is_empty()),
                ..of(self.now).change(Kind::Withdrawn)
            }),
            _ => Some(Change { date: old, after: summary, ..of(self.now).change(Kind::CalledOff) }),
        }
    }

    /// Another promise where it can't be done on the spot, or that it is now done on the spot or is not.
    fn done_otherwise(&self) -> Option<Change> {
        let promised = |service: &Value| {
            let id = text(service, &["/on_the_spot/otherwise/id"]);
            self.after.standards.get(&id).map_or(id, |standard| standard.id.clone())
        };
        let clause = |service: &Value| text(service, &["/on_the_spot/clause"]);
        let is_on_the_spot = |service: &Value| service.get("on_the_spot").is_some_and(Value::is_object);
        let said = |is_so: bool| if is_so { "yes" } else { "no" };
        let mut texts = Vec::new();
        let at_once = (is_on_the_spot(self.then), is_on_the_spot(self.now));
        texts.extend(TextChange::of("done on the spot", said(at_once.0), said(at_once.1)));
        if promised(self.then) != promised(self.now) {
            texts.extend(otherwise(Some(self.then), Some(self.now)));
        }
        texts.extend(TextChange::of("the policy's clause about it", &clause(self.then), &clause(self.now)));
        let strength = Some(Strength::Open);
        (!texts.is_empty()).then(|| Change { strength, texts, ..of(self.now).change(Kind::Changed) })
    }
}
