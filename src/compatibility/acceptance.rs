//! What the city lets through although it breaks a promise to readers, from content or from the command line.

use crate::model::accepted::{Accepted, BreakRule};
use crate::source::Span;

/// A break that the city lets through.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acceptance {
    /// The rule that it breaks.
    pub rule: BreakRule,
    /// The id of what it is about.
    pub id: String,
    /// Why it is let through.
    pub reason: String,
    /// Where it is written; nothing if it is one of this run alone.
    pub place: Option<Span>,
}

impl From<&Accepted> for Acceptance {
    fn from(accepted: &Accepted) -> Self {
        Self {
            rule: accepted.rule.value,
            id: accepted.id.value.clone(),
            reason: accepted.reason.clone(),
            place: Some(accepted.place()),
        }
    }
}
