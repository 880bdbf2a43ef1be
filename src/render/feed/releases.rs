//! The change log of the feed's format: what each version means for its readers. A change adds an entry at the top.

use crate::render::feed::v1;

/// A version of the feed's format.
pub struct Release {
    /// Its number. A corrected description raises the last part, a new key or document the middle one.
    pub version: &'static str,
    /// What is new in it.
    pub changes: &'static [&'static str],
}

/// All versions, latest first.
pub const RELEASES: &[Release] = &[Release { version: v1::VERSION, changes: &["The first release."] }];
