//! Part 4: the promises without figures, and why.

use crate::english;
use crate::model::disclosed::{Disclosed, Shown};
use crate::report::cells::{WHO, who};
use crate::report::context::Context;
use crate::report::lines::Line;
use crate::report::table::{Cell, Part, Table};

pub(super) fn part(context: &Context<'_>) -> Part {
    Part {
        title: "What was not measured",
        lead: "Promises without figures for a part of the period or all of it, those with a reason first. Of private services, only whole fiscal years are told.",
        none: "Everything was measured.",
        table: Table::new(&[&WHO[..], &[("Period", 18), ("Why", 48), ("Expected", 16)]].concat())
            .with(context.lines.iter().flat_map(|line| explained(context, line)))
            .with(context.lines.iter().filter(|line| line.results.is_empty()).map(|line| silent(context, line))),
    }
}

/// A row for each period in which something is said instead of figures.
fn explained(context: &Context<'_>, line: &Line<'_>) -> Vec<Vec<Cell>> {
    let row = |one: &Disclosed<'_>| {
        let (why, expected) = match &one.shown {
            Shown::NotMeasured(reason) => (Cell::said(*reason), None),
            Shown::Late(expected) => (Cell::text("The figures are late."), Some(*expected)),
            Shown::Figures { .. } | Shown::Few | Shown::TotalAlone(_) => return None,
        };
        let mut cells = who(context, line.owned, line.version.version);
        cells.extend([Cell::text(english::months(one.period)), why, Cell::of(expected, Cell::Day)]);
        Some(cells)
    };
    line.results.iter().filter_map(row).collect()
}

fn silent(context: &Context<'_>, line: &Line<'_>) -> Vec<Cell> {
    let why = if line.owned.service.is_private { "The service is private." } else { "No result is written down." };
    let mut cells = who(context, line.owned, line.version.version);
    cells.extend([Cell::text(english::months(context.days)), Cell::text(why), Cell::Blank]);
    cells
}
