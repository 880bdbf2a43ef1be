//! `results/*.csv` as staff keep it in a spreadsheet -> rows of results, or what is wrong in which cell.

mod by_column;
mod cells;
mod columns;
mod figures;
mod period;
mod row;
mod table;

pub(super) use crate::parse::results::table::results;
