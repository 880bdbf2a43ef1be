//! A change for residents: its kind, what it is about, and what is said before and after.

use jiff::civil::Date;

use crate::diff::sanction::Sanction;
use crate::diff::verdict::Strength;

/// The kind of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangeKind {
    /// A new promise.
    New,
    /// A promise in force changes.
    Changed,
    /// A promise will change on a later day.
    Scheduled,
    /// A scheduled promise differs from what was announced.
    Announcement,
    /// A promise ends, now or later.
    Withdrawn,
    /// Nothing is promised for a time.
    Paused,
    /// A promise holds again after a time without one.
    Resumed,
    /// An announced change is cancelled.
    CalledOff,
    /// Another department does it.
    Moved,
    /// A service or department has a new name.
    Renamed,
    /// How to ask for a service or reach a department changes.
    Contact,
    /// Opening hours or closed days change. Due dates are counted with them.
    BusinessTime,
    /// The commitment changes.
    Commitment,
    /// Another published text changes.
    Text,
    /// The same promise in different words.
    Wording,
    /// A result comes out or is revised.
    Result,
}

impl ChangeKind {
    /// All kinds, in display order.
    pub const ALL: [Self; 16] = [
        Self::New,
        Self::Changed,
        Self::Scheduled,
        Self::Announcement,
        Self::Withdrawn,
        Self::Paused,
        Self::Resumed,
        Self::CalledOff,
        Self::Moved,
        Self::Renamed,
        Self::Contact,
        Self::BusinessTime,
        Self::Commitment,
        Self::Text,
        Self::Wording,
        Self::Result,
    ];
}

/// What sort of thing a change is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SubjectKind {
    /// One promise.
    Standard,
    /// A service.
    Service,
    /// An answer to a question that isn't about a service.
    Answer,
    /// A department.
    Department,
    /// A calendar of business time.
    Calendar,
    /// A clause of the commitment, or all of it.
    Commitment,
    /// The city itself.
    City,
    /// A page of the city's own.
    Page,
}

/// One change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The kind of change.
    pub kind: ChangeKind,
    /// Its date; `None`: when it is published.
    pub date: Option<Date>,
    /// What changes.
    pub what: SubjectKind,
    /// The id of what changes.
    pub id: String,
    /// The name of what changes, in residents' words.
    pub name: String,
    /// The department's name.
    pub department: String,
    /// The service's name, if a promise of it changes.
    pub service: Option<String>,
    /// The promise, name or result before.
    pub before: Option<String>,
    /// The promise, name or result after.
    pub after: Option<String>,
    /// How strong the later promise is, if there are two to compare.
    pub strength: Option<Strength>,
    /// Whether the promise was kept, if a result says so.
    pub is_kept: Option<bool>,
    /// The reason, in a sentence.
    pub note: Option<String>,
    /// The id of the replacement.
    pub replaced_by: Option<String>,
    /// The name of the replacement, if there is one of that id.
    pub replacement: Option<String>,
    /// The day on which a promise that pauses holds again, if one is planned.
    pub resumes: Option<Date>,
    /// Who approved the later promise, if it is new or another one.
    pub approval: Option<Sanction>,
    /// Other texts that change with it.
    pub texts: Vec<TextChange>,
}

/// A text that changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextChange {
    /// Which text, in words.
    pub part: String,
    /// The text before; empty: there was none.
    pub before: String,
    /// The text after; empty: there is none.
    pub after: String,
}

impl TextChange {
    /// The change from one text to another; `None` if they are the same.
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
