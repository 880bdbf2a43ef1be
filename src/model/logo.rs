//! The city's logo.

use crate::source::Span;

/// A drawing that is part of every page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logo {
    /// The drawing as it is written into a page, already checked for what can't be in one.
    pub svg: String,
    /// The start of its file.
    pub span: Span,
}

/// That the site shows its logo: the name of its file, which is always the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LogoFile;

impl LogoFile {
    /// The name.
    pub const NAME: &'static str = "logo.svg";

    /// The most bytes that a drawing may add to each page.
    pub const MOST: usize = 1024;
}
