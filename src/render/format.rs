//! What a format of the site is: a name, and a function that makes its files.

use crate::artifact::Take;
use crate::render::job::{Job, RenderError};
use crate::render::pages::theme::cache::Plates;

/// Something that an edition is published as.
pub struct Format {
    /// Its name.
    pub name: &'static str,
    /// Makes its files.
    pub render: fn(&Workshop<'_>, &Take<'_>) -> Result<(), RenderError>,
}

/// A job, and what several formats share while it is done.
pub struct Workshop<'a> {
    pub(super) job: Job<'a>,
    pub(super) plates: Plates,
}

impl<'a> Workshop<'a> {
    pub(super) fn new(job: Job<'a>) -> Self {
        Self { job, plates: Plates::default() }
    }
}
