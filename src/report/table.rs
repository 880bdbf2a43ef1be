//! The parts of a report: headings, and tables whose cells have types, for paper and for spreadsheets.

use jiff::civil::Date;

use crate::model::results::Percent;
use crate::model::target::Bound;

/// A part of a report.
#[derive(Debug, Clone)]
pub struct Part {
    /// Its heading.
    pub title: &'static str,
    /// What it is about, in a sentence or two.
    pub lead: &'static str,
    /// What it says if its table has no rows.
    pub none: &'static str,
    /// Its table.
    pub table: Table,
}

/// A table.
#[derive(Debug, Clone)]
pub struct Table {
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, each with a cell for each column.
    pub rows: Vec<Vec<Cell>>,
}

/// A column.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// What is in it.
    pub name: &'static str,
    /// About how many letters it is wide.
    pub width: u8,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Blank,
    /// Words of the program.
    Text(String),
    /// Words of the city, in its language.
    Said(String),
    /// A whole number.
    Number(u64),
    /// Thousandths.
    Decimal(u64),
    /// A percentage, and the side on which it is good: shown figures are rounded against the city.
    Percent(Percent, Bound),
    /// A day.
    Day(Date),
}

impl Table {
    /// A table without rows.
    pub(super) fn new(columns: &[(&'static str, u8)]) -> Self {
        let columns = columns.iter().map(|&(name, width)| Column { name, width }).collect();
        Self { columns, rows: Vec::new() }
    }

    /// The same with rows.
    pub(super) fn with(mut self, rows: impl IntoIterator<Item = Vec<Cell>>) -> Self {
        self.rows.extend(rows);
        self
    }
}

impl Cell {
    /// Words of the program.
    pub(super) fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// Words of the city.
    pub(super) fn said(text: impl Into<String>) -> Self {
        Self::Said(text.into())
    }

    /// What is made of a value, or nothing.
    pub(super) fn of<T>(value: Option<T>, cell: impl Fn(T) -> Self) -> Self {
        value.map_or(Self::Blank, cell)
    }

    /// A part of a whole, of which less is better; nothing of nothing.
    pub(super) fn part(part: u64, whole: u64) -> Self {
        Self::of(Percent::of(part, whole, Bound::AtMost), |percent| Self::Percent(percent, Bound::AtMost))
    }

    /// Whether it is a number, which is set flush right.
    #[must_use]
    pub const fn is_figure(&self) -> bool {
        matches!(self, Self::Number(_) | Self::Decimal(_) | Self::Percent(..))
    }
}
