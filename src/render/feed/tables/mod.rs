//! Edition -> the feed as tables: CSV (RFC 4180) for programs and for spreadsheets, with descriptions of the columns.

mod column;
mod data_package;
mod fiscal_year;
mod metadata;
mod results;
mod row;
mod service_std;
mod sheet;
mod standards;
mod table;

use serde_json::Value;

use crate::artifact::Sink;
use crate::render::feed::convert::Convert;
use crate::render::feed::files::{below, long};
use crate::render::feed::json;
use crate::render::feed::manifest::Listing;
use crate::render::feed::tables::column::RowKind;
use crate::render::feed::tables::sheet::{Sheet, fill};
use crate::render::feed::tables::table::{DATA_PACKAGE, RESULTS, STANDARDS, Table};
use crate::render::job::{RenderError, give};

pub(super) fn files(convert: &Convert<'_>, sink: &Sink<'_>) -> Result<(), RenderError> {
    let rows = row::rows(convert);
    let mut resources = Vec::new();
    for table in &STANDARDS {
        resources.extend(write(convert, table, &rows, sink)?);
    }
    resources.extend(write(convert, &RESULTS, &results::rows(convert), sink)?);
    give(sink, below(DATA_PACKAGE, json::bytes(&data_package::document(convert, &resources))?))
}

/// Writes the files of a table, and returns its description for the data package.
fn write<K: RowKind>(
    convert: &Convert<'_>,
    table: &Table<K>,
    rows: &[K::Row<'_>],
    sink: &Sink<'_>,
) -> Result<Vec<Value>, RenderError> {
    let listing = Listing::default();
    let list = |chunk| {
        listing.add(&chunk);
        sink(chunk);
    };
    let mut sheets = vec![Sheet::new(long(&list, table.file)?)];
    if let Some(file) = table.excel {
        sheets.push(Sheet::for_excel(long(sink, file)?));
    }
    fill(&mut sheets, table.columns, rows)?;
    sheets.into_iter().for_each(Sheet::end);
    if let Some(file) = table.metadata {
        give(sink, below(file, json::bytes(&metadata::document(convert, table))?))?;
    }
    Ok(listing.into_files().iter().map(|file| data_package::resource(table, file)).collect())
}
