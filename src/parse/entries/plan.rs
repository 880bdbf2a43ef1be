//! What becomes of a plan until its day, as staff write it -> the model's plan.

use jiff::civil::Date;

use crate::model::plan::{CalledOff, Plan, PlanChange};
use crate::parse::node::{Node, Value};
use crate::parse::reader::{AllOf, FromNode, Reader};
use crate::parse::record::record;
use crate::parse::shape::Shape;
use crate::source::Located;

record!(CalledOff, "a plan called off", {
    on: "the day on which it was called off",
    reason: "why, for residents",
});

/// A change of a plan as staff write it; `W` is what was announced before.
pub(super) struct ChangeEntry<W> {
    pub(super) on: Located<Date>,
    pub(super) note: Option<String>,
    pub(super) was: W,
}

macro_rules! change {
    ($was:ty) => {
        crate::parse::record::record!(crate::parse::entries::plan::ChangeEntry<$was>, "a change of a plan", {
            on: "the day on which the plan was changed",
            note: "why, for residents",
            was: "what was announced before",
        });
    };
}
pub(super) use change;

change!(Located<Date>);

/// One change or a list of them; sorted, earliest first.
pub(super) struct Changes<W>(pub(super) Vec<ChangeEntry<W>>);

impl<W> FromNode for Changes<W>
where
    ChangeEntry<W>: FromNode,
{
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let mut changes = match node.value {
            Value::List(_) => AllOf::from_node(node, reader)?.0,
            _ => vec![ChangeEntry::from_node(node, reader)?],
        };
        changes.sort_by_key(|change| change.on.value);
        Some(Self(changes))
    }

    fn when_absent() -> Option<Self> {
        Some(Self(Vec::new()))
    }

    fn shape() -> Shape {
        Shape::either([ChangeEntry::<W>::shape(), Shape::list(ChangeEntry::<W>::shape())])
    }
}

/// Joins the parts of a plan.
pub(super) fn plan<S>(
    announced: Option<Located<Date>>,
    changed: Vec<PlanChange<S>>,
    called_off: Option<CalledOff>,
) -> Plan<S> {
    Plan { announced, changed, called_off }
}
