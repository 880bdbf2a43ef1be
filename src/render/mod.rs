//! Edition and theme -> artifacts. Pure. One file or folder per format, each a row in [`FORMATS`].

pub mod feed;
mod hosting;
pub mod pages;
mod site_files;

use jiff::civil::Date;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use rayon::slice::ParallelSliceMut;

use crate::artifact::Artifact;
use crate::model::catalog::Catalog;
use crate::model::edition::Edition;
use crate::model::site::BaseUrl;
use crate::theme::Theme;

/// What every format is made from.
#[derive(Clone, Copy)]
pub struct Job<'a> {
    /// What to show.
    pub edition: &'a Edition<'a>,
    /// How it looks.
    pub theme: &'a Theme,
    /// Where it will be published.
    pub base_url: &'a BaseUrl,
    /// What held on another day, with or without drafts: for the archive.
    pub resolve: fn(&Catalog, Date, bool) -> Edition<'_>,
}

/// Something that an edition is published as.
pub struct Format {
    /// Its name.
    pub name: &'static str,
    /// Makes its files.
    pub render: fn(Job<'_>) -> Result<Vec<Artifact>, RenderError>,
}

/// Every format, in the order in which they are made.
pub const FORMATS: &[Format] = &[pages::FORMAT, feed::FORMAT, site_files::FORMAT, hosting::FORMAT];

/// Why an edition can't be rendered: a theme's template is broken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RenderError {
    /// What the template engine says, with the place in the template.
    pub message: String,
}

impl std::fmt::Display for RenderError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "the theme can't be used: {}", self.message)
    }
}

impl std::error::Error for RenderError {}

/// Everything that an edition is published as, sorted by path; last the manifest of all of it.
///
/// # Errors
/// If a template of the theme is broken.
pub fn render(job: Job<'_>) -> Result<Vec<Artifact>, RenderError> {
    let mut artifacts = render_unlisted(job)?;
    artifacts.push(feed::manifest(job, &artifacts)?);
    Ok(artifacts)
}

/// The same without the manifest, for whoever only looks at it.
///
/// # Errors
/// If a template of the theme is broken.
pub fn render_unlisted(job: Job<'_>) -> Result<Vec<Artifact>, RenderError> {
    let made: Vec<Vec<Artifact>> = FORMATS.par_iter().map(|format| (format.render)(job)).collect::<Result<_, _>>()?;
    let mut artifacts: Vec<Artifact> = made.into_iter().flatten().collect();
    artifacts.par_sort_by(|a, b| a.path.cmp(&b.path));
    Ok(artifacts)
}

/// The documents of the feed alone, without the manifest.
///
/// # Errors
/// If a document can't be written.
pub fn feed_alone(job: Job<'_>) -> Result<Vec<Artifact>, RenderError> {
    (feed::FORMAT.render)(job)
}

/// An artifact at a path that the program makes itself from sound ids.
fn artifact(path: &str, bytes: Vec<u8>) -> Result<Artifact, RenderError> {
    let failed = || RenderError { message: format!("`{path}` can't be a path on the site") };
    Ok(Artifact { path: crate::artifact::SitePath::new(path).ok_or_else(failed)?, bytes })
}
