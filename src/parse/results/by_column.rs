//! A line of a table and its columns -> the value of each column.

use crate::diagnostic::Diagnostic;
use crate::parse::node::Node;
use crate::parse::reader::{FromNode, Reader};
use crate::parse::rules;
use crate::source::{Located, Span};

/// The cells of a row that are not blank, by column.
pub(super) struct Cells<'c> {
    /// The row's first cell.
    pub(super) first: Span,
    cells: Vec<(&'static str, Node<'c>)>,
}

impl<'c> Cells<'c> {
    pub(super) const fn new(first: Span, cells: Vec<(&'static str, Node<'c>)>) -> Self {
        Self { first, cells }
    }

    /// The cell in a column.
    pub(super) fn find(&self, column: &str) -> Option<&Node<'c>> {
        self.cells.iter().find(|(name, _)| *name == column).map(|(_, node)| node)
    }

    /// The value of a column, if there is one; `None` if it is faulty.
    #[expect(clippy::option_option, reason = "a fault, a blank cell and a value are three answers")]
    pub(super) fn take<T: FromNode>(&self, column: &str, reader: &mut Reader<'_>) -> Option<Option<Located<T>>> {
        self.find(column).map_or(Some(None), |node| Located::from_node(node, reader).map(Some))
    }

    /// That the row has nothing in a column that it needs.
    pub(super) fn missing(&self, column: &str, why: &str) -> Diagnostic {
        Diagnostic::error(&rules::RESULTS_TABLE, self.first, format!("this row has no `{column}`")).help(why.to_owned())
    }
}
