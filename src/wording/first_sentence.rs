//! A text -> its first sentence.

use crate::wording::writer::Wording;

impl Wording<'_> {
    /// The first sentence of a text on one line; the whole text, if it is only one. The full stop of an abbreviation ends none.
    #[must_use]
    pub fn first_sentence(self, text: &str) -> &str {
        let ends = text.match_indices(['.', '!', '?', '…']).map(|(at, mark)| at + mark.len());
        let is_end = |end: &usize| {
            let (before, after) = text.split_at(*end);
            let word = before.trim_end_matches('.').rsplit(' ').next().unwrap_or_default();
            let is_abbreviation =
                before.ends_with('.') && self.0.fragments.abbreviations.iter().any(|one| **one == *word);
            after.starts_with(' ') && !is_abbreviation
        };
        ends.into_iter().find(is_end).map_or(text, |end| &text[..end])
    }
}
