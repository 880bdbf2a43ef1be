//! What is to be different in a content file.

use std::ops::Range;

use crate::edit::path::Path;

/// An intended change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// A single value becomes another.
    Set {
        /// The value.
        at: Path,
        /// The text that is to be read there.
        value: String,
    },
    /// A key gets another name; its value stays.
    Rename {
        /// The value of the key.
        at: Path,
        /// The new name.
        to: String,
    },
    /// A list or a group of keys gets another entry.
    Insert {
        /// The list or group, or a key without a value.
        at: Path,
        /// The entry.
        entry: Entry,
    },
    /// An entry of a list or a group of keys goes, with its value.
    Remove {
        /// The entry's value.
        at: Path,
    },
    /// Bytes become other bytes. Whatever is written elsewhere keeps its value.
    Replace {
        /// The bytes.
        range: Range<usize>,
        /// What is written instead.
        with: String,
    },
}

/// An entry to be inserted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entry {
    /// Its lines, without indentation: a list with one item or more, or a group with one key.
    pub text: String,
    /// The key after which it goes; none: the end.
    pub after: Option<String>,
    /// The position, from 0, of the item after which it goes; none: the end.
    pub after_item: Option<usize>,
    /// Whether an empty line is to come before it, where the form of the file allows one.
    pub is_apart: bool,
}

impl Entry {
    /// An entry for the end of a list or group.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// The same after an empty line.
    #[must_use]
    pub fn apart(self) -> Self {
        Self { is_apart: true, ..self }
    }

    /// The same right after a key.
    #[must_use]
    pub fn after(self, key: impl Into<String>) -> Self {
        Self { after: Some(key.into()), ..self }
    }

    /// The same right after an item, by its position from 0.
    #[must_use]
    pub fn after_item(self, at: usize) -> Self {
        Self { after_item: Some(at), ..self }
    }
}
