//! Part 1: how many promises of each department were measured, kept and missed.

use crate::model::disclosed::Shown;
use crate::model::results::{Judged, Percent};
use crate::model::target::Bound;
use crate::report::context::Context;
use crate::report::lines::Line;
use crate::report::table::{Cell, Part, Table};

/// How many promises there are of each sort.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Coverage {
    pub(super) promises: u64,
    pub(super) measured: u64,
    pub(super) kept: u64,
    pub(super) missed: u64,
    /// Measured, but nobody can say whether they were kept.
    pub(super) undecided: u64,
    /// Not measured, with a reason, or late with a day.
    pub(super) explained: u64,
    /// No word about their results.
    pub(super) silent: u64,
}

impl Coverage {
    pub(super) fn of<'a>(lines: impl Iterator<Item = &'a Line<'a>>) -> Self {
        lines.fold(Self::default(), |mut all, line| {
            all.promises += 1;
            match line.judged() {
                Some(judged) => {
                    all.measured += 1;
                    match judged {
                        Judged::Kept => all.kept += 1,
                        Judged::Missed => all.missed += 1,
                        Judged::Undecided(_) => all.undecided += 1,
                    }
                }
                None if line.results.is_empty() => all.silent += 1,
                None => {
                    let is_withheld = |shown: &Shown<'_>| matches!(shown, Shown::Few | Shown::TotalAlone(_));
                    if line.results.iter().any(|one| is_withheld(&one.shown)) {
                        all.measured += 1;
                        all.undecided += 1;
                    } else {
                        all.explained += 1;
                    }
                }
            }
            all
        })
    }

    fn cells(self, name: Cell) -> Vec<Cell> {
        let Self { promises, measured, kept, missed, undecided, explained, silent } = self;
        let share = Percent::of(measured, promises, Bound::AtLeast);
        let share = Cell::of(share, |percent| Cell::Percent(percent, Bound::AtLeast));
        let numbers = [promises, measured].map(Cell::Number).into_iter().chain([share]);
        let rest = [kept, missed, undecided, explained, silent].map(Cell::Number);
        std::iter::once(name).chain(numbers).chain(rest).collect()
    }
}

pub(super) fn part(context: &Context<'_>) -> Part {
    let departments = context.catalog.departments.iter().filter_map(|department| {
        let own = Coverage::of(context.lines.iter().filter(|line| line.owned.department.id == department.id));
        (own.promises > 0).then(|| own.cells(Cell::said(&*department.name)))
    });
    let columns = [
        ("Department", 30),
        ("Promises", 10),
        ("Measured", 10),
        ("Share measured", 10),
        ("Kept", 8),
        ("Missed", 8),
        ("Too early to say", 10),
        ("Not measured, with a reason", 14),
        ("No word", 10),
    ];
    Part {
        title: "What was measured",
        lead: "Every promise that was in force in the period. One that changed in it counts twice: as it was before, and as it was after.",
        none: "Nothing was promised in the period.",
        table: Table::new(&columns)
            .with(departments)
            .with([Coverage::of(context.lines.iter()).cells(Cell::text("Total"))]),
    }
}
