//! The first line of a table of results -> which column is where.

use crate::diagnostic::Diagnostic;
use crate::english;
use crate::model::results::COLUMNS;
use crate::parse::reader::Reader;
use crate::parse::results::cells::Cell;
use crate::parse::rules;
use crate::spelling::{closest, is_sure};

/// The columns without which no row says anything.
const NEEDED: [&str; 3] = ["standard", "year", "total"];

/// For each column of a file, the one that it is; nothing for one that is blank or unknown.
pub(super) fn columns(header: &[Cell<'_>], reader: &mut Reader<'_>) -> Option<Vec<Option<&'static str>>> {
    let mut found: Vec<Option<&'static str>> = Vec::with_capacity(header.len());
    let mut meant: Vec<&str> = Vec::new();
    for cell in header {
        let name = cell.text.to_lowercase().replace([' ', '-'], "_");
        let known = COLUMNS.into_iter().find(|known| **known == name);
        if let Some(known) = known.filter(|known| found.contains(&Some(*known))) {
            let fault =
                Diagnostic::error(&rules::RESULTS_TABLE, cell.span, format!("the column `{known}` is there twice"));
            reader.report(fault.help("keep the right one and remove the other"));
            found.push(None);
            continue;
        }
        if known.is_none() && !cell.is_blank() {
            let free = COLUMNS.into_iter().filter(|column| !found.contains(&Some(*column)));
            let near = closest(&name, free);
            meant.extend(near);
            reader.report(unknown(cell, near));
        }
        found.push(known);
    }
    let missing: Vec<String> = NEEDED
        .iter()
        .filter(|needed| !found.contains(&Some(**needed)) && !meant.contains(*needed))
        .map(|needed| format!("`{needed}`"))
        .collect();
    if let Some(first) = header.first().filter(|_| !missing.is_empty()) {
        let noun = if missing.len() == 1 { "column" } else { "columns" };
        let message = format!("this table has no {noun} {}", english::list(&missing));
        let fault = Diagnostic::error(&rules::RESULTS_TABLE, first.span, message);
        reader.report(fault.help(format!("its first line names the columns, like `{EXAMPLE}`")));
    }
    let is_whole = NEEDED.iter().all(|needed| found.contains(&Some(*needed)));
    is_whole.then_some(found)
}

const EXAMPLE: &str = "standard,year,month,met,total,status,note";

fn unknown(cell: &Cell<'_>, near: Option<&'static str>) -> Diagnostic {
    let fault = Diagnostic::error(&rules::RESULTS_TABLE, cell.span, format!("there is no column `{}`", cell.text));
    match near {
        Some(near) => fault
            .label(format!("did you mean `{near}`?"))
            .patch(cell.span, near)
            .certain_if(is_sure(&cell.text, near, COLUMNS)),
        None => fault.help(format!("the columns are {}", english::list(&COLUMNS.map(str::to_owned)))),
    }
}
