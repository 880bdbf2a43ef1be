//! What keeps a publication from being printed, or from being true for long.

use jiff::civil::Date;

use crate::layout::Fault;
use crate::source::Span;

/// Something to tell about a publication.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintFault {
    /// The path of its file, below the folder of publications.
    pub piece: String,
    /// The place in the content of what it is about.
    pub place: Span,
    /// What it is.
    pub kind: PrintFaultKind,
}

/// What there is to tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PrintFaultKind {
    /// Its texts can't be set.
    NotSet(Fault),
    /// What it says ends on a day.
    EndsOn(Date),
    /// The language is written from right to left, and the publications are not.
    RightToLeft(String),
}
