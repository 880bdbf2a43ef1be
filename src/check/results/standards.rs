//! The results of the catalog, standard by standard, for the rules of this folder.

use std::collections::BTreeMap;

use jiff::ToSpan;

use crate::check::context::Context;
use crate::english;
use crate::model::catalog::Owned;
use crate::model::id::StandardId;
use crate::model::period::Period;
use crate::model::promised::{Numbered, Promised};
use crate::model::results::{Entry, ResultRow};

/// Every standard that has results, with all that is known of it, in order of the ids.
pub(super) fn with_results<'a>(context: &'a Context<'_>) -> impl Iterator<Item = (Owned<'a>, Vec<Entry<'a>>)> {
    let ledger = &context.catalog.results;
    let owners: BTreeMap<&StandardId, Owned<'a>> = if ledger.is_empty() {
        BTreeMap::new()
    } else {
        context.catalog.standards().map(|owned| (&owned.standard.id.value, owned)).collect()
    };
    ledger.standards().filter_map(move |id| Some((*owners.get(id)?, ledger.entries(id))))
}

/// The version that a row is about, where there is only one that it can be about.
pub(super) fn version<'a>(context: &Context<'_>, owned: &Owned<'a>, row: &ResultRow) -> Option<Numbered<'a>> {
    match owned.promised(row, fiscal(context)) {
        Promised::One(one) => Some(one),
        Promised::Nothing | Promised::Several(_) | Promised::Another(_) => None,
    }
}

/// The month with which fiscal years start.
pub(super) fn fiscal(context: &Context<'_>) -> i8 {
    context.catalog.site.first_fiscal_month()
}

/// The days of a row's period.
pub(super) fn days(context: &Context<'_>, row: &ResultRow) -> Period {
    row.period.value.days(fiscal(context))
}

/// `pothole-repair.complete, March 2026`, for messages.
pub(super) fn named(context: &Context<'_>, row: &ResultRow) -> String {
    format!("`{}` {}", row.standard.0.value, english::in_months(days(context, row)))
}

/// Whether a version was promised on some day of a period: it was in force, and it was its season.
pub(super) fn is_promised(version: &Numbered<'_>, period: Period) -> bool {
    let season = version.version.promise.conditions.as_ref().and_then(|conditions| conditions.value.season);
    let days = period.from.series(1.day()).take_while(|day| period.contains(*day));
    version.period.overlaps(period)
        && season.is_none_or(|season| days.into_iter().any(|day| version.period.contains(day) && season.contains(day)))
}

/// `9 times in 10`.
pub(super) fn promised(version: &Numbered<'_>) -> String {
    english::target(&version.version.promise)
}
