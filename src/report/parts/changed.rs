//! Part 9: promises that changed in the period, before and after.

use crate::report::cells::{figures, promise, share};
use crate::report::context::Context;
use crate::report::lines::Line;
use crate::report::table::{Cell, Part, Table};

pub(super) fn part(context: &Context<'_>) -> Part {
    let columns = [
        ("Department", 24),
        ("Service", 24),
        ("From", 16),
        ("Before", 48),
        ("After", 48),
        ("Why", 40),
        ("Met before", 16),
        ("Share before", 10),
        ("Met after", 16),
        ("Share after", 10),
    ];
    Part {
        title: "Promises that changed",
        lead: "Figures before and after a change are never added up. Those of the period are beside it.",
        none: "No promise changed in the period.",
        table: Table::new(&columns).with(context.lines.iter().filter_map(|line| row(context, line))),
    }
}

fn row(context: &Context<'_>, line: &Line<'_>) -> Option<Vec<Cell>> {
    let (owned, version) = (line.owned, line.version.version);
    let numbered = owned.numbered();
    let before = numbered.iter().rfind(|one| one.revision < line.version.revision && !one.period.is_empty())?;
    if !context.days.contains(line.version.period.from) {
        return None;
    }
    let is_it = |other: &&Line<'_>| {
        other.owned.standard.id.value == owned.standard.id.value && other.version.revision == before.revision
    };
    let earlier = context.lines.iter().find(is_it);
    let met = |line: Option<&Line<'_>>| {
        Cell::of(line.and_then(|line| Some((line, line.figures.as_ref()?))), |(line, found)| {
            figures(context, line, found)
        })
    };
    let of = |line: Option<&Line<'_>>| {
        Cell::of(line.and_then(|line| Some((line, line.figures.as_ref()?))), |(line, found)| share(line, found))
    };
    Some(vec![
        Cell::said(&*owned.department.name),
        Cell::said(&*owned.service.name.value),
        Cell::Day(line.version.period.from),
        Cell::said(promise(context, owned, before.version)),
        Cell::said(promise(context, owned, version)),
        Cell::of(version.change.as_ref(), |change| Cell::said(&*change.value)),
        met(earlier),
        of(earlier),
        met(Some(line)),
        of(Some(line)),
    ])
}
