//! Something in Markdown that would not reach the page, or would say something else there, and its place.

use std::ops::Range;

use pulldown_cmark::Event;

/// Something that would be lost, and its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lost {
    /// What it is.
    pub what: LostKind,
    /// The bytes of the Markdown that it takes up.
    pub range: Range<usize>,
}

/// The ways in which something is lost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LostKind {
    /// The definition of a link that no link uses: its words, and the rest of it.
    Definition(String, String),
    /// A cell of a table that has no heading.
    Cell,
    /// Other words.
    Words,
    /// Stars inside a word, a name or a calculation, which are read as emphasis.
    Stars,
    /// The number of an item, which is counted from the first item's: the number that people would see.
    Number(u64),
    /// A number with a full stop at the start of a line, which is read as a list of its own.
    LoneNumber,
    /// A sign at the start of a line, which is read as the mark of a list or a quotation; or one at the end of a heading.
    Sign(char),
    /// The first of two backslashes.
    Backslash,
}

/// What is read, with its place in the Markdown.
pub(super) type Placed<'a> = (Event<'a>, Range<usize>);
