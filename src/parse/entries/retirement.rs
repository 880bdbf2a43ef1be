//! The ends of a service or a standard as staff write them -> the one that holds, and those that were called off.

use jiff::civil::Date;

use crate::diagnostic::Diagnostic;
use crate::model::id::{ServiceRef, StandardRef};
use crate::model::life_cycle::Retirement;
use crate::model::plan::CalledOff;
use crate::model::prose::Prose;
use crate::parse::entries::plan::{DayChanges, day_plan};
use crate::parse::node::Node;
use crate::parse::one_or_more::OneOrMore;
use crate::parse::reader::{FromNode, Reader};
use crate::parse::record::record;
use crate::parse::rules;
use crate::parse::shape::Shape;
use crate::source::Located;

/// An end as staff write it.
struct RetirementEntry<R> {
    on: Located<Date>,
    reason: Prose,
    replaced_by: Option<R>,
    announced: Option<Located<Date>>,
    changed: DayChanges,
    called_off: Option<CalledOff>,
}

macro_rules! retirement {
    ($reference:ident) => {
        record!(RetirementEntry<$reference>, "a retirement", {
            on: "the first day on which it is no longer promised",
            reason: "why, for residents",
            replaced_by: "the id of what to use instead",
            announced: "the day on which the plan becomes public; before it, nothing shows the plan",
            changed: "a change of the announced day: when, why, and the day that was announced before",
            called_off: "when and why the plan was called off",
        });
    };
}

retirement!(ServiceRef);
retirement!(StandardRef);

impl<R> RetirementEntry<R> {
    fn into_retirement(self) -> Retirement<R> {
        Retirement {
            on: self.on,
            reason: self.reason,
            replaced_by: self.replaced_by,
            plan: day_plan(self.announced, self.changed, self.called_off),
        }
    }
}

/// The ends of a service or a standard: one, or a list of which all but one were called off.
pub(super) struct Ends<R> {
    /// The end that holds.
    pub(super) end: Option<Retirement<R>>,
    /// Those that were called off, in the order in which they are written.
    pub(super) called_off: Vec<Retirement<R>>,
}

impl<R> FromNode for Ends<R>
where
    RetirementEntry<R>: FromNode,
{
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let OneOrMore(all) = OneOrMore::<RetirementEntry<R>>::from_node(node, reader)?;
        let all = all.into_iter().map(RetirementEntry::into_retirement);
        let (called_off, mut holding): (Vec<_>, Vec<_>) = all.partition(|one| one.plan.called_off.is_some());
        if let [first, second, ..] = &holding[..] {
            let fault = Diagnostic::error(&rules::DUPLICATE_KEY, second.on.span, "this ends twice")
                .related(first.on.span, "the first end is here");
            reader.report(fault.help("keep one; if a plan was called off, add `called_off` to it"));
            return None;
        }
        Some(Self { end: holding.pop(), called_off })
    }

    fn when_absent() -> Option<Self> {
        Some(Self { end: None, called_off: Vec::new() })
    }

    fn shape() -> Shape {
        OneOrMore::<RetirementEntry<R>>::shape()
    }
}
