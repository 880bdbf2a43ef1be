//! A report -> a workbook with a sheet for each part, and one with every promise.

use crate::report::document::Report;
use crate::report::table::{Cell, Table};
use crate::spreadsheet::{Sheet, Value, Workbook};

/// The bytes of the workbook.
#[must_use]
pub fn xlsx(report: &Report) -> Vec<u8> {
    let parts = (1..).zip(&report.parts).map(|(number, part)| sheet(format!("{number} {}", part.title), &part.table));
    let workbook = Workbook {
        title: report.title(),
        author: report.city.clone(),
        // Not the day on which it is made: the same period gives the same bytes.
        created: report.days.until.unwrap_or(report.days.from),
        sheets: parts.chain([sheet("Every promise".to_owned(), &report.all)]).collect(),
    };
    workbook.bytes()
}

fn sheet(name: String, table: &Table) -> Sheet {
    Sheet {
        name,
        columns: table.columns.iter().map(|column| (column.name.to_owned(), column.width)).collect(),
        rows: table.rows.iter().map(|row| row.iter().map(value).collect()).collect(),
    }
}

fn value(cell: &Cell) -> Value {
    match cell {
        Cell::Blank => Value::Blank,
        Cell::Text(text) | Cell::Said(text) => Value::Text(text.clone()),
        Cell::Number(number) => Value::Number(*number),
        Cell::Decimal(parts) => Value::Decimal(*parts),
        // A spreadsheet would round to the nearest tenth of a percent.
        Cell::Percent(percent, bound) => Value::Percent(percent.rounded(1, *bound)),
        Cell::Day(day) => Value::Day(*day),
    }
}
