//! Edition -> the feed as tables: CSV (RFC 4180) for programs and for spreadsheets, and what describes their columns.

mod data_package;
mod metadata;
mod service_std;
mod standards;

use std::borrow::Cow;
use std::error::Error;

use crate::artifact::{Artifact, Take};
use crate::model::edition::{EffectiveStandard, EffectiveVersion};
use crate::render::feed::convert::Convert;
use crate::render::feed::{ROOT, json};
use crate::render::{RenderError, artifact, give};

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
        let mut sheets = vec![Sheet::new(table.file)];
        sheets.extend(table.excel.map(Sheet::for_excel));
        fill(&mut sheets, table.columns, &rows).map_err(|error| failed(&error))?;
        for sheet in sheets {
            let (file, bytes) = (sheet.file, sheet.out.into_inner().map_err(|error| failed(&error))?);
            if file == table.file {
                resources.push(data_package::resource(table, &bytes));
            }
            give(take, at(file, bytes))?;
        }
    }
    give(take, at(METADATA, json::bytes(&metadata::document(convert))?))?;
    give(take, at(DATA_PACKAGE, json::bytes(&data_package::document(convert, &resources))?))
}

fn at(file: &str, bytes: Vec<u8>) -> Result<Artifact, RenderError> {
    artifact(&format!("{ROOT}{file}"), bytes)
}

fn failed(error: &dyn Error) -> RenderError {
    RenderError { message: format!("a table can't be written: {error}") }
}

/// A file with a table, while it is written.
struct Sheet {
    file: &'static str,
    out: csv::Writer<Vec<u8>>,
    /// How it writes what is in a cell.
    cell: fn(&str) -> Cow<'_, str>,
}

impl Sheet {
    fn new(file: &'static str) -> Self {
        Self { file, out: writer(Vec::new()), cell: |cell| Cow::Borrowed(cell) }
    }

    /// Excel takes a CSV for UTF-8 only if it begins with a byte-order mark.
    fn for_excel(file: &'static str) -> Self {
        Self { file, out: writer(b"\xef\xbb\xbf".to_vec()), cell: harmless }
    }

    fn row(&mut self, cells: &[String]) -> csv::Result<()> {
        cells.iter().try_for_each(|cell| self.out.write_field((self.cell)(cell).as_bytes()))?;
        self.out.write_record(None::<&[u8]>)
    }
}

fn writer(begun: Vec<u8>) -> csv::Writer<Vec<u8>> {
    csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(begun)
}

/// Writes `rows` into each of the sheets: what is in the cells is made once.
fn fill(sheets: &mut [Sheet], columns: &[Column], rows: &[Row<'_>]) -> csv::Result<()> {
    let names = columns.iter().map(|column| column.name.to_owned()).collect();
    let rows = rows.iter().map(|row| columns.iter().map(|column| (column.value)(row).unwrap_or_default()).collect());
    for cells in std::iter::once(names).chain(rows) {
        let cells: Vec<String> = cells;
        sheets.iter_mut().try_for_each(|sheet| sheet.row(&cells))?;
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
