//! The results of a standard -> what residents are told first: how its latest version was kept in the last twelve months that were measured.

use jiff::ToSpan;

use crate::model::amount::Unit;
use crate::model::catalog::Owned;
use crate::model::period::Period;
use crate::model::promised::{Numbered, Promised};
use crate::model::results::{Entry, Judged, Measured, PeriodKind, ResultRow, ResultStatus, Sum, judge};
use crate::model::target::Count;

/// The result of a version over at most twelve months.
#[derive(Debug, Clone)]
pub struct Recent<'a> {
    /// The version.
    pub version: Numbered<'a>,
    /// From the first period that was measured to the last one.
    pub months: Period,
    /// How many months these are.
    pub length: i8,
    /// How many of them were measured.
    pub measured: i8,
    /// Their figures.
    pub sum: Sum,
    /// Whether the promise was kept.
    pub judged: Judged,
    /// Whether some of the figures may still change.
    pub is_provisional: bool,
    /// The rows, earliest first.
    pub rows: Vec<&'a ResultRow>,
}

/// The recent result of a standard, where fiscal years start with the month `fiscal`; nothing if nothing was measured.
#[must_use]
pub fn recent<'a>(owned: &Owned<'a>, entries: &[Entry<'a>], fiscal: i8) -> Option<Recent<'a>> {
    let mut all: Vec<(Period, Numbered<'a>, &'a ResultRow, &'a Measured)> = entries
        .iter()
        .filter_map(|entry| {
            let (row, measured) = (entry.current, entry.current.measured()?);
            let Promised::One(version) = owned.promised(row, fiscal) else { return None };
            Some((row.period.value.days(fiscal), version, row, measured))
        })
        .collect();
    all.sort_by_key(|(days, version, ..)| (days.until, version.revision));
    let (last, version, ..) = *all.last()?;
    let until = last.until?;
    let earliest = until.checked_sub(i64::from(PeriodKind::Year.months()).months()).ok()?;
    all.retain(|(days, own, ..)| own.revision == version.revision && days.from >= earliest);
    if is_monthly(&version) {
        all.drain(..all.len() - 1);
    }
    let months = Period { from: all.first()?.0.from, until: Some(until) };
    let sum: Sum = all.iter().map(|(.., measured)| Sum::of(measured)).sum();
    let measured = all.iter().map(|(_, _, row, _)| row.period.value.kind().months()).sum();
    Some(Recent {
        judged: judge(&version.version.promise, &sum, measured),
        version,
        length: length(months),
        months,
        measured,
        sum,
        is_provisional: all.iter().any(|(.., measured)| measured.status == ResultStatus::Provisional),
        rows: all.into_iter().map(|(_, _, row, _)| row).collect(),
    })
}

/// Whether it promises a number for each month, which no sum of months can be compared with.
fn is_monthly(version: &Numbered<'_>) -> bool {
    matches!(version.version.promise.target.value.count(), Some(Count { per: Unit::Month, .. }))
}

/// How many months a period of whole months has.
fn length(months: Period) -> i8 {
    let until = months.until.unwrap_or(months.from);
    let years = i32::from(until.year()) - i32::from(months.from.year());
    let number = years * 12 + i32::from(until.month()) - i32::from(months.from.month());
    i8::try_from(number).unwrap_or(i8::MAX)
}
