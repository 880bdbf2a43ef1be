//! What a workbook is: sheets of typed cells.

use jiff::civil::Date;

/// A workbook.
#[derive(Debug, Clone)]
pub struct Workbook {
    /// Its title.
    pub title: String,
    /// Who it is from.
    pub author: String,
    /// The day that it says it was made on.
    pub created: Date,
    /// Its sheets. Spreadsheet programs want at least one.
    pub sheets: Vec<Sheet>,
}

/// A sheet: a table whose first row has the names of its columns and stays in sight.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// Its name, of at most 31 letters and without `[]:*?/\`; others are left out.
    pub name: String,
    /// Each column's name, and about how many letters it is wide.
    pub columns: Vec<(String, u8)>,
    /// Its rows.
    pub rows: Vec<Vec<Value>>,
}

/// What is in a cell. Texts are never formulas.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing.
    Blank,
    /// A text.
    Text(String),
    /// A whole number.
    Number(u64),
    /// Thousandths.
    Decimal(u64),
    /// A share, in tenths of a percent.
    Percent(u64),
    /// A day.
    Day(Date),
}
