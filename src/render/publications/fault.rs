//! What keeps a publication from being printed, or from being true for long.

use jiff::civil::Date;

use crate::layout::Fault;
use crate::source::Span;

/// Something wrong with a publication, or soon to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintFault {
    /// The path of its file, below the folder of publications; empty if it is about all of them.
    pub piece: String,
    /// The place in the content of what it is about.
    pub place: Span,
    /// What it is.
    pub kind: PrintFaultKind,
}

/// What is wrong with a publication.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PrintFaultKind {
    /// Its texts can't be set.
    NotSet(Fault),
    /// What it says is no longer true from a day on.
    EndsOn(Date),
    /// The language is written from right to left, and the publications are not.
    RightToLeft(String),
}

/// What keeps the files of a site from being printed, or from being true for long.
#[derive(Debug, Default)]
pub struct PrintFaults {
    /// About the publications that the site offers.
    pub of_publications: Vec<PrintFault>,
    /// About the reports to the city manager. They are whole without the file for paper.
    pub of_reports: Vec<PrintFault>,
}
