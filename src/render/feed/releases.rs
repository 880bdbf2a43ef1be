//! The change log of the feed's shapes: what each version brought to those who read it. A change adds an entry at the top.

use crate::render::feed::v1;

/// A version of the feed's shapes.
pub struct Release {
    /// Its number: the last part grows with a mended description, the middle one with a new key or document.
    pub version: &'static str,
    /// What is new with it.
    pub changes: &'static [&'static str],
}

/// Every version, latest first.
pub const RELEASES: &[Release] = &[Release { version: v1::VERSION, changes: &["The first release."] }];
