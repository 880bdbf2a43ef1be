//! A period and the content -> a table with a row for every promise that was in force then, ready for its figures.

use jiff::civil::Date;

use crate::authoring::new_file::NewFile;
use crate::model::catalog::{Catalog, Owned};
use crate::model::promised::Numbered;
use crate::model::results::{ReportedPeriod, columns_for};

/// The table of a period, to be filled in.
#[derive(Debug, Clone, Copy)]
pub struct ResultsTable {
    /// The period.
    pub period: ReportedPeriod,
    /// The day on which its results come out. They can't before the period is over.
    pub published: Date,
}

impl ResultsTable {
    /// The file; nothing if nothing was promised in the period, or every promise has a result already.
    #[must_use]
    pub fn file(&self, catalog: &Catalog) -> Option<NewFile> {
        let fiscal = catalog.site.first_fiscal_month();
        let days = self.period.days(fiscal);
        let published = self.published.max(days.until.unwrap_or(self.published));
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
            rows.extend(versions.iter().map(|one| self.row(&owned, one, is_one, published)));
        }
        let name = format!("results/{}.csv", self.period);
        (!rows.is_empty()).then(|| NewFile { name, text: self.header() + &rows.concat() })
    }

    fn header(self) -> String {
        line(columns_for(self.period.kind()).map(str::to_owned))
    }

    fn row(self, owned: &Owned<'_>, version: &Numbered<'_>, is_one: bool, published: Date) -> String {
        let (year, part) = match self.period {
            ReportedPeriod::Month { year, month: part } | ReportedPeriod::Quarter { year, quarter: part } => {
                (year, part)
            }
            ReportedPeriod::Year { year } => (year, 0),
        };
        line(columns_for(self.period.kind()).map(|column| match column {
            "standard" => owned.standard.id.to_string(),
            "year" => year.to_string(),
            "quarter" | "month" => part.to_string(),
            "revision" if !is_one => version.revision.to_string(),
            "published" => published.to_string(),
            _ => String::new(),
        }))
    }
}

fn line(cells: impl Iterator<Item = String>) -> String {
    cells.collect::<Vec<_>>().join(",") + "\n"
}
