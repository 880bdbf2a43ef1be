//! What a column of a table is, and the row that it is filled from.

use crate::model::edition::{EffectiveStandard, EffectiveVersion};
use crate::render::feed::convert::Convert;

/// What a row is about: a standard in force.
pub(super) struct Row<'a> {
    pub(super) convert: &'a Convert<'a>,
    pub(super) standard: &'a EffectiveStandard<'a>,
    pub(super) version: &'a EffectiveVersion<'a>,
}

/// A column. An empty cell means that nothing is stated, or that the column does not apply.
pub(super) struct Column {
    pub(super) name: &'static str,
    /// What it holds.
    pub(super) description: &'static str,
    pub(super) kind: ColumnKind,
    pub(super) value: fn(&Row<'_>) -> Option<String>,
}

/// What the cells of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ColumnKind {
    Text,
    /// Several texts with [`BETWEEN`] between them.
    List,
    Integer,
    Number,
    Date,
    Address,
}

/// What stands between the texts of a list.
pub(super) const BETWEEN: &str = "|";
