//! A column of a table, and the row that fills it.

use crate::model::edition::{EffectiveStandard, EffectiveVersion};
use crate::render::feed::convert::Convert;
use crate::render::feed::tables::fiscal_year::FiscalYear;

/// A row: a standard in force.
pub(super) struct Row<'a> {
    pub(super) convert: &'a Convert<'a>,
    pub(super) standard: &'a EffectiveStandard<'a>,
    pub(super) version: &'a EffectiveVersion<'a>,
    /// What came out in the last fiscal year.
    pub(super) year: Option<FiscalYear>,
}

/// A column. An empty cell means that nothing is stated, or that the column does not apply.
pub(super) struct Column {
    pub(super) name: &'static str,
    /// What the column contains.
    pub(super) description: &'static str,
    pub(super) kind: ColumnKind,
    pub(super) value: fn(&Row<'_>) -> Option<String>,
}

/// The type of a column's cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ColumnKind {
    Text,
    /// Several texts, separated by [`BETWEEN`].
    List,
    Integer,
    Number,
    Date,
    Address,
}

/// Separator of the texts of a list.
pub(super) const BETWEEN: &str = "|";
