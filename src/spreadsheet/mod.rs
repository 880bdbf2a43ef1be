//! Tables -> what spreadsheet programs open: a workbook (Office Open XML, ECMA-376), and CSV cells that no program runs as a formula.

mod book;
mod harmless;
mod parts;
mod workbook;

pub use crate::spreadsheet::book::{Sheet, Value, Workbook};
pub use crate::spreadsheet::harmless::harmless;
