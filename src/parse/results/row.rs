//! The cells of a row -> what staff say about a standard in a period.

use jiff::civil::Date;

use crate::diagnostic::Diagnostic;
use crate::model::id::StandardRef;
use crate::model::results::{Measured, Outcome, ResultRow, ResultStatus};
use crate::parse::node::Node;
use crate::parse::reader::{FromNode, Reader};
use crate::parse::results::by_column::Cells;
use crate::parse::results::figures::{Cases, Time};
use crate::parse::results::period::period;
use crate::parse::rules;
use crate::parse::scalars::word;
use crate::parse::shape::Shape;
use crate::source::Located;

/// What `status` can say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Status {
    Final,
    Provisional,
    NotMeasured,
    Late,
}

impl FromNode for Status {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let name = |status: Self| match status {
            Self::Final => "final",
            Self::Provisional => "provisional",
            Self::NotMeasured => "not measured",
            Self::Late => "late",
        };
        word(
            node,
            reader,
            "a status of a result",
            &[Self::Final, Self::Provisional, Self::NotMeasured, Self::Late],
            name,
        )
    }

    fn shape() -> Shape {
        Shape::word(&["final", "provisional", "not measured", "late"])
    }
}

/// Reads a row.
pub(super) fn row(cells: &Cells<'_>, reader: &mut Reader<'_>) -> Option<ResultRow> {
    let standard = standard(cells, reader);
    let period = period(cells, reader);
    let revision = cells.take::<Cases>("revision", reader);
    let published = cells.take::<Date>("published", reader);
    let revised = cells.take::<Date>("revised", reader);
    let note = cells.take::<String>("note", reader);
    let outcome = outcome(cells, reader);
    let revision = revision?.map(|one| Located::new(u32::try_from(one.value.0).unwrap_or(u32::MAX), one.span));
    let (standard, period, outcome) = (standard?, period?, outcome?);
    Some(ResultRow {
        span: standard.0.span,
        standard,
        period,
        revision,
        outcome,
        published: published?,
        revised: revised?,
        note: note?,
    })
}

fn standard(cells: &Cells<'_>, reader: &mut Reader<'_>) -> Option<StandardRef> {
    if cells.find("standard").is_none() {
        reader.report(cells.missing("standard", "write the id of the standard: pothole-repair.complete"));
    }
    StandardRef::from_node(cells.find("standard")?, reader)
}

fn outcome(cells: &Cells<'_>, reader: &mut Reader<'_>) -> Option<Outcome> {
    let status = cells.take::<Status>("status", reader);
    let expected = cells.take::<Date>("expected", reader);
    let figures = figures(cells, reader);
    let (status, expected) = (status?, expected?);
    match (status.map(|status| status.value), figures?) {
        (None | Some(Status::Final), Some(figures)) => Some(Outcome::Measured(Box::new(figures))),
        (Some(Status::Provisional), Some(figures)) => {
            Some(Outcome::Measured(Box::new(Measured { status: ResultStatus::Provisional, ..figures })))
        }
        (Some(Status::NotMeasured | Status::Late), Some(figures)) => {
            let fault = Diagnostic::error(
                &rules::RESULT_WITHOUT_FIGURES,
                figures.total.span,
                "a result that is not there yet has no figures",
            );
            reader.report(fault.help("remove the figures, or write `final` or `provisional` as the status"));
            None
        }
        (Some(Status::Late), None) => {
            if expected.is_none() {
                reader.report(without_figures(
                    cells,
                    "this row does not say when the result is expected",
                    "write the day in the column `expected`, like 2027-01-31",
                ));
            }
            Some(Outcome::Late(expected?))
        }
        (None | Some(Status::NotMeasured), None) => {
            if cells.find("note").is_none() {
                let help = "write `total` and `met`, 0 and 0 if nobody asked; or the reason in the column `note`";
                reader.report(if status.is_some() {
                    without_figures(cells, "this row does not say why nothing was measured", help)
                } else {
                    // A row that nobody has filled in yet says nothing, and stops nothing.
                    let message = "this row has not been filled in, and is passed over";
                    Diagnostic::warning(&rules::RESULT_WITHOUT_FIGURES, cells.first, message).help(help)
                });
                return None;
            }
            Some(Outcome::NotMeasured)
        }
        (Some(Status::Final | Status::Provisional), None) => {
            reader.report(without_figures(cells, "this row has no figures", "write `total` and `met`; for what was not measured, write `not measured` as the status and the reason as the note"));
            None
        }
    }
}

fn without_figures(cells: &Cells<'_>, message: &str, help: &str) -> Diagnostic {
    Diagnostic::error(&rules::RESULT_WITHOUT_FIGURES, cells.first, message).help(help)
}

/// The figures of a row, if it has any.
#[expect(clippy::option_option, reason = "a fault, no figures and figures are three answers")]
fn figures(cells: &Cells<'_>, reader: &mut Reader<'_>) -> Option<Option<Measured>> {
    let mut cases = |column: &str| {
        cells.take::<Cases>(column, reader).map(|one| one.map(|one| Located::new(one.value.0, one.span)))
    };
    let [met, total, early, not_due, on_hold, left_out] =
        ["met", "total", "early", "not_due", "on_hold", "left_out"].map(&mut cases);
    let mut time =
        |column: &str| cells.take::<Time>(column, reader).map(|one| one.map(|one| Located::new(one.value.0, one.span)));
    let [average, median, p90] = ["average", "median", "p90"].map(&mut time);
    let left_out_reason = cells.take::<String>("left_out_reason", reader);
    let met = met?;
    let Some(total) = total? else {
        let stray = ["met", "early", "not_due", "on_hold", "left_out", "average", "median", "p90"];
        if let Some(stray) = stray.iter().find_map(|column| cells.find(column)) {
            let fault =
                Diagnostic::error(&rules::RESULT_WITHOUT_FIGURES, stray.span, "there is a figure, but no `total`");
            reader.report(
                fault.help("write in `total` how many were due in the period, those included that are still open"),
            );
            return None;
        }
        return Some(None);
    };
    Some(Some(Measured {
        status: ResultStatus::Final,
        met,
        total,
        early: early?,
        not_due: not_due?,
        on_hold: on_hold?,
        left_out: left_out?,
        left_out_reason: left_out_reason?,
        average: average?,
        median: median?,
        p90: p90?,
    }))
}
