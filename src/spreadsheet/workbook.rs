//! A workbook: sheets of typed cells -> the bytes of an `.xlsx` file. The same workbook gives the same bytes.

use jiff::civil::Date;

use crate::spreadsheet::parts;
use crate::zip::zip;

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
    /// A share, in ten-thousandths of a percent. It is shown with one decimal, rounded down.
    Percent(u64),
    /// A day.
    Day(Date),
}

impl Workbook {
    /// The bytes of the file.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        let mut files = vec![
            ("[Content_Types].xml", parts::content_types(self.sheets.len())),
            ("_rels/.rels", parts::relations_of_the_package()),
            ("docProps/core.xml", parts::properties(self)),
            ("xl/workbook.xml", parts::workbook(self)),
            ("xl/_rels/workbook.xml.rels", parts::relations_of_the_workbook(self.sheets.len())),
            ("xl/styles.xml", parts::styles()),
        ];
        let names: Vec<String> = (1..=self.sheets.len()).map(parts::path_of_sheet).collect();
        files.extend(names.iter().zip(&self.sheets).map(|(name, sheet)| (name.as_str(), parts::sheet(sheet))));
        zip(&files)
    }
}
