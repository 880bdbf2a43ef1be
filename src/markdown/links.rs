//! Markdown -> its links, with places.

use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use crate::markdown::syntax::{is_plain, options};

/// A link and its range.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextLink {
    /// The words of the link.
    pub words: String,
    /// Its destination.
    pub to: String,
    /// The bytes of the Markdown that it takes up.
    pub range: Range<usize>,
}

/// The links of `markdown`, in order.
#[must_use]
pub fn links(markdown: &str) -> Vec<TextLink> {
    if is_plain(markdown) {
        return Vec::new();
    }
    let mut links: Vec<TextLink> = Vec::new();
    let mut is_open = false;
    for (event, range) in Parser::new_ext(markdown, options()).into_offset_iter() {
        match event {
            Event::Start(Tag::Link { dest_url, .. }) => {
                is_open = true;
                links.push(TextLink { words: String::new(), to: dest_url.to_string(), range });
            }
            Event::End(TagEnd::Link) => is_open = false,
            Event::Text(text) | Event::Code(text) if is_open => {
                if let Some(link) = links.last_mut() {
                    link.words.push_str(&text);
                }
            }
            _ => {}
        }
    }
    links
}
