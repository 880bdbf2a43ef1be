//! What has to be put into a target: the site's files by what is to be done with them.

use std::collections::BTreeSet;
use std::path::Path;

use crate::artifact::SitePath;
use crate::publish::before::Before;

/// What both ways of putting a site in its place need to know.
pub(super) struct Job<'a> {
    pub(super) target: &'a Path,
    pub(super) before: &'a Before,
    pub(super) changed: &'a BTreeSet<SitePath>,
    pub(super) unchanged: &'a BTreeSet<SitePath>,
    /// Files of the earlier build that the site no longer has.
    pub(super) stale: Vec<&'a str>,
    /// The names of all files of the site.
    pub(super) ours: &'a BTreeSet<&'a str>,
}
