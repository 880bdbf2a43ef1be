//! A version of a standard -> its name in residents' words, and a change of it without details.

use crate::diff::change::{Change, ChangeKind, SubjectKind};
use crate::diff::subject::Subject;
use crate::english;
use crate::published_feed::{Published, Version};

/// A standard's name in residents' words: the service, then the variant's name or what is done.
fn name(version: &Version) -> String {
    let service = version.service.name.to_string();
    match (&version.name, &version.action) {
        (Some(name), _) => format!("{service}: {name}"),
        (None, Some(action)) => english::deed_of(&service, &action.to_string()),
        (None, None) => service,
    }
}

/// A change of a standard, with names and date from one of its versions and no details yet.
pub(super) fn change(kind: ChangeKind, id: &str, version: &Version) -> Change {
    let department = version.department.name.to_string();
    let subject = Subject { what: SubjectKind::Standard, id: id.to_owned(), name: name(version), department };
    Change {
        date: Some(version.effective.from),
        service: Some(version.service.name.to_string()),
        ..subject.change(kind)
    }
}

/// The name of a standard or service.
pub(super) fn name_of(id: &str, site: &Published) -> Option<String> {
    let service = || site.services.iter().find(|service| service.id == id).map(|service| service.name.on_one_line());
    site.standards.get(id).and_then(|standard| standard.versions.last()).map(name).or_else(service)
}
