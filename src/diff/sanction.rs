//! A version, and what was published of it -> who has approved what it promises now.

use crate::diff::verdict::promises_otherwise;
use crate::published_feed::{Approval, Version};

/// Who has approved a new or changed promise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sanction {
    /// Somebody has.
    Given(Approval),
    /// Somebody approved what this version promised before. Its figures have changed since, and the approval has not.
    Outdated(Approval),
    /// Nobody yet.
    Missing,
}

impl Sanction {
    /// Who has approved a version, given what was published about the same version.
    pub(super) fn of(version: &Version, published: Option<&Version>) -> Self {
        let Some(approval) = version.approved.clone() else { return Self::Missing };
        let is_from_before =
            published.is_some_and(|old| old.approved == version.approved && promises_otherwise(old, version));
        if is_from_before { Self::Outdated(approval) } else { Self::Given(approval) }
    }

    /// Whether somebody has approved what the version promises now.
    #[must_use]
    pub const fn is_given(&self) -> bool {
        matches!(self, Self::Given(_))
    }
}
