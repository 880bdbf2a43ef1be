//! A cell of a CSV file -> one that no spreadsheet runs as a formula.

use std::borrow::Cow;

/// Returns a cell that no spreadsheet runs as a formula: with an apostrophe before any character that can start one. Tabs and line breaks
/// count too, because some spreadsheets skip them.
#[must_use]
pub fn harmless(cell: &str) -> Cow<'_, str> {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}']) {
        Cow::Owned(["'", cell].concat())
    } else {
        Cow::Borrowed(cell)
    }
}
