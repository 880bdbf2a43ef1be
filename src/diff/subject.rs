//! What a change is about -> the change, with nothing said about it yet.

use jiff::civil::Date;

use crate::diff::change::{Change, ChangeKind, SubjectKind};

/// What changes: it has an id, a name and an owner.
pub(super) struct Subject {
    pub(super) what: SubjectKind,
    pub(super) id: String,
    pub(super) name: String,
    pub(super) department: String,
}

impl Subject {
    /// A change of it.
    pub(super) fn change(self, kind: ChangeKind) -> Change {
        let Self { what, id, name, department } = self;
        Change {
            kind,
            date: None,
            what,
            id,
            name,
            department,
            before: None,
            after: None,
            strength: None,
            note: None,
            replaced_by: None,
            texts: Vec::new(),
        }
    }

    /// It had another name before this day.
    pub(super) fn renamed(self, before: String, date: Option<Date>) -> Change {
        Change { date, before: Some(before), after: Some(self.name.clone()), ..self.change(ChangeKind::Renamed) }
    }
}
