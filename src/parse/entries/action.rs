//! `results/actions.yaml` as staff write it -> the model's actions.

use jiff::civil::Date;

use crate::model::action::{Action, ActionEnd};
use crate::model::id::StandardRef;
use crate::model::results::ReportedPeriod;
use crate::parse::full_list::FullList;
use crate::parse::node::Node;
use crate::parse::reader::{FromNode, Reader};
use crate::parse::record::{Record, keys, record, record_shape};
use crate::parse::shape::Shape;
use crate::source::Located;

/// The file with the actions.
pub(crate) struct ActionsFile {
    actions: FullList<Action>,
}

record!(ActionsFile, "`actions.yaml`", {
    actions: "what is being done about each promise that was missed",
});

impl ActionsFile {
    /// Converts it to the model.
    pub(crate) fn into_actions(self) -> Vec<Action> {
        let FullList(actions) = self.actions;
        actions
    }
}

/// An action as staff write it.
struct ActionEntry {
    standard: StandardRef,
    missed: Located<ReportedPeriod>,
    cause: Located<String>,
    action: Located<String>,
    owner: String,
    by: Located<Date>,
    ended: Option<ActionEnd>,
}

keys!(ActionEntry, "an action", {
    standard: "the id of the standard that was missed",
    missed: "the first period in which it was missed and that the action answers for, like 2026-03, 2026-Q2 or 2026",
    cause: "why it was missed, for residents",
    action: "what is being done, for residents",
    owner: "who sees to it: a role, not a person",
    by: "the day by which it is to be done",
    ended: "the day on which it ended, and what came of it",
});

record!(ActionEnd, "the end of an action", {
    on: "the day",
    outcome: "what came of it, for residents",
});

impl FromNode for Action {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let mut fields = reader.fields(node, ActionEntry::WHAT, &[ActionEntry::KEYS])?;
        let ActionEntry { standard, missed: period, cause, action, owner, by, ended } =
            ActionEntry::take(&mut fields, reader)?;
        Some(Self { span: standard.0.span, standard, period, cause, action, owner, by, ended })
    }

    fn shape() -> Shape {
        record_shape::<ActionEntry>()
    }
}
