//! What becomes of a plan until its day, as staff write it -> the model's plan.

use jiff::civil::Date;

use crate::model::plan::{CalledOff, Plan, PlanChange};
use crate::parse::one_or_more::OneOrMore;
use crate::parse::record::record;
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

/// The changes of a plan that is a day, such as an end.
pub(super) type DayChanges = OneOrMore<ChangeEntry<Located<Date>>>;

/// A plan that is a day.
pub(super) fn day_plan(
    announced: Option<Located<Date>>,
    changed: DayChanges,
    called_off: Option<CalledOff>,
) -> Plan<Date> {
    let entries = changed.sorted_by_key(|change| change.on.value).into_iter();
    let changed = entries.map(|ChangeEntry { on, note, was }| PlanChange { on, note, was: was.value }).collect();
    Plan { announced, changed, called_off }
}
