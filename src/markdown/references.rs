//! Markdown -> the signs in it that are written by their names or numbers, such as `&eacute;` or `&#233;`, with places.

use std::ops::Range;

use pulldown_cmark::{Event, Parser};

use crate::markdown::syntax::options;

/// A reference to a sign, and what it means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CharacterReference {
    /// The sign, or the few signs, that people see in its place.
    pub meaning: String,
    /// The bytes of the Markdown that it takes up.
    pub range: Range<usize>,
}

/// The references to signs in `markdown`, in order.
#[must_use]
pub fn character_references(markdown: &str) -> Vec<CharacterReference> {
    if !markdown.contains('&') {
        return Vec::new();
    }
    let events = Parser::new_ext(markdown, options()).into_offset_iter();
    let reference = |(event, range): (Event<'_>, Range<usize>)| match event {
        Event::Text(text) if markdown[range.clone()].starts_with('&') && markdown[range.clone()] != *text => {
            Some(CharacterReference { meaning: text.to_string(), range })
        }
        _ => None,
    };
    events.filter_map(reference).collect()
}
