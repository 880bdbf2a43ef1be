//! A service and a department -> what the department's defaults and contact give to the service, key by key.

use crate::change::content::{ServiceAt, by_default};
use crate::change::group::Group;
use crate::change::key::Key;
use crate::change::not_made::NotMade;
use crate::change::revision::Revision;
use crate::model::department::Department;
use crate::model::standard::Standard;

/// What a department gives to a service under a key that the service leaves out.
pub(super) struct Usual {
    /// The standard, by its position, and its version, if it has several; none: the service itself.
    place: Option<(usize, Option<usize>)>,
    /// The key.
    pub(super) name: &'static str,
    /// What the department says; nothing if it says nothing.
    pub(super) says: Option<Key>,
}

impl Usual {
    /// Whether it is about the same key of the same promise.
    pub(super) fn is_of(&self, other: &Self) -> bool {
        self.place == other.place && self.name == other.name
    }

    /// Where the key is to be written.
    pub(super) fn group(&self, at: &ServiceAt<'_>) -> Group {
        match self.place {
            None => at.group.clone(),
            Some((standard, None)) => at.group.below("standards").item(standard),
            Some((standard, Some(version))) => {
                at.group.below("standards").item(standard).below("versions").item(version)
            }
        }
    }
}

/// Lists what the department gives, or would give, to the service.
pub(super) fn usual(
    revision: &Revision,
    at: &ServiceAt<'_>,
    department: &Department,
    function: Option<&str>,
) -> Result<Vec<Usual>, NotMade> {
    let default = |name: &str| by_default(revision, department, function, name);
    let mut all = Vec::new();
    let mut note = |place, name: &'static str, group: &Group, says: Option<Key>| -> Result<(), NotMade> {
        if group.key(revision, name)?.is_none() {
            all.push(Usual { place, name, says });
        }
        Ok(())
    };
    note(None, "supports", &at.group, default("supports")?)?;
    let calendar = department.contact.calendar.as_ref().map(|one| Key::words("calendar", one.0.value.as_str()));
    note(None, "calendar", &at.group, calendar)?;
    for (position, one) in at.standards().iter().enumerate() {
        let standard = one.standard;
        let is_listed = one.group.key(revision, "versions")?.is_some();
        if !is_listed {
            for name in ["effective", "approved", "review_by"] {
                note(Some((position, None)), name, &one.group, default(name)?)?;
            }
        }
        for version in 0..standard.versions.len() {
            let group = one.version(revision, version)?;
            let place = Some((position, is_listed.then_some(version)));
            for name in inherited(standard, version) {
                if one.group.key(revision, name)?.is_none() {
                    note(place, name, &group, default(name)?)?;
                }
            }
        }
    }
    Ok(all)
}

/// The keys that a version may have from the defaults.
fn inherited(standard: &Standard, version: usize) -> impl Iterator<Item = &'static str> {
    let promise = &standard.versions[version].promise;
    let share = promise.target.value.is_kept_case_by_case().then_some("share");
    let is_counted = promise.target.value.is_counted_from_a_start() || promise.statutory.is_some();
    let starts = (is_counted && standard.stage.follows_a_request()).then_some("starts");
    share.into_iter().chain(starts)
}
