//! The pairs of promises that policy clause 1.2 compares: a department's and the corporate one for the same stage, an
//! overlapping channel and an overlapping time.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::check::ahead::end;
use crate::check::context::Context;
use crate::english;
use crate::model::amount::Unit;
use crate::model::calendar::Calendar;
use crate::model::catalog::Owned;
use crate::model::id::Id;
use crate::model::period::Period;
use crate::model::standard::{Promise, Version};
use crate::model::strength::{BusinessTime, Comparison, compare_on};

/// A department's promise beside the corporate one, and how they compare.
pub(super) struct Pair<'a> {
    pub(super) owned: Owned<'a>,
    pub(super) version: &'a Version,
    /// The days on which the version holds.
    pub(super) period: Period,
    pub(super) floor: Owned<'a>,
    pub(super) floor_version: &'a Version,
    pub(super) comparison: Comparison,
    /// The calendars on which the two count business time: the department's and the corporate one.
    pub(super) calendars: (Option<&'a Calendar>, Option<&'a Calendar>),
    /// The first day on which both hold, if it is yet to come.
    begins: Option<Date>,
}

impl<'a> Pair<'a> {
    /// Whether the promise is for a stated case only, while the plain case stays covered by the baseline.
    pub(super) fn is_conditional(&self) -> bool {
        self.version.promise.conditions.is_some()
    }

    /// From when on, where that is yet to come: ` from 1 January 2028 on`.
    pub(super) fn since(&self) -> String {
        self.begins.map(|day| format!(" from {} on", english::date(day))).unwrap_or_default()
    }

    /// What tells the two apart where both count in the same business unit, but on calendars of their own.
    pub(super) fn other_calendar(&self) -> Option<(&'a Calendar, &'a Calendar)> {
        let unit = |version: &Version| version.promise.target.value.unit();
        let is_business = unit(self.version).is_some_and(Unit::is_business);
        let (ours, theirs) = (self.calendars.0?, self.calendars.1?);
        let is_other =
            is_business && unit(self.version) == unit(self.floor_version) && ours.id.value != theirs.id.value;
        is_other.then_some((ours, theirs))
    }

    /// Whether it can't be shown that the promise keeps the baseline.
    pub(super) fn is_below(&self) -> bool {
        self.comparison != Comparison::NotWeaker
    }
}

/// Every pair without a written exemption.
pub(super) fn pairs<'a>(context: &Context<'a>) -> impl Iterator<Item = Pair<'a>> {
    all_pairs(context).filter(|pair| pair.version.promise.exempt.is_none())
}

/// Every pair, with an exemption or without.
pub(super) fn all_pairs<'a>(context: &Context<'a>) -> impl Iterator<Item = Pair<'a>> {
    let (catalog, today) = (context.catalog, context.today);
    let floors: Vec<Owned<'a>> = catalog.baseline().filter(|owned| owned.is_public()).collect();
    let theirs = catalog.standards().filter(|owned| !owned.department.is_corporate && owned.is_public());
    let pairing = Pairing { calendars: &catalog.calendars, today };
    theirs.flat_map(move |owned| {
        let same_stage = floors.iter().copied().filter(move |floor| floor.standard.stage == owned.standard.stage);
        same_stage.flat_map(|floor| pairing.versions(owned, floor)).collect::<Vec<_>>()
    })
}

/// What pairs are made with.
#[derive(Clone, Copy)]
struct Pairing<'a> {
    calendars: &'a BTreeMap<Id, Calendar>,
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
                let calendars = (self.calendar(owned, &version.promise), self.calendar(floor, base));
                let time = BusinessTime { promise: calendars.0, floor: calendars.1, from: first.max(self.today) };
                let comparison = compare_on(&version.promise, base, time);
                let begins = (first > self.today).then_some(first);
                pairs.push(Pair { owned, version, period, floor, floor_version, comparison, calendars, begins });
            }
        }
        pairs
    }

    fn calendar(self, owned: Owned<'a>, promise: &'a Promise) -> Option<&'a Calendar> {
        self.calendars.get(&owned.calendar(promise)?.0.value)
    }
}

fn public_periods(owned: Owned<'_>) -> Vec<(&Version, Period)> {
    owned.standard.periods(end(owned.service), false)
}

fn share_a_day(a: Period, b: Period) -> bool {
    let starts_before_end = |one: Period, other: Period| other.until.is_none_or(|until| one.from < until);
    starts_before_end(a, b) && starts_before_end(b, a) && !a.is_empty() && !b.is_empty()
}
