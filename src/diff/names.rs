//! Lists the services and departments that have a new name.

use jiff::civil::Date;

use crate::diff::change::{Change, SubjectKind};
use crate::diff::subject::Subject;
use crate::model::catalog::Catalog;
use crate::model::life_cycle::Former;
use crate::published_feed::{Department, Standard};

/// New names that take effect after `from` and no later than `to`.
#[must_use]
pub fn new_names(catalog: &Catalog, from: Date, to: Date) -> Vec<Change> {
    let mut changes = Vec::new();
    for department in &catalog.departments {
        let subject = || of_department(department.id.value.as_str(), &department.name);
        changes.extend(department.formerly.iter().filter_map(|former| renamed_between(subject(), former, from, to)));
    }
    for (department, service) in catalog.services() {
        let subject = || of_service(service.id.value.as_str(), &service.name.value, &department.name);
        changes.extend(service.formerly.iter().filter_map(|former| renamed_between(subject(), former, from, to)));
    }
    changes
}

fn renamed_between<I>(subject: Subject, former: &Former<I>, from: Date, to: Date) -> Option<Change> {
    let until = former.until.map(|until| until.value).filter(|until| from < *until && *until <= to)?;
    let name = former.name.clone().filter(|name| *name != subject.name)?;
    Some(subject.renamed(name, Some(until)))
}

/// The change of a standard's service, if it has a new name.
pub(super) fn of_services(then: &Standard, now: &Standard) -> Option<Change> {
    let (old, new) = (then.versions.last()?, now.versions.last()?);
    let subject = of_service(&new.service.id, &new.service.name.to_string(), &new.department.name.to_string());
    (old.service.name != new.service.name).then(|| subject.renamed(old.service.name.to_string(), None))
}

/// The changes of departments that have a new name.
pub(super) fn of_departments<'a>(
    before: &'a [Department],
    after: &'a [Department],
) -> impl Iterator<Item = Change> + 'a {
    after.iter().flat_map(|now| {
        let has = |then: &Department| then.id == now.id || now.formerly.iter().any(|former| former.id == then.id);
        before.iter().filter(move |then| has(then) && then.name != now.name).map(|then| {
            let date = now.formerly.iter().find(|former| former.name.as_ref() == Some(&then.name));
            of_department(&now.id, &now.name.to_string())
                .renamed(then.name.to_string(), date.and_then(|former| former.until))
        })
    })
}

fn of_department(id: &str, name: &str) -> Subject {
    Subject { what: SubjectKind::Department, id: id.to_owned(), name: name.to_owned(), department: name.to_owned() }
}

fn of_service(id: &str, name: &str, department: &str) -> Subject {
    Subject { what: SubjectKind::Service, id: id.to_owned(), name: name.to_owned(), department: department.to_owned() }
}
