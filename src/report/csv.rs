//! A report -> one table with everything that is known of each promise, as CSV (RFC 4180).

use crate::report::document::Report;
use crate::report::table::Cell;
use crate::spreadsheet::harmless;

/// The bytes of the table, in UTF-8 with a byte-order mark, without which spreadsheets take it for something else.
#[must_use]
pub fn csv(report: &Report) -> Vec<u8> {
    let mut writer =
        ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(b"\xef\xbb\xbf".to_vec());
    let names = report.all.columns.iter().map(|column| column.name.to_owned()).collect();
    let rows = report.all.rows.iter().map(|row| row.iter().map(text).collect());
    for record in std::iter::once(names).chain(rows) {
        let record: Vec<String> = record;
        // Writing to memory can't fail, and all records have as many cells.
        let _ = writer.write_record(record);
    }
    writer.into_inner().unwrap_or_default()
}

fn text(cell: &Cell) -> String {
    match cell {
        Cell::Blank => String::new(),
        Cell::Text(text) | Cell::Said(text) => harmless(text).into_owned(),
        Cell::Number(number) => number.to_string(),
        Cell::Decimal(thousandths) => decimal(*thousandths, 1_000),
        Cell::Percent(percent, _) => decimal(percent.ten_thousandths(), 10_000),
        Cell::Day(day) => day.to_string(),
    }
}

/// A number with as many decimals as it needs.
pub(super) fn decimal(parts: u64, whole: u64) -> String {
    let digits = whole.ilog10() as usize;
    let text = format!("{}.{:0digits$}", parts / whole, parts % whole);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
