//! A change for residents: its kind, what it is about, and what is said before and after.

use jiff::civil::Date;

use crate::diff::verdict::Strength;

/// What kind of change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangeKind {
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

impl ChangeKind {
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

/// What sort of thing a change is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SubjectKind {
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
    pub kind: ChangeKind,
    /// Its day; nothing: when it is published.
    pub date: Option<Date>,
    /// What it is about.
    pub what: SubjectKind,
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

/// A text that changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextChange {
    /// Which one, in words.
    pub part: String,
    /// What it says before; empty: nothing.
    pub before: String,
    /// What it says after; empty: nothing.
    pub after: String,
}

impl TextChange {
    /// The change from one text to another, if there is one.
    pub(super) fn of(part: &str, before: &str, after: &str) -> Option<Self> {
        let change = || Self { part: part.to_owned(), before: before.to_owned(), after: after.to_owned() };
        (before != after).then(change)
    }
}

/// Puts changes in their order: by kind, day and name.
pub fn sort(changes: &mut [Change]) {
    changes.sort_by(|a, b| {
        let key = |change: &Change| (change.kind, change.date);
        (key(a), &a.name, &a.id, a.what).cmp(&(key(b), &b.name, &b.id, b.what))
    });
}
