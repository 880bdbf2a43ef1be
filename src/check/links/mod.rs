//! Links within the site.

pub(super) mod broken_link;
pub(super) mod lost_link;
pub(super) mod undecided;
