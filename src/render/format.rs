//! A format of the site: a name, and a function that makes its files.

use crate::artifact::Sink;
use crate::render::job::{Job, RenderError};
use crate::render::outcome::Outcomes;
use crate::render::pages::theme::cache::ThemeCache;
use crate::render::publications::offer::Offers;

/// A format in which an edition is published.
pub struct Format {
    /// Its name.
    pub name: &'static str,
    /// Makes its files.
    pub render: fn(&RenderContext<'_>, &Sink<'_>) -> Result<(), RenderError>,
}

/// A job, with what several formats share.
pub struct RenderContext<'a> {
    pub(super) job: Job<'a>,
    pub(super) theme_cache: ThemeCache,
    pub(super) outcomes: Outcomes<'a>,
    /// The publications that pages offer.
    pub(super) offers: Offers,
}

impl<'a> RenderContext<'a> {
    pub(super) fn new(job: Job<'a>) -> Self {
        Self { job, theme_cache: ThemeCache::default(), outcomes: Outcomes::of(job.edition), offers: Offers::default() }
    }
}
