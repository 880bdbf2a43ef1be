//! A language -> `Wording`, which writes in it. Each other file of this folder adds the methods for one kind of value.

use crate::language::Language;

/// Writes dates, amounts, promises and the like in a language.
#[derive(Debug, Clone, Copy)]
pub struct Wording<'a>(pub(super) &'a Language);

impl<'a> Wording<'a> {
    /// For a language.
    #[must_use]
    pub const fn new(language: &'a Language) -> Self {
        Self(language)
    }
}
