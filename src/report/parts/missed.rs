//! Part 2: the promises that were missed, for how long, and what is being done.

use crate::english;
use crate::model::action::Action;
use crate::report::cells::{WHO, actions, figures, promised_share, share, who};
use crate::report::context::Context;
use crate::report::lines::{Line, MissedSince};
use crate::report::table::{Cell, Part, Table};

pub(super) fn part(context: &Context<'_>) -> Part {
    let own = [
        ("Met", 16),
        ("Share", 10),
        ("Promised", 10),
        ("Missed since", 22),
        ("Cause", 36),
        ("What is being done", 36),
        ("Who sees to it", 22),
        ("By", 16),
        ("How the last action ended", 36),
    ];
    let missed = context.lines.iter().filter(|line| line.is_missed());
    Part {
        title: "What was missed",
        lead: "Late cases count as missed, and so do those that were still open past their day.",
        none: "No promise that was measured was missed.",
        table: Table::new(&[&WHO[..], &own].concat()).with(missed.map(|line| row(context, line))),
    }
}

fn row(context: &Context<'_>, line: &Line<'_>) -> Vec<Cell> {
    let actions = actions(context, line.owned);
    let open: Option<&&Action> = actions.iter().rev().find(|action| action.ended.is_none());
    let ended = actions.iter().rev().find_map(|action| action.ended.as_ref());
    let mut cells = who(context, line.owned, line.version.version);
    cells.extend([
        Cell::of(line.figures.as_ref(), |found| figures(context, line, found)),
        Cell::of(line.figures.as_ref(), |found| share(line, found)),
        promised_share(line.version.version),
        line.missed.map_or_else(|| Cell::text("kept in the last of its periods"), since),
        Cell::of(open, |action| Cell::said(&*action.cause.value)),
        open.map_or_else(|| Cell::text("nothing is written down"), |action| Cell::said(&*action.action.value)),
        Cell::of(open, |action| Cell::said(&*action.owner)),
        Cell::of(open, |action| Cell::Day(action.by.value)),
        Cell::of(ended, |end| Cell::said(format!("{}: {}", english::date(end.on.value), end.outcome.value))),
    ]);
    cells
}

/// `March 2026 (4 periods in a row)`.
fn since(missed: MissedSince) -> Cell {
    let month = format!("{} {}", english::month(missed.from.month()), missed.from.year());
    Cell::text(if missed.periods == 1 { month } else { format!("{month} ({} periods in a row)", missed.periods) })
}
