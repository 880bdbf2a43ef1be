//! Part 7: figures that were revised.

use crate::english;
use crate::model::disclosed::Disclosed;
use crate::model::results::{ResultRow, Sum};
use crate::report::cells::{WHO, who};
use crate::report::context::Context;
use crate::report::lines::Line;
use crate::report::table::{Cell, Part, Table};

pub(super) fn part(context: &Context<'_>) -> Part {
    let own = [("Period", 18), ("Was", 16), ("Is", 16), ("Revised on", 16), ("Why", 40)];
    Part {
        title: "Revised figures",
        lead: "Figures of the period that replaced others after they had been published.",
        none: "No figure of the period was revised.",
        table: Table::new(&[&WHO[..], &own].concat()).with(context.lines.iter().flat_map(|line| rows(context, line))),
    }
}

fn rows(context: &Context<'_>, line: &Line<'_>) -> Vec<Vec<Cell>> {
    line.results.iter().flat_map(|one| of_period(context, line, one)).collect()
}

fn of_period(context: &Context<'_>, line: &Line<'_>, one: &Disclosed<'_>) -> Vec<Vec<Cell>> {
    let Some(entry) = &one.entry else { return Vec::new() };
    let rows: Vec<&ResultRow> = entry.replaced.iter().copied().chain([entry.current]).collect();
    let row = |pair: &[&ResultRow]| {
        let mut cells = who(context, line.owned, line.version.version);
        cells.extend([
            Cell::text(english::months(one.period)),
            said(pair[0]),
            said(pair[1]),
            Cell::of(pair[1].revised, |day| Cell::Day(day.value)),
            Cell::of(pair[1].note.as_ref(), |note| Cell::said(&*note.value)),
        ]);
        cells
    };
    rows.windows(2).map(row).collect()
}

/// `41 of 44`, or the total alone.
fn said(row: &ResultRow) -> Cell {
    let Some(measured) = row.measured() else { return Cell::text("no figures") };
    let sum = Sum::of(measured);
    let total = english::number(sum.total);
    let average = measured.average.map(|average| format!("{} on average, {total} in all", average.value));
    let met = sum.met.map(|met| format!("{} of {total}", english::number(met)));
    Cell::Text(average.or(met).unwrap_or(total))
}
