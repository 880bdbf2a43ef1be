//! Edition -> the feed as tables: CSV (RFC 4180) for programs and for spreadsheets, and what describes their columns.

mod data_package;
mod metadata;
mod service_std;
mod standards;

use std::borrow::Cow;
use std::error::Error;
use std::mem;

use crate::artifact::Take;
use crate::model::edition::{EffectiveStandard, EffectiveVersion};
use crate::render::feed::convert::Convert;
use crate::render::feed::manifest::Listing;
use crate::render::feed::{below, json, long};
use crate::render::job::{RenderError, give};
use crate::render::long::Long;

/// What a row is about: a standard in force.
struct Row<'a> {
    convert: &'a Convert<'a>,
    standard: &'a EffectiveStandard<'a>,
    version: &'a EffectiveVersion<'a>,
}

/// A column. An empty cell means that nothing is stated, or that the column does not apply.
struct Column {
    name: &'static str,
    /// What it holds.
    description: &'static str,
    kind: Kind,
    value: fn(&Row<'_>) -> Option<String>,
}

/// What the cells of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    /// Several texts with [`BETWEEN`] between them.
    List,
    Integer,
    Number,
    Date,
    Address,
}

/// What stands between the texts of a list.
const BETWEEN: &str = "|";

/// A table that is published.
struct Table {
    name: &'static str,
    file: &'static str,
    description: &'static str,
    columns: &'static [Column],
    /// The same as Excel likes it, if it is published too.
    excel: Option<&'static str>,
}

pub(super) const STANDARDS: &str = "standards.csv";
pub(super) const EXCEL: &str = "standards.excel.csv";
pub(super) const SERVICE_STD: &str = "service-std.csv";
pub(super) const METADATA: &str = "standards.csv-metadata.json";
pub(super) const DATA_PACKAGE: &str = "datapackage.json";

const TABLES: [Table; 2] = [
    Table {
        name: "standards",
        file: STANDARDS,
        description: "All standards in force, one a row.",
        columns: standards::COLUMNS,
        excel: Some(EXCEL),
    },
    Table {
        name: "service-std",
        file: SERVICE_STD,
        description: "The same standards in the columns of the Government of Canada's service-std data set.",
        columns: service_std::COLUMNS,
        excel: None,
    },
];

pub(super) fn files(convert: &Convert<'_>, take: &Take<'_>) -> Result<(), RenderError> {
    let rows: Vec<Row<'_>> =
        convert.edition().standards_in_force().map(|(standard, version)| Row { convert, standard, version }).collect();
    let mut resources = Vec::new();
    for table in &TABLES {
        let listing = Listing::default();
        let list = |piece| {
            listing.add(&piece);
            take(piece);
        };
        let mut sheets = vec![Sheet::new(long(&list, table.file)?)];
        if let Some(file) = table.excel {
            sheets.push(Sheet::for_excel(long(take, file)?));
        }
        fill(&mut sheets, table.columns, &rows)?;
        sheets.into_iter().for_each(Sheet::end);
        resources.extend(listing.into_files().iter().map(|file| data_package::resource(table, file)));
    }
    give(take, below(METADATA, json::bytes(&metadata::document(convert))?))?;
    give(take, below(DATA_PACKAGE, json::bytes(&data_package::document(convert, &resources))?))
}

fn failed(error: &dyn Error) -> RenderError {
    RenderError { message: format!("a table can't be written: {error}") }
}

/// A file with a table, while it is written.
struct Sheet<'a> {
    long: Long<'a>,
    /// What has been written and not been handed over.
    written: Vec<u8>,
    /// How it writes what is in a cell.
    cell: fn(&str) -> Cow<'_, str>,
}

/// What is in the cells of a row.
type Cells = Vec<String>;

/// How many rows are made before they are written.
const ROWS_AT_ONCE: usize = 128;

impl<'a> Sheet<'a> {
    fn new(long: Long<'a>) -> Self {
        Self { long, written: Vec::new(), cell: |cell| Cow::Borrowed(cell) }
    }

    /// Excel takes a CSV for UTF-8 only if it begins with a byte-order mark.
    fn for_excel(long: Long<'a>) -> Self {
        Self { long, written: b"\xef\xbb\xbf".to_vec(), cell: harmless }
    }

    fn add(&mut self, rows: &[Cells]) -> Result<(), RenderError> {
        let mut out =
            csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(mem::take(&mut self.written));
        for row in rows {
            let mut cells = row.iter().map(|cell| (self.cell)(cell));
            cells.try_for_each(|cell| out.write_field(cell.as_bytes())).map_err(|error| failed(&error))?;
            out.write_record(None::<&[u8]>).map_err(|error| failed(&error))?;
        }
        self.written = out.into_inner().map_err(|error| failed(&error))?;
        self.long.offer(&mut self.written);
        Ok(())
    }

    fn end(self) {
        self.long.end(self.written);
    }
}

/// Writes `rows` into each of the sheets: what is in the cells is made once.
fn fill(sheets: &mut [Sheet<'_>], columns: &[Column], rows: &[Row<'_>]) -> Result<(), RenderError> {
    let names: Cells = columns.iter().map(|column| column.name.to_owned()).collect();
    sheets.iter_mut().try_for_each(|sheet| sheet.add(std::slice::from_ref(&names)))?;
    let cells = |row: &Row<'_>| columns.iter().map(|column| (column.value)(row).unwrap_or_default()).collect();
    for batch in rows.chunks(ROWS_AT_ONCE) {
        let rows: Vec<Cells> = batch.iter().map(cells).collect();
        sheets.iter_mut().try_for_each(|sheet| sheet.add(&rows))?;
    }
    Ok(())
}

/// A cell that no spreadsheet takes for a formula: an apostrophe before what could begin one. A leading tab or line end is skipped by some.
fn harmless(cell: &str) -> Cow<'_, str> {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}']) {
        Cow::Owned(["'", cell].concat())
    } else {
        Cow::Borrowed(cell)
    }
}
