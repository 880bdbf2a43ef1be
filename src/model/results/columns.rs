//! The columns of a table of results.

use crate::model::results::reported::PeriodKind;

/// Every column that a table of results can have, in the order in which the program writes them.
pub const COLUMNS: [&str; 20] = [
    "standard",
    "year",
    "quarter",
    "month",
    "revision",
    "met",
    "total",
    "early",
    "not_due",
    "on_hold",
    "left_out",
    "left_out_reason",
    "average",
    "median",
    "p90",
    "status",
    "expected",
    "published",
    "revised",
    "note",
];

/// The columns of a new table for periods of a kind, without those that few tables need.
pub fn columns_for(kind: PeriodKind) -> impl Iterator<Item = &'static str> {
    COLUMNS.into_iter().filter(move |column| match *column {
        "quarter" => kind == PeriodKind::Quarter,
        "month" => kind == PeriodKind::Month,
        "early" | "expected" => false,
        _ => true,
    })
}
