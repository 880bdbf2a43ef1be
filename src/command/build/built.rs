//! What a build has done, for its report.

use std::time::Duration;

use crate::diagnostic::Diagnostic;
use crate::pipeline::Facts;
use crate::publish::Summary;
use crate::source::Sources;

/// What a build has done.
pub(super) struct Built {
    /// The content, for messages.
    pub(super) sources: Sources,
    pub(super) diagnostics: Vec<Diagnostic>,
    /// What was let through and what could not be compared, one line each.
    pub(super) told: Vec<String>,
    /// The published copy that was compared with.
    pub(super) compared_with: Option<String>,
    /// The site; nothing if the content has errors.
    pub(super) site: Option<PublishedSite>,
}

/// A site that has been published.
pub(super) struct PublishedSite {
    pub(super) facts: Facts,
    pub(super) pages: usize,
    pub(super) summary: Summary,
    /// Time spent syncing to disk; `None` with `--no-sync`.
    pub(super) syncing: Option<Duration>,
}
