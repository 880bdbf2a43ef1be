//! Part 5: reviews that are due or overdue, and exemptions that end.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::report::cells::{WHO, who};
use crate::report::context::Context;
use crate::report::lines::Line;
use crate::report::table::{Cell, Part, Table};

/// How many months after the period are looked at.
const AHEAD: i32 = 3;

pub(super) fn part(context: &Context<'_>) -> Part {
    Part {
        title: "Reviews and exemptions",
        lead: "Reviews that were due by the end of the period or are due in the three months after it, and exemptions from the standard for all departments that end by then.",
        none: "No review is due, and no exemption ends.",
        table: Table::new(&[&WHO[..], &[("What", 24), ("Day", 16)]].concat())
            .with(context.lines.iter().flat_map(|line| rows(context, line))),
    }
}

fn rows(context: &Context<'_>, line: &Line<'_>) -> Vec<Vec<Cell>> {
    let end = context.end();
    let last = end.saturating_add(AHEAD.months());
    let version = line.version.version;
    // What ended in the period needs no review.
    let is_over = line.version.period.until.is_some_and(|until| until <= end);
    let review = version.review_by.map(|day| day.value).filter(|day| *day < last && !is_over);
    let review = review.map(|day| (if day < end { "review overdue" } else { "review due" }, day));
    let until = version.promise.exempt.as_ref().and_then(|exempt| exempt.until).map(|until| until.value);
    let exemption = until.filter(|day| *day >= context.days.from && *day < last && !is_over);
    let exemption = exemption.map(|day| (if day <= end { "exemption ended" } else { "exemption ends" }, day));
    let row = |(what, day): (&str, Date)| {
        let mut cells = who(context, line.owned, version);
        cells.extend([Cell::text(what), Cell::Day(day)]);
        cells
    };
    review.into_iter().chain(exemption).map(row).collect()
}
