//! Part 6: what is worth asking about: promises that may be too easy or too strict, and results outside their usual range.

use crate::english;
use crate::model::recent::recent;
use crate::model::results::Judged;
use crate::model::share::Share;
use crate::report::cells::{WHO, who};
use crate::report::context::Context;
use crate::report::lines::Line;
use crate::report::parts::variation::unusual;
use crate::report::table::{Cell, Part, Table};

pub(super) fn part(context: &Context<'_>) -> Part {
    Part {
        title: "Worth asking about",
        lead: "Promises that were kept for a year with much to spare, promises of every time that were missed, and months outside the range in which a result varied before. None of these is a finding.",
        none: "Nothing stands out.",
        table: Table::new(&[&WHO[..], &[("Why", 60)]].concat())
            .with(context.lines.iter().flat_map(|line| rows(context, line))),
    }
}

fn rows(context: &Context<'_>, line: &Line<'_>) -> Vec<Vec<Cell>> {
    let row = |why: String| {
        let mut cells = who(context, line.owned, line.version.version);
        cells.push(Cell::Text(why));
        cells
    };
    slack(context, line).into_iter().chain(every_time(line)).chain(unusual(context, line)).map(row).collect()
}

/// That the promise was kept for a year with much to spare.
fn slack(context: &Context<'_>, line: &Line<'_>) -> Option<String> {
    let mut entries = context.catalog.results.entries(&line.owned.standard.id.value);
    entries.retain(|entry| entry.period.until(context.fiscal) <= context.end());
    let recent = recent(&line.owned, &entries, context.fiscal)
        .filter(|recent| recent.version.revision == line.version.revision && !line.owned.service.is_private)
        .filter(|recent| line.figures.is_some() && recent.is_easy())?;
    let months = english::in_months(recent.months);
    let total = english::number(recent.sum.total);
    Some(match recent.sum.met.filter(|_| recent.sum.time.is_none()) {
        Some(met) => format!("kept {} of {total} times {months}: perhaps more can be promised", english::number(met)),
        None => format!("kept with much to spare {months}: perhaps more can be promised"),
    })
}

/// That a promise of every time was missed.
fn every_time(line: &Line<'_>) -> Option<String> {
    let promised = line.version.version.promise.promised_share();
    let is_every_time = promised.is_some_and(|(share, _)| share == Share::EVERY_TIME);
    let figures = line.figures.filter(|figures| is_every_time && figures.judged == Judged::Missed)?;
    let missed = figures.sum.total - figures.sum.met?.min(figures.sum.total);
    Some(format!(
        "promised every time, and missed {} of {} times: perhaps it wants a share",
        english::number(missed),
        english::number(figures.sum.total)
    ))
}
