//! What a paragraph is made of: words in styles, and the numbers of other pages.

use crate::layout::sheet::Style;

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum LinkTarget {
    /// To a block of the same document, by its id.
    Block(String),
    /// To an address.
    Address(String),
}

/// A part of a paragraph.
#[derive(Debug, Clone, PartialEq)]
pub enum Inline {
    /// Words in one style.
    Words {
        /// The words. A line feed ends a line.
        text: String,
        /// Their style, of which the face, the size, the colour and the tracking count.
        style: Style,
        /// Where they lead.
        link: Option<LinkTarget>,
    },
    /// The number of the page on which a block is.
    PageOf {
        /// The block's id.
        id: String,
        /// The style of the number.
        style: Style,
    },
}
