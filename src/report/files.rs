//! A report -> its files: the page with its style sheet, the table, the workbook, and the PDF if it could be set. They lead to each other by
//! their names, so that a folder with them can be put anywhere.

use crate::report::document::Report;
use crate::report::names::{PAGE, PRINT, STYLE, TABLE, WORKBOOK};
use crate::report::{csv, html, xlsx};

/// The files of a report, each with its name.
#[must_use]
pub fn files(report: &Report, pdf: Option<Vec<u8>>) -> Vec<(&'static str, Vec<u8>)> {
    let mut files = vec![
        (PAGE, html::html(report, pdf.is_some()).into_bytes()),
        (STYLE, include_bytes!("report.css").to_vec()),
        (TABLE, csv::csv(report)),
        (WORKBOOK, xlsx::xlsx(report)),
    ];
    files.extend(pdf.map(|pdf| (PRINT, pdf)));
    files
}
