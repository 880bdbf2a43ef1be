//! Part 8: cases that no figure includes, because they were left out, on hold or not due yet; and how many were overdue.

use crate::model::disclosed::Disclosed;
use crate::model::results::Measured;
use crate::report::cells::{WHO, who};
use crate::report::context::Context;
use crate::report::lines::Line;
use crate::report::table::{Cell, Part, Table};
use crate::source::Located;

pub(super) fn part(context: &Context<'_>) -> Part {
    let own = [
        ("Total", 10),
        ("Overdue", 10),
        ("Share overdue", 10),
        ("Left out", 10),
        ("Share left out", 10),
        ("Why left out", 40),
        ("On hold", 10),
        ("Share on hold", 10),
        ("Not due yet", 10),
    ];
    Part {
        title: "Beside the figures",
        lead: "What is in no figure could hide what was missed: a share that grows is worth a look. Overdue are late cases and those that are still open past their day; on hold and not due yet are counted at the end of the period.",
        none: "Nothing was left out or on hold.",
        table: Table::new(&[&WHO[..], &own].concat()).with(context.lines.iter().filter_map(|line| row(context, line))),
    }
}

fn row(context: &Context<'_>, line: &Line<'_>) -> Option<Vec<Cell>> {
    let measured: Vec<&Measured> = line.results.iter().filter_map(Disclosed::measured).collect();
    let last = measured.last()?;
    let number = |count: Option<Located<u64>>| count.map_or(0, |count| count.value);
    let left_out: u64 = measured.iter().map(|one| number(one.left_out)).sum();
    let (on_hold, not_due) = (number(last.on_hold), number(last.not_due));
    if left_out + on_hold == 0 {
        return None;
    }
    let sum = line.figures?.sum;
    let overdue = sum.met.map(|met| sum.total - met.min(sum.total));
    let mut reasons: Vec<&str> =
        measured.iter().filter_map(|one| Some(one.left_out_reason.as_ref()?.value.as_str())).collect();
    reasons.dedup();
    let mut cells = who(context, line.owned, line.version.version);
    cells.extend([
        Cell::Number(sum.total),
        Cell::of(overdue, Cell::Number),
        Cell::of(overdue, |overdue| Cell::part(overdue, sum.total)),
        Cell::Number(left_out),
        Cell::part(left_out, sum.total + left_out),
        if reasons.is_empty() { Cell::Blank } else { Cell::said(reasons.join("; ")) },
        Cell::Number(on_hold),
        Cell::part(on_hold, sum.total + on_hold),
        Cell::Number(not_due),
    ]);
    Some(cells)
}
