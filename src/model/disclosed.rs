//! The results of a standard -> what of them may be published.
//!
//! Of a service whose few cases could tell who asked, only whole fiscal years are, and of those no number below [`HIDDEN_BELOW`], nor one from
//! which such a number could be worked out.

use jiff::civil::Date;

use crate::model::catalog::Owned;
use crate::model::period::Period;
use crate::model::promised::{Numbered, Promised};
use crate::model::results::{Entry, Judged, Measured, Outcome, PeriodKind, ReportedPeriod, ResultStatus, Sum, judge};

/// A number from 1 up to, not including, this one could tell who is meant.
pub const HIDDEN_BELOW: u64 = 5;

/// What may be published about one version in one period.
#[derive(Debug, Clone)]
pub struct Disclosed<'a> {
    /// The version.
    pub version: Numbered<'a>,
    /// The period as staff name it.
    pub named: ReportedPeriod,
    /// Its days.
    pub period: Period,
    /// What there is to say.
    pub shown: Shown<'a>,
    /// What staff wrote, with what it replaced; nothing for a sum of private results.
    pub entry: Option<Entry<'a>>,
}

/// What there is to say about a period.
#[derive(Debug, Clone)]
pub enum Shown<'a> {
    /// Its figures, and whether they may still change.
    Figures {
        /// The counts.
        sum: Sum,
        /// All figures of the row; nothing for a sum of private results.
        measured: Option<&'a Measured>,
        /// Whether the promise was kept.
        judged: Judged,
    },
    /// That it came up fewer than [`HIDDEN_BELOW`] times.
    Few,
    /// How often it came up, and no more.
    TotalAlone(u64),
    /// That it was not measured, and why.
    NotMeasured(&'a str),
    /// That the figures are late, and when they are expected.
    Late(Date),
}

/// What may be published of a standard's results, by version and period, where fiscal years start with the month `fiscal`.
#[must_use]
pub fn disclosed<'a>(owned: &Owned<'a>, entries: Vec<Entry<'a>>, fiscal: i8) -> Vec<Disclosed<'a>> {
    let mut all: Vec<Disclosed<'a>> =
        entries.into_iter().filter_map(|entry| as_written(owned, entry, fiscal)).collect();
    if owned.service.is_private {
        all = by_years(&all, fiscal);
    }
    all.sort_by_key(|one| (one.version.revision, one.period.from));
    all
}

fn as_written<'a>(owned: &Owned<'a>, entry: Entry<'a>, fiscal: i8) -> Option<Disclosed<'a>> {
    let row = entry.current;
    let version = match owned.promised(row, fiscal) {
        Promised::One(version) => version,
        // That something was not measured is so for each version of the period.
        Promised::Several(versions) if row.measured().is_none() => *versions.last()?,
        Promised::Several(_) | Promised::Nothing | Promised::Another(_) => return None,
    };
    let shown = match &row.outcome {
        Outcome::Measured(measured) => {
            let sum = Sum::of(measured);
            let judged = judge(&version.version.promise, &sum, row.period.value.kind().months());
            Shown::Figures { sum, measured: Some(measured), judged }
        }
        Outcome::NotMeasured => Shown::NotMeasured(row.note.as_ref().map_or("", |note| &note.value)),
        Outcome::Late(expected) => Shown::Late(expected.value),
    };
    Some(Disclosed { version, named: entry.period, period: entry.period.days(fiscal), shown, entry: Some(entry) })
}

/// The fiscal years that were measured whole, under one version.
fn by_years<'a>(all: &[Disclosed<'a>], fiscal: i8) -> Vec<Disclosed<'a>> {
    let year = |one: &Disclosed<'_>| ReportedPeriod::around(one.period.from, PeriodKind::Year, fiscal);
    let mut years: Vec<(ReportedPeriod, u32)> = all.iter().map(|one| (year(one), one.version.revision)).collect();
    years.sort_unstable();
    years.dedup();
    let of_year = |(named, revision): (ReportedPeriod, u32)| {
        let within: Vec<&Disclosed<'a>> =
            all.iter().filter(|one| year(one) == named && one.version.revision == revision).collect();
        let measured: Vec<&Measured> = within.iter().filter_map(|one| one.measured()).collect();
        let months: i8 =
            within.iter().filter(|one| one.measured().is_some()).map(|one| one.named.kind().months()).sum();
        let is_final = measured.iter().all(|one| one.status == ResultStatus::Final);
        if months != PeriodKind::Year.months() || !is_final {
            return None;
        }
        let version = within.first()?.version;
        let shown = hidden(&version, &measured.into_iter().map(Sum::of).sum());
        Some(Disclosed { version, named, period: named.days(fiscal), shown, entry: None })
    };
    years.into_iter().filter_map(of_year).collect()
}

/// What of a year's figures tells nothing about a few people.
fn hidden<'a>(version: &Numbered<'_>, sum: &Sum) -> Shown<'a> {
    let is_small = |number: u64| (1..HIDDEN_BELOW).contains(&number);
    if is_small(sum.total) {
        return Shown::Few;
    }
    let tells = sum.met.is_some_and(|met| is_small(met) || is_small(sum.total - met.min(sum.total)));
    if tells {
        return Shown::TotalAlone(sum.total);
    }
    let judged = judge(&version.version.promise, sum, PeriodKind::Year.months());
    Shown::Figures { sum: *sum, measured: None, judged }
}

impl<'a> Disclosed<'a> {
    /// What staff wrote of its figures, if it has any.
    #[must_use]
    pub const fn measured(&self) -> Option<&'a Measured> {
        if let Shown::Figures { measured, .. } = self.shown { measured } else { None }
    }

    /// Whether its figures may still change.
    #[must_use]
    pub fn is_provisional(&self) -> bool {
        self.measured().is_some_and(|measured| measured.status == ResultStatus::Provisional)
    }

    /// Whether the promise was kept, if anything says so.
    #[must_use]
    pub const fn judged(&self) -> Option<Judged> {
        if let Shown::Figures { judged, .. } = self.shown { Some(judged) } else { None }
    }
}
