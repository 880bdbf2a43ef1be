//! The names of a report's files, by which they lead to each other.

/// The page.
pub const PAGE: &str = "index.html";
/// Its style sheet.
pub const STYLE: &str = "report.css";
/// The table.
pub const TABLE: &str = "report.csv";
/// The workbook.
pub const WORKBOOK: &str = "report.xlsx";
/// The PDF.
pub const PRINT: &str = "report.pdf";
