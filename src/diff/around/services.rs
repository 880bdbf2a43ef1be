//! Two sites -> what differs about services, apart from their promises.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::diff::around::fact::changes_of;
use crate::diff::around::facts;
use crate::diff::around::identity::{gone, pairs};
use crate::diff::change::{Change, ChangeKind, SubjectKind, TextChange};
use crate::diff::promise::name_of;
use crate::diff::subject::Subject;
use crate::diff::verdict::Strength;
use crate::diff::words::said;
use crate::published_feed::{OnTheSpot, Published, Service, ServiceRetirement, Standard};

pub(super) fn changes(before: &Published, after: &Published) -> Vec<Change> {
    let promising = promising(before, after);
    let mut changes = Vec::new();
    for (then, now) in pairs(&before.services, &after.services) {
        let has_standards = promising.contains(now.id.as_str());
        match then {
            Some(then) => changes.append(&mut ServicePair { then, now, after, has_standards }.changes()),
            // The changes of its promises show that it is new.
            None if has_standards => {}
            None => changes.push(new(now)),
        }
    }
    let gone = gone(&before.services, &after.services).into_iter();
    let is_silent = |then: &&Service| !promising.contains(then.id.as_str()) && !then.is_retired();
    changes.extend(gone.filter(is_silent).map(vanished));
    changes
}

/// The ids of services with promises on either side. The promises report new names and ends.
fn promising<'a>(before: &'a Published, after: &'a Published) -> BTreeSet<&'a str> {
    let service = |standard: &'a Standard| standard.id.split('.').next();
    before.standards().chain(after.standards()).filter_map(service).collect()
}

fn of(service: &Service) -> Subject {
    Subject {
        what: SubjectKind::Service,
        id: service.id.clone(),
        name: service.name.on_one_line(),
        department: service.department.name.on_one_line(),
    }
}

fn new(now: &Service) -> Change {
    let change = of(now).change(ChangeKind::New);
    Change { after: Some(now.summary.on_one_line()), texts: otherwise(None, Some(now)), ..change }
}

fn vanished(then: &Service) -> Change {
    let note = Some("It is no longer in the content, or is now a draft.".to_owned());
    let change = of(then).change(ChangeKind::Withdrawn);
    Change { before: Some(then.summary.on_one_line()), note, ..change }
}

/// The promise for when a service can't be done on the spot.
fn otherwise(then: Option<&Service>, now: Option<&Service>) -> Vec<TextChange> {
    let promise = |service: Option<&Service>| {
        said(service.and_then(|service| service.on_the_spot.as_ref()?.otherwise.promise.as_ref()))
    };
    TextChange::of("if we can't do it on the spot", &promise(then), &promise(now)).into_iter().collect()
}

/// A service that exists on both sides.
struct ServicePair<'a> {
    then: &'a Service,
    now: &'a Service,
    after: &'a Published,
    has_standards: bool,
}

impl ServicePair<'_> {
    fn changes(&self) -> Vec<Change> {
        let Self { then, now, has_standards, .. } = *self;
        let said = |service: &Service| facts::service(service, has_standards);
        let mut changes = changes_of(|| of(now), &said(then), &said(now));
        changes.extend(self.done_otherwise().into_iter().chain(self.moved()));
        // The promises of a service report these.
        if !has_standards {
            changes.extend(self.renamed().into_iter().chain(self.ending()).chain(self.ended_otherwise()));
        }
        changes
    }

    fn renamed(&self) -> Option<Change> {
        let (old, new) = (self.then.name.on_one_line(), self.now.name.on_one_line());
        (old != new).then(|| of(self.now).renamed(old, None))
    }

    /// Whether another department does it now; another name of the same one is a change of the department.
    fn moved(&self) -> Option<Change> {
        let (old, new) = (&self.then.department, &self.now.department);
        let is_theirs =
            self.after.departments.iter().any(|one| {
                one.id == new.id && (one.id == old.id || one.formerly.iter().any(|former| former.id == old.id))
            });
        if is_theirs {
            return None;
        }
        let (before, after) = (Some(old.name.on_one_line()), Some(new.name.on_one_line()));
        Some(Change { before, after, ..of(self.now).change(ChangeKind::Moved) })
    }

    /// An end that was not published before, or is no longer published.
    fn ending(&self) -> Option<Change> {
        let day = |service: &Service| -> Option<Date> { service.retired.as_ref().map(|retired| retired.on) };
        let (old, new) = (day(self.then), day(self.now));
        let summary = Some(self.now.summary.on_one_line());
        match &self.now.retired {
            _ if old == new && self.then.is_retired() == self.now.is_retired() => None,
            Some(retired) => Some(Change {
                date: new,
                before: summary,
                note: Some(retired.reason.on_one_line()),
                replacement: retired.replaced_by.as_deref().and_then(|id| name_of(id, self.after)),
                replaced_by: retired.replaced_by.clone(),
                ..of(self.now).change(ChangeKind::Withdrawn)
            }),
            None => Some(Change { date: old, after: summary, ..of(self.now).change(ChangeKind::CalledOff) }),
        }
    }

    /// The end is on the same day, but its reason or the replacement is another.
    fn ended_otherwise(&self) -> Option<Change> {
        let (old, new) = (self.then.retired.as_ref()?, self.now.retired.as_ref()?);
        let instead = |retired: &ServiceRetirement| {
            let id = retired.replaced_by.as_deref();
            id.map(|id| name_of(id, self.after).unwrap_or_else(|| id.to_owned())).unwrap_or_default()
        };
        let reason = TextChange::of("why it ends", &old.reason.on_one_line(), &new.reason.on_one_line());
        let instead = TextChange::of("what to use instead", &instead(old), &instead(new));
        let texts: Vec<TextChange> = reason.into_iter().chain(instead).collect();
        let is_told = old.on == new.on && !texts.is_empty();
        is_told.then(|| Change { date: Some(new.on), texts, ..of(self.now).change(ChangeKind::Withdrawn) })
    }

    /// Another promise for when it can't be done on the spot, or that it is now done on the spot or is not.
    fn done_otherwise(&self) -> Option<Change> {
        let (then, now) = (self.then.on_the_spot.as_ref(), self.now.on_the_spot.as_ref());
        let yes_or_no = |on_the_spot: Option<&OnTheSpot>| if on_the_spot.is_some() { "yes" } else { "no" };
        let clause = |on_the_spot: Option<&OnTheSpot>| on_the_spot.map(|one| one.clause.clone()).unwrap_or_default();
        let mut texts = Vec::new();
        texts.extend(TextChange::of("done on the spot", yes_or_no(then), yes_or_no(now)));
        if self.promised(then) != self.promised(now) {
            texts.extend(otherwise(Some(self.then), Some(self.now)));
        }
        texts.extend(TextChange::of("the policy's clause", &clause(then), &clause(now)));
        let strength = Some(Strength::Open);
        (!texts.is_empty()).then(|| Change { strength, texts, ..of(self.now).change(ChangeKind::Changed) })
    }

    /// The id today of the standard that applies otherwise.
    fn promised<'a>(&'a self, on_the_spot: Option<&'a OnTheSpot>) -> Option<&'a str> {
        let id = &on_the_spot?.otherwise.id;
        Some(self.after.standards.get(id).map_or(id, |standard| &standard.id))
    }
}
