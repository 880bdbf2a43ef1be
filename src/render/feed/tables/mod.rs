//! Edition -> the feed as tables: CSV (RFC 4180) for programs and for spreadsheets, and what describes their columns.

mod data_package;
mod metadata;
mod service_std;
mod standards;

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
    },
    Table {
        name: "service-std",
        file: SERVICE_STD,
        description: "The same standards in the columns of the Government of Canada's service-std data set.",
        columns: service_std::COLUMNS,
    },
];

pub(super) fn files(convert: &Convert<'_>, take: &Take<'_>) -> Result<(), RenderError> {
    let rows: Vec<Row<'_>> =
        convert.edition().standards_in_force().map(|(standard, version)| Row { convert, standard, version }).collect();
    let mut resources = Vec::new();
    for table in &TABLES {
        let bytes = written(Vec::new(), table.columns, &rows, |cell| cell)?;
        resources.push(data_package::resource(table, &bytes));
        give(take, at(table.file, bytes))?;
    }
    // Excel takes a CSV for UTF-8 only if it begins with a byte-order mark.
    let excel = written(b"\xef\xbb\xbf".to_vec(), standards::COLUMNS, &rows, harmless)?;
    give(take, at(EXCEL, excel))?;
    give(take, at(METADATA, json::bytes(&metadata::document(convert))?))?;
    give(take, at(DATA_PACKAGE, json::bytes(&data_package::document(convert, &resources))?))
}

fn at(file: &str, bytes: Vec<u8>) -> Result<Artifact, RenderError> {
    artifact(&format!("{ROOT}{file}"), bytes)
}

/// `rows` as a table, behind what is in `begun`.
fn written(
    begun: Vec<u8>,
    columns: &[Column],
    rows: &[Row<'_>],
    cell: fn(String) -> String,
) -> Result<Vec<u8>, RenderError> {
    let failed = |error: &dyn Error| RenderError { message: format!("a table can't be written: {error}") };
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(begun);
    writer.write_record(columns.iter().map(|column| column.name)).map_err(|error| failed(&error))?;
    for row in rows {
        let cells = columns.iter().map(|column| cell((column.value)(row).unwrap_or_default()));
        writer.write_record(cells).map_err(|error| failed(&error))?;
    }
    writer.into_inner().map_err(|error| failed(&error))
}

/// A cell that no spreadsheet takes for a formula: an apostrophe before what could begin one. A leading tab or line end is skipped by some.
fn harmless(cell: String) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}']) {
        format!("'{cell}")
    } else {
        cell
    }
}
