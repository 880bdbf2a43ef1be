//! What is refused in a drawing, and where.

use std::ops::Range;

/// Something that can't be in a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// What it is.
    pub what: RefusedKind,
    /// The bytes of the file that it takes up.
    pub range: Range<usize>,
}

/// The kinds of things that are refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RefusedKind {
    /// The file is not well-formed XML from here on.
    NotWhole,
    /// The file is no SVG: it begins with another element, or with none.
    NotSvg,
    /// The drawing does not say how large its sheet is, so it can't be scaled.
    NoViewBox,
    /// A document type, which can define anything.
    Doctype,
    /// An element that runs something, or brings in another document: its name.
    Program(String),
    /// An attribute that runs something: its name.
    Handler(String),
    /// A reference to something in the file or elsewhere: the name of the attribute.
    Reference(String),
    /// A style sheet, or a declaration in a style that no attribute can say.
    Style,
    /// Text, which needs a font.
    Text,
    /// Another element: its name.
    Element(String),
    /// Another attribute: its name.
    Attribute(String),
    /// A value with signs that none of its kind has: the name of the attribute.
    Value(String),
}
