//! Markdown -> everything in it that is not allowed where it is written.

use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag};

use crate::markdown::destination::{Destination, destination};
use crate::markdown::headings::is_heading_id;
use crate::markdown::syntax::{is_plain, options};

/// The place of a text, which decides what it may contain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextScope {
    /// A whole page: headings are allowed.
    Page,
    /// A field of a record, shown under a heading of a page.
    Field,
}

/// Something that is not allowed in a text, and its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// Its kind.
    pub what: RefusedKind,
    /// The bytes of the Markdown that it takes up.
    pub range: Range<usize>,
}

/// The kinds of things that are not allowed in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RefusedKind {
    /// An HTML tag, comment or the like.
    RawHtml,
    /// A link that may be harmful, or that doesn't say which page of the site it leads to.
    Link(String),
    /// A heading followed by more than an id, or by an id that is not valid.
    HeadingAttribute,
    /// A picture, which would be fetched from elsewhere.
    Picture,
    /// A heading in a text that is shown below headings of its page.
    Heading,
}

/// Everything in `markdown` that is not allowed in a text at `place`, in order.
#[must_use]
pub fn refused(markdown: &str, place: TextScope) -> Vec<Refused> {
    if is_plain(markdown) {
        return Vec::new();
    }
    Parser::new_ext(markdown, options())
        .into_offset_iter()
        .filter_map(|(event, range)| Some(Refused { what: refused_kind(&event, place)?, range }))
        .collect()
}

fn refused_kind(event: &Event<'_>, place: TextScope) -> Option<RefusedKind> {
    match event {
        Event::Start(Tag::HtmlBlock) | Event::InlineHtml(_) => Some(RefusedKind::RawHtml),
        Event::Start(Tag::Image { .. }) => Some(RefusedKind::Picture),
        Event::Start(Tag::Link { link_type, dest_url, .. }) => {
            (destination(*link_type, dest_url) == Destination::Refused).then(|| RefusedKind::Link(dest_url.to_string()))
        }
        Event::Start(Tag::Heading { .. }) if place == TextScope::Field => Some(RefusedKind::Heading),
        Event::Start(Tag::Heading { id, classes, attrs, .. }) => {
            let id_is_sound = id.as_deref().is_none_or(is_heading_id);
            (!id_is_sound || !classes.is_empty() || !attrs.is_empty()).then_some(RefusedKind::HeadingAttribute)
        }
        _ => None,
    }
}
