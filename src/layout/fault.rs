//! What keeps a document from being set as it was meant.

use std::fmt::{Display, Formatter};

/// A fault that the texts, not the machine, are the cause of.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// A text is longer than its frame, however small it may be set.
    DoesNotFit {
        /// What the frame is called.
        frame: String,
        /// By how many millimetres it is too long.
        by: u32,
        /// The words at the beginning of what is left over.
        from: String,
    },
    /// A section has more pages than it may have.
    TooManyPages {
        /// How many it may have.
        most: usize,
        /// The words at the beginning of what is left over.
        from: String,
    },
    /// A line, a picture or a row of a table is larger than a page.
    TooLarge {
        /// The words in it.
        from: String,
    },
    /// The face has no glyph for a character.
    MissingGlyph {
        /// The character.
        character: char,
        /// The name of the face.
        face: String,
        /// The text that it is in.
        text: String,
    },
}

/// A fault in markup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkupFault {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong.
    pub message: String,
}

impl Display for MarkupFault {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "line {}: {}", self.line, self.message)
    }
}
