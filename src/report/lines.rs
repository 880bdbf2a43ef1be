//! The content and a period -> what is known of each promise in it, one line for each version.

use crate::model::catalog::{Catalog, Owned};
use crate::model::disclosed::{Disclosed, Shown, disclosed};
use crate::model::period::Period;
use crate::model::promised::Numbered;
use crate::model::results::{Entry, Judged, Sum, Undecided, judge};

/// What is known of a version in the period.
pub(super) struct Line<'a> {
    pub(super) owned: Owned<'a>,
    pub(super) version: Numbered<'a>,
    /// Its results within the period, earliest first.
    pub(super) results: Vec<Disclosed<'a>>,
    /// For how long it has been missed, counted from the end of the period.
    pub(super) missed: Option<MissedSince>,
    pub(super) figures: Option<Figures>,
}

/// The figures of the period, added up.
#[derive(Debug, Clone, Copy)]
pub(super) struct Figures {
    pub(super) sum: Sum,
    pub(super) judged: Judged,
    /// How many months were measured.
    pub(super) months: i8,
    pub(super) is_provisional: bool,
}

/// Periods in a row in which a promise was missed.
#[derive(Debug, Clone, Copy)]
pub(super) struct MissedSince {
    pub(super) periods: usize,
    pub(super) from: jiff::civil::Date,
}

/// The lines of a period, in the order of the content.
pub(super) fn lines(catalog: &Catalog, days: Period, fiscal: i8) -> Vec<Line<'_>> {
    let public = catalog.standards().filter(|owned| owned.is_public());
    public.flat_map(|owned| of_standard(catalog, owned, days, fiscal)).collect()
}

fn of_standard<'a>(catalog: &'a Catalog, owned: Owned<'a>, days: Period, fiscal: i8) -> Vec<Line<'a>> {
    let entries: Vec<Entry<'a>> = catalog.results.entries(&owned.standard.id.value);
    // The report may be passed on, so it says no more of private services than the site does.
    let all = disclosed(&owned, entries, fiscal);
    let within = |one: &Disclosed<'_>| one.period.from >= days.from && is_until(one.period, days);
    let versions = owned.numbered().into_iter().filter(|one| !one.period.is_empty());
    let line = |version: Numbered<'a>| {
        let results: Vec<Disclosed<'a>> =
            all.iter().filter(|one| one.version.revision == version.revision && within(one)).cloned().collect();
        let is_promised = version.period.overlaps(days) && version.version.promise.target.value.is_promised();
        (is_promised || !results.is_empty()).then(|| Line {
            figures: figures(&version, &results),
            missed: missed(&all, days),
            owned,
            version,
            results,
        })
    };
    versions.filter_map(line).collect()
}

/// Whether a period ends by the end of another.
fn is_until(period: Period, days: Period) -> bool {
    period.until.zip(days.until).is_none_or(|(own, end)| own <= end)
}

fn figures(version: &Numbered<'_>, results: &[Disclosed<'_>]) -> Option<Figures> {
    let measured: Vec<(&Disclosed<'_>, Sum, Judged)> = results
        .iter()
        .filter_map(|one| match one.shown {
            Shown::Figures { sum, judged, .. } => Some((one, sum, judged)),
            Shown::Few | Shown::TotalAlone(_) | Shown::NotMeasured(_) | Shown::Late(_) => None,
        })
        .collect();
    let sum: Sum = measured.iter().map(|(_, sum, _)| *sum).sum();
    let months = measured.iter().map(|(one, ..)| one.named.kind().months()).sum();
    let is_provisional = measured.iter().any(|(one, ..)| one.is_provisional());
    let whole = judge(&version.version.promise, &sum, months);
    // A number for each month can't be compared with the sum of several: then each month decides.
    let each = || of_each(&measured.iter().map(|(.., judged)| *judged).collect::<Vec<_>>());
    let judged = if whole == Judged::Undecided(Undecided::OtherPeriod) { each() } else { whole };
    (!measured.is_empty()).then_some(Figures { sum, judged, months, is_provisional })
}

fn of_each(all: &[Judged]) -> Judged {
    let has = |wanted: Judged| all.contains(&wanted);
    if has(Judged::Missed) {
        Judged::Missed
    } else if all.iter().all(|judged| *judged == Judged::Kept) {
        Judged::Kept
    } else {
        Judged::Undecided(Undecided::OtherPeriod)
    }
}

fn missed(all: &[Disclosed<'_>], days: Period) -> Option<MissedSince> {
    let known = all.iter().rev().filter(|one| is_until(one.period, days));
    let in_a_row: Vec<&Disclosed<'_>> =
        known.filter(|one| one.judged().is_some()).take_while(|one| one.judged() == Some(Judged::Missed)).collect();
    let first = in_a_row.last()?;
    Some(MissedSince { periods: in_a_row.len(), from: first.period.from })
}

impl Line<'_> {
    /// Whether it was kept or missed, if anything says so.
    pub(super) fn judged(&self) -> Option<Judged> {
        self.figures.map(|figures| figures.judged)
    }

    /// Whether it was missed.
    pub(super) fn is_missed(&self) -> bool {
        self.judged() == Some(Judged::Missed)
    }
}
