//! A text and the edits of its bytes -> the text after them.

use std::ops::Range;

/// Bytes to replace, and what to write instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Splice {
    /// The bytes.
    pub range: Range<usize>,
    /// What to write instead.
    pub with: String,
}

impl Splice {
    pub(super) fn new(range: Range<usize>, with: impl Into<String>) -> Self {
        Self { range, with: with.into() }
    }

    pub(super) fn insert(at: usize, with: impl Into<String>) -> Self {
        Self::new(at..at, with)
    }

    pub(super) fn remove(range: Range<usize>) -> Self {
        Self::new(range, "")
    }
}

/// Returns the text with the edits, which are in order and don't overlap.
#[must_use]
pub fn applied(text: &str, splices: &[Splice]) -> String {
    let mut after = String::with_capacity(text.len() + splices.iter().map(|splice| splice.with.len()).sum::<usize>());
    let mut from = 0;
    for Splice { range, with } in splices {
        after += &text[from..range.start];
        after += with;
        from = range.end;
    }
    after + &text[from..]
}
