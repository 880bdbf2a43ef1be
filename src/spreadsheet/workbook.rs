//! A workbook: sheets of typed cells -> the bytes of an `.xlsx` file. The same workbook gives the same bytes.

use crate::spreadsheet::book::Workbook;
use crate::spreadsheet::parts;
use crate::zip::zip;

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
