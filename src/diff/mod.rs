//! Compares two states of a site and lists what changes for residents. Pure.

mod around;
mod change;
mod gathered;
mod group;
pub mod html;
pub mod json;
mod names;
mod pages;
mod pauses;
pub mod people;
mod promise;
mod report;
mod request;
mod results;
mod sanction;
mod standards;
mod subject;
mod texts;
mod verdict;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use crate::diff::standards::{StandardPair, appeared, gone};
use crate::published_feed::{Published, Standard};

pub use crate::diff::change::{Change, ChangeKind, SubjectKind, TextChange, sort};
pub use crate::diff::names::new_names;
pub use crate::diff::pages::pages;
pub use crate::diff::report::{DiffReport, Side};
pub use crate::diff::sanction::Sanction;
pub use crate::diff::verdict::Strength;

/// Lists the changes from one state of a site to another, sorted by kind, date and name.
#[must_use]
pub fn changes(before: &Published, after: &Published) -> Vec<Change> {
    let mut changes = Vec::new();
    let (mut services, mut followed) = (BTreeMap::new(), BTreeSet::new());
    for now in after.standards() {
        match earlier(before, now, after) {
            None => changes.append(&mut appeared(now, after)),
            Some(then) => {
                followed.insert(then.id.as_str());
                changes.append(&mut StandardPair { then, now, before, after }.changes());
                services.extend(names::of_services(then, now).map(|change| (change.id.clone(), change)));
            }
        }
    }
    let is_gone = |then: &&Standard| !after.standards.contains_key(&then.id) && !followed.contains(then.id.as_str());
    changes.extend(before.standards().filter(is_gone).filter(|then| then.status != "retired").filter_map(gone));
    changes.extend(services.into_values());
    changes.extend(names::of_departments(&before.departments, &after.departments));
    changes.extend(around::changes(before, after));
    changes.extend(results::changes(before, after));
    sort(&mut changes);
    changes
}

/// The same standard on the earlier side, perhaps under a former id of its own or of its service.
fn earlier<'a>(before: &'a Published, now: &Standard, after: &Published) -> Option<&'a Standard> {
    let own = std::iter::once(&now.id).chain(&now.formerly).find_map(|id| before.standards.get(id));
    own.or_else(|| {
        let (service, stage) = now.id.split_once('.')?;
        let service = after.services.iter().find(|one| one.id == service)?;
        service.formerly.iter().find_map(|former| before.standards.get(&format!("{}.{stage}", former.id)))
    })
    .map(|standard| &**standard)
}
