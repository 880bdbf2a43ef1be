//! What a site says, and what it will say -> what changes for residents. Pure.

mod around;
pub mod json;
mod names;
pub mod people;
mod standards;
mod subject;
mod texts;
mod verdict;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::diff::standards::{Pair, appeared, gone};
use crate::model::period::Interval;
use crate::published::{Published, Standard};

pub use crate::diff::names::new_names;
pub use crate::diff::texts::TextChange;
pub use crate::diff::verdict::Strength;

/// What kind of change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Something is promised that was not.
    New,
    /// Something else is promised.
    Changed,
    /// Something else will be promised.
    Scheduled,
    /// Something else will be promised than was announced.
    Announcement,
    /// Something is, or will be, promised no longer.
    Withdrawn,
    /// What was announced does not come.
    CalledOff,
    /// A service or department has another name.
    Renamed,
    /// How to ask, or how to reach somebody.
    Contact,
    /// Opening hours and closed days, by which due dates are counted.
    BusinessTime,
    /// What the city commits itself to in general.
    Commitment,
    /// Another text that is published.
    Text,
    /// The same is promised in other words.
    Wording,
}

impl Kind {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 12] = [
        Self::New,
        Self::Changed,
        Self::Scheduled,
        Self::Announcement,
        Self::Withdrawn,
        Self::CalledOff,
        Self::Renamed,
        Self::Contact,
        Self::BusinessTime,
        Self::Commitment,
        Self::Text,
        Self::Wording,
    ];
}

/// What a change is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// One promise.
    Standard,
    /// A service.
    Service,
    /// A department.
    Department,
    /// A calendar of business time.
    Calendar,
    /// A clause of the commitment, or the whole.
    Commitment,
    /// The city itself.
    City,
}

/// One change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What kind.
    pub kind: Kind,
    /// Its day; nothing: when it is published.
    pub date: Option<Date>,
    /// What it is about.
    pub what: What,
    /// The id of that.
    pub id: String,
    /// Its name in residents' words.
    pub name: String,
    /// Whose it is.
    pub department: String,
    /// The promise or name before.
    pub before: Option<String>,
    /// The promise or name after.
    pub after: Option<String>,
    /// Whether the later promise is the stronger one, where there are two to compare.
    pub strength: Option<Strength>,
    /// Why, in a sentence.
    pub note: Option<String>,
    /// The id of what to use instead.
    pub replaced_by: Option<String>,
    /// Other texts that change with it.
    pub texts: Vec<TextChange>,
}

/// What changes, and between what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The city.
    pub city: String,
    /// The earlier side.
    pub before: Side,
    /// The later side.
    pub after: Side,
    /// What changes, in order.
    pub changes: Vec<Change>,
}

impl Report {
    /// What was compared, in words.
    #[must_use]
    pub const fn compared(&self) -> &'static [&'static str] {
        &[
            "promises",
            "services and how to ask for them",
            "what is done on the spot",
            "departments and how to reach them",
            "calendars",
            "the commitment",
        ]
    }

    /// What a published site has beside it: its feed does not say it. Two days of one content have it in common.
    #[must_use]
    pub const fn not_compared(&self) -> &'static [&'static str] {
        if self.before.folder.is_some() { &["other pages", "the look of the site"] } else { &[] }
    }
}

/// One side of a comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// The folder with the published site; nothing: the content.
    pub folder: Option<String>,
    /// The day on which the content is looked at; nothing for a published site.
    pub day: Option<Date>,
    /// The days for which it is true.
    pub in_force: Interval,
}

/// Everything that changes from one state of a site to another: by kind, day and name.
#[must_use]
pub fn changes(before: &Published, after: &Published) -> Vec<Change> {
    let mut changes = Vec::new();
    let (mut services, mut followed) = (BTreeMap::new(), BTreeSet::new());
    for now in after.standards() {
        match earlier(before, now, after) {
            None => changes.append(&mut appeared(now)),
            Some(then) => {
                followed.insert(then.id.as_str());
                changes.append(&mut Pair { then, now, after }.changes());
                services.extend(names::of_services(then, now).map(|change| (change.id.clone(), change)));
            }
        }
    }
    let is_gone = |then: &&Standard| !after.standards.contains_key(&then.id) && !followed.contains(then.id.as_str());
    changes.extend(before.standards().filter(is_gone).filter(|then| then.status != "retired").filter_map(gone));
    changes.extend(services.into_values());
    changes.extend(names::of_departments(&before.departments, &after.departments));
    changes.extend(around::changes(before, after));
    sort(&mut changes);
    changes
}

/// Puts changes in their order.
pub fn sort(changes: &mut [Change]) {
    changes.sort_by(|a, b| {
        let key = |change: &Change| (change.kind, change.date);
        (key(a), &a.name, &a.id, a.what).cmp(&(key(b), &b.name, &b.id, b.what))
    });
}

/// The same standard on the earlier side, perhaps under a former id of its own or of its service.
fn earlier<'a>(before: &'a Published, now: &Standard, after: &Published) -> Option<&'a Standard> {
    let own = std::iter::once(&now.id).chain(&now.formerly).find_map(|id| before.standards.get(id));
    own.or_else(|| {
        let (service, stage) = now.id.split_once('.')?;
        let service = after.services.iter().find(|one| one.id == service)?;
        service.formerly.iter().find_map(|former| before.standards.get(&format!("{}.{stage}", former.id)))
    })
}
