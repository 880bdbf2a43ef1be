//! A column of a table, and the kinds of rows that tables have.

/// What each row of a table is about.
pub(super) trait RowKind {
    /// A row.
    type Row<'a>;
}

/// A column of a table with such rows. An empty cell means that nothing is stated, or that the column does not apply.
pub(super) struct Column<K: RowKind> {
    pub(super) name: &'static str,
    pub(super) kind: ColumnKind,
    /// What the column contains.
    pub(super) description: &'static str,
    pub(super) value: Value<K>,
}

/// The text of a row's cell.
type Value<K> = fn(&<K as RowKind>::Row<'_>) -> Option<String>;

/// The type of a column's cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ColumnKind {
    Text,
    /// Several texts, separated by [`BETWEEN`].
    List,
    Integer,
    Number,
    /// `true` or `false`.
    Boolean,
    Date,
    Address,
}

/// Separator of the texts of a list.
pub(super) const BETWEEN: &str = "|";

pub(super) const fn column<K: RowKind>(
    name: &'static str,
    kind: ColumnKind,
    description: &'static str,
    value: Value<K>,
) -> Column<K> {
    Column { name, kind, description, value }
}
