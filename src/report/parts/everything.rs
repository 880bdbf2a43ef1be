//! Every promise of the period with all that is known of it, for a table that is sorted and filtered elsewhere.

use crate::english;
use crate::model::disclosed::{Disclosed, Shown};
use crate::model::results::{Judged, Measured};
use crate::report::cells::{actions, floor, promised_share, share, who};
use crate::report::context::Context;
use crate::report::lines::Line;
use crate::report::parts::floor::is_below_floor;
use crate::report::table::{Cell, Table};
use crate::source::Located;

const COLUMNS: [(&str, u8); 25] = [
    ("Department", 24),
    ("Service", 24),
    ("Promise", 48),
    ("Standard", 30),
    ("Version", 8),
    ("Kept", 16),
    ("Met", 8),
    ("Total", 8),
    ("Share", 10),
    ("Promised share", 10),
    ("Average", 10),
    ("Floor", 10),
    ("Below the floor", 10),
    ("Months measured", 10),
    ("May still change", 10),
    ("Periods missed in a row", 10),
    ("Not due yet", 8),
    ("On hold", 8),
    ("Left out", 8),
    ("Remark", 40),
    ("Cause", 36),
    ("What is being done", 36),
    ("Who sees to it", 22),
    ("By", 16),
    ("Review by", 16),
];

/// The table.
pub(crate) fn everything(context: &Context<'_>) -> Table {
    Table::new(&COLUMNS).with(context.lines.iter().map(|line| row(context, line)))
}

fn row(context: &Context<'_>, line: &Line<'_>) -> Vec<Cell> {
    let version = line.version.version;
    let figures = line.figures.as_ref();
    let has_share = version.promise.promised_share().is_some();
    let sum = figures.map(|figures| figures.sum);
    let yes = |is: bool| if is { Cell::text("yes") } else { Cell::Blank };
    let open = actions(context, line.owned).into_iter().rev().find(|action| action.ended.is_none());
    let open = open.filter(|_| line.is_missed());
    let measured: Vec<&Measured> = line.results.iter().filter_map(Disclosed::measured).collect();
    let last = |of: fn(&Measured) -> Option<Located<u64>>| {
        Cell::of(measured.last().and_then(|last| of(last)), |count| Cell::Number(count.value))
    };
    let left_out: Vec<u64> = measured.iter().filter_map(|one| Some(one.left_out?.value)).collect();
    let average = sum.and_then(|sum| {
        let time = sum.time.filter(|_| sum.met.is_none() && sum.total > 0)?;
        u64::try_from(time.div_ceil(u128::from(sum.total))).ok()
    });
    let mut cells = who(context, line.owned, version);
    cells.extend([
        Cell::text(line.owned.standard.id.to_string()),
        Cell::Number(u64::from(line.version.revision)),
        Cell::text(verdict(line)),
        Cell::of(sum.and_then(|sum| sum.met).filter(|_| has_share), Cell::Number),
        Cell::of(sum, |sum| Cell::Number(sum.total)),
        Cell::of(figures, |found| share(line, found)),
        promised_share(version),
        Cell::of(average, Cell::Decimal),
        floor(version),
        yes(is_below_floor(line)),
        Cell::of(figures, |figures| Cell::Number(u64::try_from(figures.months).unwrap_or_default())),
        yes(figures.is_some_and(|figures| figures.is_provisional)),
        Cell::of(line.missed.filter(|_| line.is_missed()), |missed| Cell::Number(missed.periods as u64)),
        last(|measured| measured.not_due),
        last(|measured| measured.on_hold),
        if left_out.is_empty() { Cell::Blank } else { Cell::Number(left_out.iter().sum()) },
        remark(line),
        Cell::of(open, |action| Cell::said(&*action.cause.value)),
        Cell::of(open, |action| Cell::said(&*action.action.value)),
        Cell::of(open, |action| Cell::said(&*action.owner)),
        Cell::of(open, |action| Cell::Day(action.by.value)),
        Cell::of(version.review_by, |day| Cell::Day(day.value)),
    ]);
    cells
}

/// `kept`, `missed`, `too early to say`, `not measured`, `late`, or `no word`.
fn verdict(line: &Line<'_>) -> &'static str {
    match (line.judged(), line.results.last().map(|one| &one.shown)) {
        (Some(Judged::Kept), _) => "kept",
        (Some(Judged::Missed), _) => "missed",
        (Some(Judged::Undecided(_)), _) => "too early to say",
        (None, Some(Shown::NotMeasured(_))) => "not measured",
        (None, Some(Shown::Late(_))) => "late",
        (None, Some(Shown::Few | Shown::TotalAlone(_))) => "too few to say",
        (None, Some(Shown::Figures { .. }) | None) => "no word",
    }
}

/// What staff wrote beside the figures, by period.
fn remark(line: &Line<'_>) -> Cell {
    let notes: Vec<String> = line
        .results
        .iter()
        .filter_map(|one| {
            let note = one.entry.as_ref()?.current.note.as_ref()?;
            Some(format!("{}: {}", english::months(one.period), note.value))
        })
        .collect();
    if notes.is_empty() { Cell::Blank } else { Cell::said(notes.join(" ")) }
}
