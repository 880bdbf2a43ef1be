//! A period and the content -> a table with a row for every promise that was in force then, ready for its figures.

use crate::authoring::new_file::NewFile;
use crate::model::catalog::{Catalog, Owned};
use crate::model::promised::Numbered;
use crate::model::results::ReportedPeriod;

/// The table of a period, to be filled in.
#[derive(Debug, Clone, Copy)]
pub struct ResultsTable {
    /// The period.
    pub period: ReportedPeriod,
}

impl ResultsTable {
    /// The file; nothing if nothing was promised in the period, or every promise has a result already.
    #[must_use]
    pub fn file(&self, catalog: &Catalog) -> Option<NewFile> {
        let fiscal = catalog.site.first_fiscal_month();
        let days = self.period.days(fiscal);
        let mut rows = Vec::new();
        for owned in catalog.standards().filter(|owned| owned.is_public()) {
            let id = &owned.standard.id.value;
            let mut rows_then = catalog.results.rows_of(id).iter().map(|row| row.period.value.days(fiscal));
            if rows_then.any(|then| then.overlaps(days)) {
                continue;
            }
            let mut versions: Vec<Numbered<'_>> = owned.numbered();
            versions.retain(|one| !one.period.is_empty() && one.period.overlaps(days));
            let is_one = versions.len() == 1;
            rows.extend(versions.iter().map(|one| self.row(&owned, one, is_one)));
        }
        let name = format!("results/{}.csv", self.period);
        (!rows.is_empty()).then(|| NewFile { name, text: self.header() + &rows.concat() })
    }

    fn header(self) -> String {
        let part = match self.period {
            ReportedPeriod::Month { .. } => "month,",
            ReportedPeriod::Quarter { .. } => "quarter,",
            ReportedPeriod::Year { .. } => "",
        };
        format!("standard,year,{part}revision,met,total,not_due,on_hold,left_out,left_out_reason,average,status,note\n")
    }

    fn row(self, owned: &Owned<'_>, version: &Numbered<'_>, is_one: bool) -> String {
        let id = &owned.standard.id.value;
        let period = match self.period {
            ReportedPeriod::Month { year, month } => format!("{year},{month}"),
            ReportedPeriod::Quarter { year, quarter } => format!("{year},{quarter}"),
            ReportedPeriod::Year { year } => year.to_string(),
        };
        let revision = if is_one { String::new() } else { version.revision.to_string() };
        format!("{id},{period},{revision},,,,,,,,,\n")
    }
}
