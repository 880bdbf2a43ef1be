//! Compares the content's feed with the published one and reports what would break a promise to its readers. Each rule is a file.
//!
//! What has taken effect is history. It is never removed; if it was published wrongly, it is corrected and labelled.

mod altered_archive;
mod altered_calendar;
mod altered_event;
mod altered_history;
mod changed_key_type;
mod context;
mod lowered_revision;
mod missing_feed_file;
mod missing_feed_key;
mod missing_licence;
mod repurposed_id;
mod shape;
mod vanished_id;

pub use crate::compatibility::context::Context;
use crate::diagnostic::Diagnostic;
use crate::rule::Rule;

/// Reports what breaks a rule.
type Find = fn(&Context<'_>, &mut Vec<Diagnostic>);

macro_rules! table {
    ($($file:ident),* $(,)?) => {
        /// Every rule, by name.
        pub const RULES: &[Rule] = &[$($file::RULE),*];

        const FINDS: &[Find] = &[$($file::check),*];
    };
}

table![
    altered_archive,
    altered_calendar,
    altered_event,
    altered_history,
    changed_key_type,
    lowered_revision,
    missing_feed_file,
    missing_feed_key,
    missing_licence,
    repurposed_id,
    vanished_id,
];

/// Applies every rule.
#[must_use]
pub fn check(context: &Context<'_>) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for find in FINDS {
        find(context, &mut diagnostics);
    }
    Diagnostic::sort(&mut diagnostics);
    diagnostics
}
