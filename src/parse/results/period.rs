//! The cells `year`, `quarter` and `month` of a row -> its period. They are whole numbers because spreadsheet programs rewrite `2026-03`.

use crate::diagnostic::Diagnostic;
use crate::english;
use crate::model::results::ReportedPeriod;
use crate::parse::node::Node;
use crate::parse::reader::{FromNode, Reader, single};
use crate::parse::results::by_column::Cells;
use crate::parse::rules;
use crate::parse::scalars::month_number;
use crate::parse::shape::Shape;
use crate::source::{Located, Span};

/// The period of a row.
pub(super) fn period(cells: &Cells<'_>, reader: &mut Reader<'_>) -> Option<Located<ReportedPeriod>> {
    let year_at = cells.find("year");
    if year_at.is_none() {
        let fault = Diagnostic::error(&rules::INVALID_PERIOD, cells.first, "this row has no `year`");
        reader
            .report(fault.help("write the year of the period; a fiscal year is named by the year in which it starts"));
    }
    let year = year_at.and_then(|node| number(node, reader, &YEAR));
    let (quarter_at, month_at) = (cells.find("quarter"), cells.find("month"));
    if let (Some(quarter), Some(month)) = (quarter_at, month_at) {
        let fault = Diagnostic::error(&rules::INVALID_PERIOD, quarter.span, "this row names a quarter and a month");
        reader.report(
            fault
                .related(month.span, "the month")
                .help("keep the one that the figures are about, and leave the other cell blank"),
        );
        return None;
    }
    let quarter = quarter_at.map(|node| (number(node, reader, &QUARTER), node.span));
    let month = month_at.map(|node| (number(node, reader, &MONTH), node.span));
    let year = year?;
    let small = |number: Option<i16>| number.and_then(|number| i8::try_from(number).ok());
    let (period, last) = match (quarter, month) {
        (Some((quarter, span)), _) => (ReportedPeriod::Quarter { year, quarter: small(quarter)? }, span),
        (None, Some((month, span))) => (ReportedPeriod::Month { year, month: small(month)? }, span),
        (None, None) => (ReportedPeriod::Year { year }, year_at?.span),
    };
    let first = year_at?.span;
    let (from, to) = (first.range().start.min(last.range().start), first.range().end.max(last.range().end));
    Some(Located::new(period, Span::new(first.source, from, to)))
}

/// A part of a period: what it is called, its numbers, and what else staff may have written for one.
struct PartOfPeriod {
    what: &'static str,
    least: i16,
    most: i16,
    how: &'static str,
    meant: fn(&str) -> Option<i16>,
}

const YEAR: PartOfPeriod = PartOfPeriod {
    what: "a year",
    least: 1900,
    most: 2999,
    how: "write the year in four figures, like 2026; a fiscal year is named by the year in which it starts",
    // `2026-27`, `2026/2027`
    meant: |text| {
        text.split_once(['-', '/']).filter(|(_, next)| figures(next)).and_then(|(first, _)| first.parse().ok())
    },
};

const QUARTER: PartOfPeriod = PartOfPeriod {
    what: "a quarter",
    least: 1,
    most: 4,
    how: "write the number of the quarter of the fiscal year, from 1 to 4",
    meant: |text| text.strip_prefix(['Q', 'q', 'T', 't']).and_then(|number| number.trim().parse().ok()),
};

const MONTH: PartOfPeriod = PartOfPeriod {
    what: "a month",
    least: 1,
    most: 12,
    how: "write the number of the month, from 1 to 12",
    meant: |text| month_number(text).map(i16::from),
};

fn figures(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn number(node: &Node<'_>, reader: &mut Reader<'_>, part: &PartOfPeriod) -> Option<i16> {
    let text = node.scalar()?;
    let range = part.least..=part.most;
    let number = text.parse::<i16>().ok().filter(|number| figures(text) && range.contains(number));
    if number.is_none() {
        let fault = Diagnostic::error(&rules::INVALID_PERIOD, node.span, format!("`{text}` is not {}", part.what));
        let meant = (part.meant)(text).filter(|number| range.contains(number));
        reader.report(match meant {
            Some(meant) if part.most == 12 => fault
                .label(format!("did you mean `{meant}`, {}?", english::month(i8::try_from(meant).unwrap_or(1))))
                .patch(node.span, meant.to_string())
                .certain(),
            Some(meant) => {
                fault.label(format!("did you mean `{meant}`?")).patch(node.span, meant.to_string()).certain()
            }
            None => fault.help(part.how),
        });
    }
    number
}

const HOW_A_PERIOD: &str = "write a month like 2026-03, a quarter of the fiscal year like 2026-Q2, or a fiscal year by the year in which it starts";

/// A period as one word, where no spreadsheet program rewrites it: `2026-03`, `2026-Q2`, `2026`.
impl FromNode for ReportedPeriod {
    fn from_node(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let text = single(node, "a period", reader)?;
        let period = Self::parse(text);
        if period.is_none() {
            let fault = Diagnostic::error(&rules::INVALID_PERIOD, node.span, format!("`{text}` is not a period"));
            reader.report(fault.help(HOW_A_PERIOD));
        }
        period
    }

    fn shape() -> Shape {
        let year = "(19|2[0-9])[0-9]{2}";
        Shape::pattern(&format!("^{year}(-(0[1-9]|1[0-2]|[Qq][1-4]))?$"), HOW_A_PERIOD).also_typed(&["integer"])
    }
}
