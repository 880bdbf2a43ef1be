//! A standard in force -> what came out in the last fiscal year that is over, added up, for the columns of the tables.

use crate::model::disclosed::Shown;
use crate::model::edition::{EffectiveStandard, EffectiveVersion};
use crate::model::results::{Judged, PeriodKind, ReportedPeriod, Sum, judge};
use crate::render::feed::convert::Convert;

/// The results of a fiscal year under the version in force.
pub(super) struct FiscalYear {
    /// The year in which it starts.
    pub(super) starts: i16,
    pub(super) sum: Sum,
    pub(super) judged: Judged,
    /// How many of its months were measured.
    pub(super) months: i8,
}

/// The last fiscal year that is over and was measured at least in part; nothing if there is none, or if its figures are withheld.
pub(super) fn last_fiscal_year(
    convert: &Convert<'_>,
    standard: &EffectiveStandard<'_>,
    version: &EffectiveVersion<'_>,
) -> Option<FiscalYear> {
    let edition = convert.edition();
    let fiscal = edition.catalog.site.first_fiscal_month();
    let year = |day| ReportedPeriod::around(day, PeriodKind::Year, fiscal);
    let all = &convert.outcome(standard)?.all;
    let own = all.iter().filter(|one| one.version.revision == version.revision);
    let measured: Vec<_> = own
        .filter_map(|one| match &one.shown {
            Shown::Figures { sum, .. } => Some((year(one.period.from), one.named.kind().months(), *sum)),
            Shown::Few | Shown::TotalAlone(_) | Shown::NotMeasured(_) | Shown::Late(_) => None,
        })
        .filter(|(year, ..)| !edition.is_ahead(year.until(fiscal)))
        .collect();
    let last = measured.iter().map(|(year, ..)| *year).max()?;
    let ReportedPeriod::Year { year: starts } = last else { return None };
    let own = || measured.iter().filter(|(year, ..)| *year == last);
    let (sum, months): (Sum, i8) = (own().map(|(_, _, sum)| *sum).sum(), own().map(|(_, months, _)| *months).sum());
    Some(FiscalYear { starts, sum, judged: judge(&version.version.promise, &sum, months), months })
}
