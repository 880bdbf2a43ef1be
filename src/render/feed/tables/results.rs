//! The columns of `results.csv`: what came out in each period, as in `results/{id}.json`, one period a row.

use crate::address;
use crate::model::disclosed::Disclosed;
use crate::model::edition::EffectiveStandard;
use crate::render::feed::convert::Convert;
use crate::render::feed::results;
use crate::render::feed::tables::column::{Column, ColumnKind, RowKind, column};
use crate::render::feed::v1::PeriodResult;

/// Rows that are results.
pub(super) struct Results;

impl RowKind for Results {
    type Row<'a> = Row<'a>;
}

/// What came out in a period, under one version.
pub(super) struct Row<'a> {
    convert: &'a Convert<'a>,
    standard: &'a EffectiveStandard<'a>,
    one: &'a Disclosed<'a>,
    /// The same as JSON has it.
    result: PeriodResult,
}

/// The rows of an edition: by standard, version and period.
pub(super) fn rows<'a>(convert: &'a Convert<'a>) -> Vec<Row<'a>> {
    let all = |standard| convert.outcome(standard).into_iter().flat_map(|outcome| &outcome.all);
    let of_standard = |standard: &'a EffectiveStandard<'a>| {
        all(standard).map(move |one| Row { convert, standard, one, result: results::period(convert, one) })
    };
    convert.edition().standards().flat_map(of_standard).collect()
}

pub(super) const COLUMNS: &[Column<Results>] = &[
    column("standard", ColumnKind::Text, "The standard's permanent id.", |row| {
        Some(row.standard.owned.standard.id.to_string())
    }),
    column("revision", ColumnKind::Integer, "The number of the version that was promised, from 1.", |row| {
        Some(row.result.revision.to_string())
    }),
    column(
        "period",
        ColumnKind::Text,
        "2026-03, 2026-Q1 or 2026: a fiscal year, and its quarters, by the year in which it starts.",
        |row| Some(row.result.period.name.clone()),
    ),
    column("kind", ColumnKind::Text, "The length of the period: month, quarter or year.", |row| {
        Some(row.result.period.kind.clone())
    }),
    column("from", ColumnKind::Date, "The first day of the period.", |row| Some(row.result.period.from.to_string())),
    column("until", ColumnKind::Date, "The first day after the period.", |row| {
        Some(row.result.period.until.to_string())
    }),
    column("department_id", ColumnKind::Text, "The id of the department that is accountable.", |row| {
        Some(row.standard.owned.department.id.to_string())
    }),
    column("department", ColumnKind::Text, "The department's name.", |row| {
        Some(row.standard.owned.department.name.clone())
    }),
    column("service_id", ColumnKind::Text, "The service's permanent id.", |row| {
        Some(row.standard.owned.service.id.to_string())
    }),
    column("service", ColumnKind::Text, "The service's name.", |row| {
        Some(row.standard.owned.service.name.value.clone())
    }),
    column("promise", ColumnKind::Text, "What was promised, in one sentence.", |row| {
        let promise = &row.one.version.version.promise;
        Some(row.convert.words().promise(promise, row.standard.owned.standard.stage))
    }),
    column("cohort", ColumnKind::Text, "Which cases are in the total: due, finished, rounds, events or all.", |row| {
        Some(row.result.cohort.clone())
    }),
    column("status", ColumnKind::Text, "final, provisional, not_measured, late or withheld.", |row| {
        Some(row.result.status.clone())
    }),
    column("met", ColumnKind::Integer, "How many of the total kept the promise.", |row| cell(row.result.met)),
    column("total", ColumnKind::Integer, "How many cases there were, the late and the unfinished included.", |row| {
        cell(row.result.total)
    }),
    column("early", ColumnKind::Integer, "Of a range of time, how many were done before the shorter one.", |row| {
        cell(row.result.early)
    }),
    column("not_due", ColumnKind::Integer, "How many were not yet due; in no other figure.", |row| {
        cell(row.result.not_due)
    }),
    column("on_hold", ColumnKind::Integer, "How many were on hold; in no other figure.", |row| {
        cell(row.result.on_hold)
    }),
    column("left_out", ColumnKind::Integer, "How many were left out; in no other figure.", |row| {
        cell(Some(row.one.measured()?.left_out?.value).filter(|count| *count > 0))
    }),
    column("left_out_reason", ColumnKind::Text, "Why they were left out.", |row| {
        Some(row.one.measured()?.left_out_reason.as_ref()?.value.clone())
    }),
    column("average", ColumnKind::Number, "The average time.", |row| cell(row.result.average)),
    column("median", ColumnKind::Number, "The time that half of all cases took at most.", |row| {
        cell(row.result.median)
    }),
    column("p90", ColumnKind::Number, "The time that 9 in 10 cases took at most.", |row| cell(row.result.p90)),
    column("unit", ColumnKind::Text, "The unit of these three times.", |row| {
        let target = &row.one.version.version.promise.target.value;
        let has_time = row.result.average.or(row.result.median).or(row.result.p90).is_some();
        target.time().filter(|_| has_time).map(|time| time.unit.code().to_owned())
    }),
    column("share_percent", ColumnKind::Number, "Met of total in percent, rounded against the publisher.", |row| {
        cell(row.result.share_percent)
    }),
    column("promise_share_percent", ColumnKind::Number, "The share that was promised, in percent.", |row| {
        cell(row.result.promise_share_percent)
    }),
    column("kept", ColumnKind::Boolean, "Whether the promise was kept; empty: nobody can say.", |row| {
        cell(row.result.kept)
    }),
    column(
        "undecided",
        ColumnKind::Text,
        "Why nobody can say: nothing_due, too_few, other_period, no_target or no_figure.",
        |row| row.result.undecided.clone(),
    ),
    column("note", ColumnKind::Text, "A remark; of what was not measured, the reason.", |row| {
        Some(row.one.entry.as_ref()?.current.note.as_ref()?.value.clone())
    }),
    column("expected", ColumnKind::Date, "The day by which late figures are expected.", |row| {
        cell(row.result.expected)
    }),
    column("published", ColumnKind::Date, "The first day on which the figures were public.", |row| {
        cell(row.result.published)
    }),
    column("replaced", ColumnKind::Integer, "How many earlier figures of the period these replaced.", |row| {
        Some(row.result.supersedes.len().to_string())
    }),
    column("html", ColumnKind::Address, "The page with the results.", |row| {
        Some(row.convert.url(&address::result(&row.standard.owned.standard.id.value)))
    }),
];

/// A cell of what may be there.
fn cell<T: ToString>(value: Option<T>) -> Option<String> {
    value.map(|value| value.to_string())
}
