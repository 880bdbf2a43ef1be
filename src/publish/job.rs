//! The files to put into a target, by what has to be done with them.

use std::collections::BTreeSet;
use std::path::Path;

use crate::artifact::SitePath;
use crate::publish::before::Before;

/// What both ways of putting a site in place need to know.
pub(super) struct PublishJob<'a> {
    pub(super) target: &'a Path,
    pub(super) before: &'a Before,
    pub(super) changed: &'a BTreeSet<SitePath>,
    pub(super) unchanged: &'a BTreeSet<SitePath>,
    /// Files of the previous build that are no longer part of the site.
    pub(super) stale: Vec<&'a str>,
    /// Names of all files of the site.
    pub(super) ours: &'a BTreeSet<&'a str>,
}
