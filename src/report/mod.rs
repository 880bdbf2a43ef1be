//! Content and a period -> the report to the city manager: how the promises were kept, and what wants attention.
//!
//! Policy clause 4.2 makes the administration accountable to the city manager. The report depends on the content and the period alone, not on
//! the day on which it is made, so anybody can make it again. [`html`] writes it as a page for screen and paper, [`csv`] as one table with
//! everything, and [`xlsx`] as a workbook with a sheet for each part. The PDF needs a theme, so it is set with the publications.

mod cells;
mod context;
pub mod csv;
mod document;
pub mod files;
pub mod html;
mod lines;
pub mod names;
mod parts;
mod shown;
mod table;
pub mod xlsx;

use crate::model::catalog::Catalog;
use crate::model::results::ReportedPeriod;
use crate::report::context::Context;
pub use crate::report::document::{METHOD, Report};
use crate::report::lines::lines;
pub use crate::report::table::{Cell, Column, Part, Table};
use crate::wording::Wording;

/// The report on a period.
#[must_use]
pub fn report(catalog: &Catalog, named: ReportedPeriod) -> Report {
    let fiscal = catalog.site.first_fiscal_month();
    let days = named.days(fiscal);
    let words = Wording::new(&catalog.language);
    let context = Context { catalog, words, days, fiscal, lines: lines(catalog, days, fiscal) };
    Report {
        city: catalog.site.city.clone(),
        language: catalog.site.language.value.as_str().to_owned(),
        notice: catalog.site.illustrative.as_ref().map(|notice| notice.value.clone()),
        named,
        days,
        summary: parts::summary(&context),
        parts: parts::all(&context),
        all: parts::everything(&context),
    }
}
