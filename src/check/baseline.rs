//! The pairs of promises that policy clause 1.2 compares: a department's and the corporate one for the same stage, an
//! overlapping channel and an overlapping time.

use crate::model::catalog::{Catalog, Owned};
use crate::model::period::Period;
use crate::model::standard::Version;
use crate::model::strength::{Comparison, compare};

/// A department's promise beside the corporate one, and how they compare.
pub(super) struct Pair<'a> {
    pub(super) owned: Owned<'a>,
    pub(super) version: &'a Version,
    /// The days on which the version holds.
    pub(super) period: Period,
    pub(super) floor: Owned<'a>,
    pub(super) floor_version: &'a Version,
    pub(super) comparison: Comparison,
}

impl Pair<'_> {
    /// Whether the promise is for a stated case only, while the plain case stays covered by the baseline.
    pub(super) fn is_conditional(&self) -> bool {
        self.version.promise.conditions.is_some()
    }

    /// Whether it can't be shown that the promise keeps the baseline.
    pub(super) fn is_below(&self) -> bool {
        self.comparison != Comparison::NotWeaker
    }
}

/// Every pair without a written exemption.
pub(super) fn pairs(catalog: &Catalog) -> impl Iterator<Item = Pair<'_>> {
    all_pairs(catalog).filter(|pair| pair.version.promise.exempt.is_none())
}

/// Every pair, with an exemption or without.
pub(super) fn all_pairs(catalog: &Catalog) -> impl Iterator<Item = Pair<'_>> {
    let floors: Vec<Owned<'_>> = catalog.baseline().filter(|owned| is_public(owned)).collect();
    let theirs = catalog.standards().filter(|owned| !owned.department.is_corporate && is_public(owned));
    theirs.flat_map(move |owned| {
        let same_stage = floors.iter().copied().filter(move |floor| floor.standard.stage == owned.standard.stage);
        same_stage.flat_map(move |floor| compare_versions(owned, floor)).collect::<Vec<_>>()
    })
}

fn is_public(owned: &Owned<'_>) -> bool {
    !owned.service.draft && !owned.standard.draft
}

fn compare_versions<'a>(owned: Owned<'a>, floor: Owned<'a>) -> Vec<Pair<'a>> {
    let mut pairs = Vec::new();
    for (version, period) in public_periods(owned) {
        let promise = &version.promise;
        for (floor_version, floor_period) in public_periods(floor) {
            let base = &floor_version.promise;
            let applies =
                base.conditions.is_none() && promise.shares_a_channel_with(base) && share_a_day(period, floor_period);
            if applies {
                let comparison = compare(promise, base);
                pairs.push(Pair { owned, version, period, floor, floor_version, comparison });
            }
        }
    }
    pairs
}

fn public_periods(owned: Owned<'_>) -> Vec<(&Version, Period)> {
    let end = owned.service.retired.as_ref().map(|retired| retired.on.value);
    owned.standard.periods(end, false)
}

fn share_a_day(a: Period, b: Period) -> bool {
    let starts_before_end = |one: Period, other: Period| other.until.is_none_or(|until| one.from < until);
    starts_before_end(a, b) && starts_before_end(b, a) && !a.is_empty() && !b.is_empty()
}
