//! Pairs the promises that policy clause 1.2 compares: a department's and the corporate one for the same stage, with an overlapping
//! channel and period.

use jiff::civil::Date;

use crate::check::ahead::end;
use crate::check::context::Context;
use crate::english;
use crate::model::amount::Unit;
use crate::model::calendar::Calendar;
use crate::model::catalog::{Catalog, Owned};
use crate::model::period::Period;
use crate::model::standard::Version;
use crate::model::strength::Comparison;

/// A department's promise, the corporate one, and how they compare.
pub(super) struct Pair<'a> {
    pub(super) owned: Owned<'a>,
    pub(super) version: &'a Version,
    /// The days on which the version is in force.
    pub(super) period: Period,
    pub(super) floor: Owned<'a>,
    pub(super) floor_version: &'a Version,
    pub(super) comparison: Comparison,
    /// The calendars used for business time: the department's, then the corporate one.
    pub(super) calendars: (Option<&'a Calendar>, Option<&'a Calendar>),
    /// Whether its hours may start only when somebody is there.
    pub(super) waits: bool,
    /// The first day on which both are in force, if it is in the future.
    begins: Option<Date>,
    /// The first day on which one of them no longer is.
    pub(super) until: Option<Date>,
}

impl<'a> Pair<'a> {
    /// Whether the promise applies only under a condition. The baseline still covers all other cases.
    pub(super) fn is_conditional(&self) -> bool {
        self.version.promise.conditions.is_some()
    }

    /// The start of the pair in words, ` from 1 January 2028 on`; empty if it is not in the future.
    pub(super) fn since(&self) -> String {
        self.begins.map(|day| format!(" from {} on", english::date(day))).unwrap_or_default()
    }

    /// Both calendars, if the promises use the same business unit but different calendars.
    pub(super) fn other_calendar(&self) -> Option<(&'a Calendar, &'a Calendar)> {
        let unit = |version: &Version| {
            let target = &version.promise.target.value;
            target.longest().or(target.time()).map(|time| time.unit)
        };
        let is_business = unit(self.version).is_some_and(Unit::is_business);
        let (ours, theirs) = (self.calendars.0?, self.calendars.1?);
        let is_other =
            is_business && unit(self.version) == unit(self.floor_version) && ours.id.value != theirs.id.value;
        is_other.then_some((ours, theirs))
    }

    /// Whether the promise is weaker than the baseline or can't be compared with it.
    pub(super) fn is_below(&self) -> bool {
        self.comparison != Comparison::NotWeaker
    }
}

/// Every pair without an exemption.
pub(super) fn pairs<'a>(context: &Context<'a>) -> impl Iterator<Item = Pair<'a>> {
    all_pairs(context).filter(|pair| pair.version.promise.exempt.is_none())
}

/// Every pair, with or without an exemption.
pub(super) fn all_pairs<'a>(context: &Context<'a>) -> impl Iterator<Item = Pair<'a>> {
    let (catalog, today) = (context.catalog, context.today);
    let floors: Vec<Owned<'a>> = catalog.baseline().filter(|owned| owned.is_public()).collect();
    let theirs = catalog.standards().filter(|owned| !owned.department.is_corporate && owned.is_public());
    let pairing = Pairing { catalog, today };
    theirs.flat_map(move |owned| {
        let same_stage = floors.iter().copied().filter(move |floor| floor.standard.stage == owned.standard.stage);
        same_stage.flat_map(|floor| pairing.versions(owned, floor)).collect::<Vec<_>>()
    })
}

/// The data needed to build pairs.
#[derive(Clone, Copy)]
struct Pairing<'a> {
    catalog: &'a Catalog,
    today: Date,
}

impl<'a> Pairing<'a> {
    fn versions(self, owned: Owned<'a>, floor: Owned<'a>) -> Vec<Pair<'a>> {
        let mut pairs = Vec::new();
        for (version, period) in public_periods(owned) {
            for (floor_version, floor_period) in public_periods(floor) {
                let base = &floor_version.promise;
                let applies = base.conditions.is_none() && version.promise.shares_a_channel_with(base);
                if !applies || !share_a_day(period, floor_period) {
                    continue;
                }
                let first = period.from.max(floor_period.from);
                let (ours, theirs) = ((owned, &version.promise), (floor, base));
                let calendars = (self.catalog.calendar_of(ours), self.catalog.calendar_of(theirs));
                let waits = self.catalog.may_wait(ours);
                let comparison = self.catalog.compare_with_floor(ours, theirs, first.max(self.today));
                let begins = (first > self.today).then_some(first);
                let until = period.ended_by(floor_period.until).until;
                pairs.push(Pair {
                    owned,
                    version,
                    period,
                    floor,
                    floor_version,
                    comparison,
                    calendars,
                    waits,
                    begins,
                    until,
                });
            }
        }
        pairs
    }
}

fn public_periods(owned: Owned<'_>) -> Vec<(&Version, Period)> {
    owned.standard.periods(end(owned.service), false)
}

fn share_a_day(a: Period, b: Period) -> bool {
    let starts_before_end = |one: Period, other: Period| other.until.is_none_or(|until| one.from < until);
    starts_before_end(a, b) && starts_before_end(b, a) && !a.is_empty() && !b.is_empty()
}
