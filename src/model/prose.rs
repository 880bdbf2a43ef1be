//! Text that staff wrote, as Markdown. Only `render` turns it into HTML.

use crate::source::Span;

/// Markdown and its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prose {
    /// The Markdown, already checked for what is not allowed in it.
    pub markdown: String,
    /// Its place.
    pub span: Span,
}
