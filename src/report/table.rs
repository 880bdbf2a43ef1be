//! The parts of a report: headings, and tables whose cells have types, for paper and for spreadsheets.

use jiff::civil::Date;

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
    /// A percentage, in ten-thousandths of a percent.
    Percent(u64),
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

    /// Whether it is a number or a day, which stands at the right of its column.
    #[must_use]
    pub const fn is_figure(&self) -> bool {
        matches!(self, Self::Number(_) | Self::Decimal(_) | Self::Percent(_))
    }
}
