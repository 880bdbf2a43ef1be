//! The text of a table -> its rows.

use crate::diagnostic::Diagnostic;
use crate::model::results::ResultRow;
use crate::parse::node::{Node, Value};
use crate::parse::reader::Reader;
use crate::parse::results::by_column::Cells;
use crate::parse::results::cells::{Cell, lines};
use crate::parse::results::columns::columns;
use crate::parse::results::row::row;
use crate::parse::rules;
use crate::parse::source_tree::Body;
use crate::source::Span;

/// Reads a table. A row with a fault is left out, and the others are still read.
pub(crate) fn results(file: &Body<'_>, reader: &mut Reader<'_>) -> Option<Vec<ResultRow>> {
    let lines = lines(file);
    let Some((header, rows)) = lines.split_first() else {
        let fault = Diagnostic::error(&rules::MISSING_VALUE, Span::start_of(file.source), "this file is empty");
        reader.report(fault.help("write its columns and rows, or remove the file"));
        return None;
    };
    if let Some(open) = lines.iter().flatten().find(|cell| cell.is_endless) {
        let start = Span::new(open.span.source, open.span.range().start, open.span.range().start + 1);
        let fault =
            Diagnostic::error(&rules::RESULTS_TABLE, start, "the quotation mark that opens here is never closed");
        reader
            .report(fault.help(
                "add a quotation mark at the end of the text, or remove this one; inside a text, write it twice",
            ));
        return None;
    }
    let columns = columns(header, reader)?;
    Some(rows.iter().filter_map(|line| row(&cells(line, &columns, reader)?, reader)).collect())
}

/// The cells of a line by column; nothing if it has text beyond the last column.
fn cells<'c>(line: &'c [Cell<'_>], columns: &[Option<&'static str>], reader: &mut Reader<'_>) -> Option<Cells<'c>> {
    if let Some(stray) = line.iter().skip(columns.len()).find(|cell| !cell.is_blank()) {
        let message = format!("this row has {} cells, but the table has {} columns", line.len(), columns.len());
        let fault = Diagnostic::error(&rules::RESULTS_TABLE, stray.span, message);
        reader.report(
            fault.help("put a text that has a comma in it in quotation marks, or name the column in the first line"),
        );
        return None;
    }
    let first = line.first()?.span;
    let cells = columns.iter().zip(line).filter(|(_, cell)| !cell.is_blank());
    let cells = cells.filter_map(|(column, cell)| Some(((*column)?, node(cell)))).collect();
    Some(Cells::new(first, cells))
}

fn node<'c>(cell: &'c Cell<'_>) -> Node<'c> {
    Node { span: cell.span, value: Value::text(&cell.text) }
}
