//! What a run of a command gives: whether it found errors in the content, or why it could not run.

use std::error::Error;

/// Outcome of a run that did its work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    Fine,
    FaultyContent,
}

/// Outcome of a run, or the reason why it could not do its work.
pub(super) type Ran = Result<Outcome, Box<dyn Error>>;
