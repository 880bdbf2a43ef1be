//! Rows and columns -> CSV (RFC 4180), for programs or for spreadsheets.

use std::borrow::Cow;
use std::error::Error;
use std::mem;

use crate::render::chunked_file::ChunkedFile;
use crate::render::feed::tables::column::{Column, RowKind};
use crate::render::job::RenderError;
use crate::spreadsheet::harmless;

fn failed(error: &dyn Error) -> RenderError {
    RenderError { message: format!("a table can't be written: {error}") }
}

/// A table file that is being written.
pub(super) struct Sheet<'a> {
    long: ChunkedFile<'a>,
    /// Bytes that have been written but not handed over yet.
    written: Vec<u8>,
    /// Prepares a cell's text.
    cell: fn(&str) -> Cow<'_, str>,
}

/// The texts of a row's cells.
type Cells = Vec<String>;

/// Number of rows that are made before they are written.
const ROWS_AT_ONCE: usize = 128;

impl<'a> Sheet<'a> {
    pub(super) fn new(long: ChunkedFile<'a>) -> Self {
        Self { long, written: Vec::new(), cell: |cell| Cow::Borrowed(cell) }
    }

    /// Starts a sheet for Excel, which reads CSV as UTF-8 only if it starts with a byte-order mark.
    pub(super) fn for_excel(long: ChunkedFile<'a>) -> Self {
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

    pub(super) fn end(self) {
        self.long.end(self.written);
    }
}

/// Writes `rows` into each of the sheets. The cells' texts are made only once.
pub(super) fn fill<K: RowKind>(
    sheets: &mut [Sheet<'_>],
    columns: &[Column<K>],
    rows: &[K::Row<'_>],
) -> Result<(), RenderError> {
    let names: Cells = columns.iter().map(|column| column.name.to_owned()).collect();
    sheets.iter_mut().try_for_each(|sheet| sheet.add(std::slice::from_ref(&names)))?;
    let cells = |row: &K::Row<'_>| columns.iter().map(|column| (column.value)(row).unwrap_or_default()).collect();
    for batch in rows.chunks(ROWS_AT_ONCE) {
        let rows: Vec<Cells> = batch.iter().map(cells).collect();
        sheets.iter_mut().try_for_each(|sheet| sheet.add(&rows))?;
    }
    Ok(())
}
