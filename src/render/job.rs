//! What is to be rendered, and what rendering gives or why it fails: what every format shares.

use crate::artifact::{Artifact, Piece, SitePath, Take};
use crate::model::catalog::Catalog;
use crate::model::edition::Edition;
use crate::model::site::BaseUrl;
use crate::theme::Theme;
use jiff::civil::Date;

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

/// An artifact at a path that the program makes itself from sound ids.
pub(super) fn artifact(path: &str, bytes: Vec<u8>) -> Result<Artifact, RenderError> {
    Ok(Artifact { path: site_path(path)?, bytes })
}

pub(super) fn site_path(path: &str) -> Result<SitePath, RenderError> {
    let failed = || RenderError { message: format!("`{path}` can't be a path on the site") };
    SitePath::new(path).ok_or_else(failed)
}

/// Hands over a file that could be made.
pub(super) fn give(take: &Take<'_>, made: Result<Artifact, RenderError>) -> Result<(), RenderError> {
    take(made?.into());
    Ok(())
}

/// Hands over several.
pub(super) fn give_all(take: &Take<'_>, made: Vec<Artifact>) {
    made.into_iter().map(Piece::from).for_each(take);
}
