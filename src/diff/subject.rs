//! Starts a change from its subject, with no details yet.

use jiff::civil::Date;

use crate::diff::change::{Change, ChangeKind, SubjectKind};

/// What changes, with its id, name and department.
pub(super) struct Subject {
    pub(super) what: SubjectKind,
    pub(super) id: String,
    pub(super) name: String,
    pub(super) department: String,
}

impl Subject {
    /// A change of this subject, without details.
    pub(super) fn change(self, kind: ChangeKind) -> Change {
        let Self { what, id, name, department } = self;
        Change {
            kind,
            date: None,
            what,
            id,
            name,
            department,
            service: None,
            before: None,
            after: None,
            strength: None,
            is_kept: None,
            note: None,
            replaced_by: None,
            replacement: None,
            resumes: None,
            approval: None,
            texts: Vec::new(),
        }
    }

    /// A change of name, from `before`, on `date`.
    pub(super) fn renamed(self, before: String, date: Option<Date>) -> Change {
        Change { date, before: Some(before), after: Some(self.name.clone()), ..self.change(ChangeKind::Renamed) }
    }
}
