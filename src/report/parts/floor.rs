//! Part 3: the promises whose share is below the floor that management wants.

use crate::report::cells::{WHO, figures, floor, promised_share, share, who};
use crate::report::context::Context;
use crate::report::lines::Line;
use crate::report::table::{Cell, Part, Table};

pub(super) fn part(context: &Context<'_>) -> Part {
    let own = [("Met", 16), ("Share", 10), ("Promised", 10), ("Floor", 10)];
    let below = context.lines.iter().filter(|line| is_below_floor(line));
    Part {
        title: "Below the floor",
        lead: "A floor is the share below which management wants to act.",
        none: "No promise was below its floor.",
        table: Table::new(&[&WHO[..], &own].concat()).with(below.map(|line| row(context, line))),
    }
}

/// Whether fewer cases were met than its floor wants, compared exactly.
pub(super) fn is_below_floor(line: &Line<'_>) -> bool {
    let floor = line.version.version.floor.map(|floor| u128::from(floor.value.hundredths()));
    let met = line.figures.and_then(|figures| Some((figures.sum.met?, figures.sum.total)));
    floor.zip(met).is_some_and(|(floor, (met, total))| u128::from(met) * 10_000 < floor * u128::from(total))
}

fn row(context: &Context<'_>, line: &Line<'_>) -> Vec<Cell> {
    let version = line.version.version;
    let mut cells = who(context, line.owned, version);
    cells.extend([
        Cell::of(line.figures.as_ref(), |found| figures(context, line, found)),
        Cell::of(line.figures.as_ref(), |found| share(line, found)),
        promised_share(version),
        floor(version),
    ]);
    cells
}
