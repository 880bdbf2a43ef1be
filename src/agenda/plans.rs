//! What became of a plan -> the days on which the site says so.

use jiff::civil::Date;

use crate::model::life_cycle::Retirement;
use crate::model::plan::Plan;
use crate::source::Located;

/// A day from which on the site says something else: why, and what distinguishes it from other such days of the same thing.
pub(super) struct Boundary {
    pub(super) day: Located<Date>,
    pub(super) part: String,
    pub(super) why: String,
}

impl Boundary {
    pub(super) fn new(day: Located<Date>, part: impl Into<String>, why: impl Into<String>) -> Self {
        Self { day, part: part.into(), why: why.into() }
    }
}

/// The days on which a plan becomes public, changes and is called off.
pub(super) fn of_plan<S>(plan: &Plan<S>, part: &str, what: &str) -> Vec<Boundary> {
    let announced =
        plan.announced.map(|day| Boundary::new(day, format!("{part}.announced"), format!("{what} becomes public")));
    let changed = (1..).zip(&plan.changed).map(|(number, change)| {
        Boundary::new(change.on, format!("{part}.changed.{number}"), format!("a change of {what} becomes public"))
    });
    let called_off = plan
        .called_off
        .as_ref()
        .map(|called_off| Boundary::new(called_off.on, format!("{part}.called-off"), format!("{what} is called off")));
    announced.into_iter().chain(changed).chain(called_off).collect()
}

/// The days of the end of something, and of ends that were called off.
pub(super) fn of_ends<R>(
    end: Option<&Retirement<R>>,
    called_off: &[Retirement<R>],
    what: &str,
    ends: &str,
) -> Vec<Boundary> {
    let noun = format!("the end of {what}");
    let own = end.into_iter().flat_map(|end| {
        let day = Boundary::new(end.on, "end", format!("{what} {ends}"));
        [day].into_iter().chain(of_plan(&end.plan, "end", &noun))
    });
    let others =
        (1..).zip(called_off).flat_map(|(number, end)| of_plan(&end.plan, &format!("former-end.{number}"), &noun));
    own.chain(others).collect()
}
