//! Cells and tables -> what people see of them, on screen and on paper.

use crate::english;
use crate::report::csv::decimal;
use crate::report::table::{Cell, Table};

/// Texts of fewer bytes are not broken into lines.
const SHORT: usize = 16;

impl Cell {
    /// What it says, in words.
    #[must_use]
    pub fn shown(&self) -> String {
        match self {
            Self::Blank => String::new(),
            Self::Text(text) if text.len() < SHORT => text.replace(' ', "\u{a0}"),
            Self::Text(text) | Self::Said(text) => text.clone(),
            Self::Number(number) => english::number(*number),
            Self::Decimal(thousandths) => decimal(*thousandths, 1_000),
            Self::Percent(percent, bound) => {
                let tenths = percent.rounded(1, *bound);
                format!("{}.{}%", tenths / 10, tenths % 10)
            }
            Self::Day(day) => english::date(*day),
        }
    }
}

impl Table {
    /// The columns in which a row says something: the others need no room.
    #[must_use]
    pub fn used(&self) -> Vec<usize> {
        let is_used = |at: &usize| self.rows.iter().any(|row| row.get(*at) != Some(&Cell::Blank));
        (0..self.columns.len()).filter(is_used).collect()
    }

    /// Whether there is nothing but numbers in a column, which are set flush right.
    #[must_use]
    pub fn has_figures(&self, column: usize) -> bool {
        self.rows.iter().all(|row| row[column].is_figure() || row[column] == Cell::Blank)
    }
}
