//! Text that staff wrote, as Markdown. It becomes HTML in `render`, and there alone.

use crate::source::Span;

/// Markdown and its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prose {
    /// The Markdown, already looked through for what may not be in it.
    pub markdown: String,
    /// Its place.
    pub span: Span,
}
