//! A report -> its files: the page with its style sheet, the table and the workbook. They lead to each other by their names, so that a folder
//! with them can be put anywhere.

use crate::report::document::Report;
use crate::report::names::{PAGE, STYLE, TABLE, WORKBOOK};
use crate::report::{csv, html, xlsx};

/// The files of a report, each with its name.
#[must_use]
pub fn files(report: &Report) -> [(&'static str, Vec<u8>); 4] {
    [
        (PAGE, html::html(report).into_bytes()),
        (STYLE, include_bytes!("report.css").to_vec()),
        (TABLE, csv::csv(report)),
        (WORKBOOK, xlsx::xlsx(report)),
    ]
}
