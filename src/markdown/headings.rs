//! Markdown -> its headings, with ids and places.

use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag};

use crate::markdown::syntax::options;

/// A heading: its level from 1, its id and the bytes that it takes up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// From 1, the title of the page, to 6.
    pub level: usize,
    /// Its id.
    pub id: Option<String>,
    /// The bytes of the Markdown that it takes up.
    pub range: Range<usize>,
}

/// The headings of `markdown`, in order.
#[must_use]
pub fn headings(markdown: &str) -> Vec<Heading> {
    let events = Parser::new_ext(markdown, options()).into_offset_iter();
    let heading = |(event, range)| match event {
        Event::Start(Tag::Heading { level, id, .. }) => {
            Some(Heading { level: level as usize, id: id.map(|id| id.to_string()), range })
        }
        _ => None,
    };
    events.filter_map(heading).collect()
}

/// Whether `id` can be a heading's id: letters, digits, dots and hyphens.
#[must_use]
pub fn is_heading_id(id: &str) -> bool {
    !id.is_empty() && id.chars().all(|c| c.is_ascii_alphanumeric() || c == '.' || c == '-')
}
