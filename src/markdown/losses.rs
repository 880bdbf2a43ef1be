//! Markdown -> everything in it that would not reach the page, or would say something else there.

use pulldown_cmark::Parser;

use crate::markdown::lost::{Lost, Placed};
use crate::markdown::misread;
use crate::markdown::refused::TextScope;
use crate::markdown::syntax::{is_plain, options};
use crate::markdown::vanished::vanished;

/// Everything in `markdown` that would be lost in a text at `place`, in order.
#[must_use]
pub fn losses(markdown: &str, place: TextScope) -> Vec<Lost> {
    if is_plain(markdown) {
        return Vec::new();
    }
    let events: Vec<Placed<'_>> = Parser::new_ext(markdown, options()).into_offset_iter().collect();
    let mut all = vanished(markdown, &events);
    all.append(&mut misread::stars(markdown, &events));
    all.append(&mut misread::lists(markdown, &events));
    all.append(&mut misread::quotations(markdown, &events, place));
    all.append(&mut misread::heading_ends(markdown, &events));
    all.append(&mut misread::backslashes(markdown, &events));
    all.sort_by_key(|lost| lost.range.start);
    all
}
