//! What happens to ids over the years: things are renamed, and they end.

use jiff::civil::Date;

use crate::model::plan::Plan;
use crate::model::prose::Prose;
use crate::source::{Located, Span};

/// An id that something used to have, and perhaps the name that went with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Former<I> {
    /// The former id. It permanently redirects to the new one.
    pub id: Located<I>,
    /// The former name.
    pub name: Option<String>,
    /// The first day of the new name.
    pub until: Option<Located<Date>>,
    /// The place of the whole entry.
    pub span: Span,
}

/// The end of a service or a standard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Retirement<R> {
    /// The first day on which it is no longer promised.
    pub on: Located<Date>,
    /// The reason.
    pub reason: Prose,
    /// What to use instead.
    pub replaced_by: Option<R>,
    /// What became of it before its day.
    pub plan: Plan<Date>,
}
