//! The rows of the tables of standards: a standard in force, with what came out in the last fiscal year.

use crate::model::edition::{EffectiveStandard, EffectiveVersion};
use crate::render::feed::convert::Convert;
use crate::render::feed::tables::column::RowKind;
use crate::render::feed::tables::fiscal_year::{FiscalYear, last_fiscal_year};

/// Rows that are standards in force.
pub(super) struct Standards;

impl RowKind for Standards {
    type Row<'a> = Row<'a>;
}

/// A standard in force.
pub(super) struct Row<'a> {
    pub(super) convert: &'a Convert<'a>,
    pub(super) standard: &'a EffectiveStandard<'a>,
    pub(super) version: &'a EffectiveVersion<'a>,
    /// What came out in the last fiscal year.
    pub(super) year: Option<FiscalYear>,
}

/// The rows of an edition.
pub(super) fn rows<'a>(convert: &'a Convert<'a>) -> Vec<Row<'a>> {
    let row =
        |(standard, version)| Row { convert, standard, version, year: last_fiscal_year(convert, standard, version) };
    convert.edition().standards_in_force().map(row).collect()
}
