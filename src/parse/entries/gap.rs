//! The pause after a version as staff write it: its reason alone, or with what became of the plan.

use jiff::civil::Date;

use crate::model::plan::{CalledOff, Plan};
use crate::parse::entries::plan::{DayChanges, day_plan};
use crate::parse::node::Node;
use crate::parse::one_or_more::OneOrMore;
use crate::parse::reader::{FromNode, Reader};
use crate::parse::record::record;
use crate::parse::shape::Shape;
use crate::source::Located;

/// Why nothing is promised for some time.
pub(super) struct GapEntry(GapKeys);

struct GapKeys {
    reason: Located<String>,
    announced: Option<Located<Date>>,
    changed: DayChanges,
    called_off: Option<CalledOff>,
}

record!(GapKeys, "a gap", {
    reason: "why nothing is promised, for residents",
    announced: "the day on which the pause becomes public; before it, nothing shows the pause",
    changed: "a change of the announced day: when, why, and the day that was announced before",
    called_off: "when and why the pause was called off before it began",
});

impl FromNode for GapEntry {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        if node.scalar().is_some() {
            let (announced, changed) = (None, OneOrMore(Vec::new()));
            let reason = Located::from_node(node, reader)?;
            return Some(Self(GapKeys { reason, announced, changed, called_off: None }));
        }
        GapKeys::from_node(node, reader).map(Self)
    }

    fn shape() -> Shape {
        Shape::either([String::shape(), GapKeys::shape()])
    }
}

impl GapEntry {
    pub(super) fn into_parts(self) -> (Option<Located<String>>, Plan<Date>) {
        let GapKeys { reason, announced, changed, called_off } = self.0;
        (Some(reason), day_plan(announced, changed, called_off))
    }
}
