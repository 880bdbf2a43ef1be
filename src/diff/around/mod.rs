//! Compares what surrounds the promises: services and how to ask, answers, departments, business time, the commitment, the city.

mod answers;
mod fact;
mod facts;
mod identity;
mod services;

use crate::diff::around::fact::changes_of;
use crate::diff::around::identity::{gone, pairs};
use crate::diff::change::{Change, ChangeKind, SubjectKind};
use crate::diff::subject::Subject;
use crate::published_feed::{Calendar, Department, Published, Section};

/// Everything that changes around the promises.
pub(super) fn changes(before: &Published, after: &Published) -> Vec<Change> {
    let of_services = services::changes(before, after);
    let others = answers::changes(before, after).into_iter().chain(departments(before, after));
    let others = others.chain(calendars(before, after));
    of_services.into_iter().chain(others).chain(commitments(before, after)).chain(cities(before, after)).collect()
}

fn departments(before: &Published, after: &Published) -> Vec<Change> {
    let (then, now) = (&before.departments, &after.departments);
    let subject = |department: &Department| {
        let name = department.name.on_one_line();
        Subject { what: SubjectKind::Department, id: department.id.clone(), name: name.clone(), department: name }
    };
    let summary = |department: &Department| Some(department.summary.on_one_line());
    let kept_or_new = pairs(then, now).flat_map(|(then, now)| match then {
        Some(then) => changes_of(|| subject(now), &facts::department(then), &facts::department(now)),
        None => vec![Change { after: summary(now), ..subject(now).change(ChangeKind::New) }],
    });
    let gone = gone(then, now)
        .into_iter()
        .map(|then| Change { before: summary(then), ..subject(then).change(ChangeKind::Withdrawn) });
    kept_or_new.chain(gone).collect()
}

fn calendars(before: &Published, after: &Published) -> Vec<Change> {
    let (then, now) = (&before.calendars, &after.calendars);
    let subject = |calendar: &Calendar| Subject {
        what: SubjectKind::Calendar,
        id: calendar.id.clone(),
        name: calendar.name.on_one_line(),
        department: String::new(),
    };
    let kept_or_new = pairs(then, now).flat_map(|(then, now)| {
        let then = then.map(facts::calendar).unwrap_or_default();
        changes_of(|| subject(now), &then, &facts::calendar(now))
    });
    let gone = gone(then, now).into_iter().flat_map(|then| changes_of(|| subject(then), &facts::calendar(then), &[]));
    kept_or_new.chain(gone).collect()
}

fn commitments(before: &Published, after: &Published) -> Vec<Change> {
    let (then, now) = (before.commitment.as_ref(), after.commitment.as_ref());
    let subject = |id: &str, name: String| Subject {
        what: SubjectKind::Commitment,
        id: id.to_owned(),
        name,
        department: String::new(),
    };
    let of_section =
        |section: &Section| subject(section.clause.as_deref().unwrap_or("commitment"), section.title.on_one_line());
    let title = || now.or(then).map(|commitment| commitment.title.on_one_line()).unwrap_or_default();
    let said = [then, now].map(|commitment| commitment.map(facts::commitment).unwrap_or_default());
    let mut changes = changes_of(|| subject("commitment", title()), &said[0], &said[1]);
    let [old, new] = [then, now].map(|one| one.map_or(&[][..], |commitment| commitment.sections.as_slice()));
    // A section without a clause id is identified by its heading.
    let name = |section: &Section| section.clause.clone().unwrap_or_else(|| section.title.on_one_line());
    for section in new {
        let then = old.iter().find(|then| name(then) == name(section)).map(facts::clause).unwrap_or_default();
        changes.append(&mut changes_of(|| of_section(section), &then, &facts::clause(section)));
    }
    for section in old.iter().filter(|then| new.iter().all(|now| name(now) != name(then))) {
        changes.append(&mut changes_of(|| of_section(section), &facts::clause(section), &[]));
    }
    changes
}

/// The facts about the city, which every document states.
fn cities(before: &Published, after: &Published) -> Vec<Change> {
    let name = || after.city().and_then(|city| city.publisher.as_ref()).map(|publisher| publisher.name.on_one_line());
    let subject = || Subject {
        what: SubjectKind::City,
        id: "city".to_owned(),
        name: name().unwrap_or_default(),
        department: String::new(),
    };
    let [then, now] = [before, after].map(|site| {
        let mut facts = site.city().map(facts::city).unwrap_or_default();
        facts.push(facts::topics(&site.topics));
        facts
    });
    changes_of(subject, &then, &now)
}
