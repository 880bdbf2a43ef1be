//! Edition -> the feed as tables: CSV (RFC 4180) for programs and for spreadsheets, with descriptions of the columns.

mod column;
mod data_package;
mod fiscal_year;
mod metadata;
mod service_std;
mod sheet;
mod standards;
mod table;

use crate::artifact::Sink;
use crate::model::edition::{EffectiveStandard, EffectiveVersion};
use crate::render::feed::convert::Convert;
use crate::render::feed::files::{below, long};
use crate::render::feed::json;
use crate::render::feed::manifest::Listing;
use crate::render::feed::tables::column::Row;
use crate::render::feed::tables::fiscal_year::last_fiscal_year;
use crate::render::feed::tables::sheet::{Sheet, fill};
use crate::render::feed::tables::table::{DATA_PACKAGE, METADATA, TABLES};
use crate::render::job::{RenderError, give};

pub(super) fn files(convert: &Convert<'_>, sink: &Sink<'_>) -> Result<(), RenderError> {
    let rows: Vec<Row<'_>> =
        convert.edition().standards_in_force().map(|(standard, version)| row(convert, standard, version)).collect();
    let mut resources = Vec::new();
    for table in &TABLES {
        let listing = Listing::default();
        let list = |chunk| {
            listing.add(&chunk);
            sink(chunk);
        };
        let mut sheets = vec![Sheet::new(long(&list, table.file)?)];
        if let Some(file) = table.excel {
            sheets.push(Sheet::for_excel(long(sink, file)?));
        }
        fill(&mut sheets, table.columns, &rows)?;
        sheets.into_iter().for_each(Sheet::end);
        resources.extend(listing.into_files().iter().map(|file| data_package::resource(table, file)));
    }
    give(sink, below(METADATA, json::bytes(&metadata::document(convert))?))?;
    give(sink, below(DATA_PACKAGE, json::bytes(&data_package::document(convert, &resources))?))
}

fn row<'a>(
    convert: &'a Convert<'a>,
    standard: &'a EffectiveStandard<'a>,
    version: &'a EffectiveVersion<'a>,
) -> Row<'a> {
    Row { convert, standard, version, year: last_fiscal_year(convert, standard, version) }
}
