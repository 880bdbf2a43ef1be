//! The input, output and errors that all formats share.

use thiserror::Error;

use crate::artifact::{Artifact, Chunk, Sink, SitePath};
use crate::model::edition::Edition;
use crate::model::site::BaseUrl;
use crate::theme::Theme;

/// The input of every format.
#[derive(Clone, Copy)]
pub struct Job<'a> {
    /// The edition to show.
    pub edition: &'a Edition<'a>,
    /// The theme of the pages.
    pub theme: &'a Theme,
    /// The address where the site will be published.
    pub base_url: &'a BaseUrl,
}

/// Why an edition can't be rendered: the theme is broken.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("the theme can't be used: {message}")]
pub struct RenderError {
    /// The problem, with its place.
    pub message: String,
}

/// Makes an artifact at a path made from valid ids.
pub(super) fn artifact(path: &str, bytes: Vec<u8>) -> Result<Artifact, RenderError> {
    Ok(Artifact { path: site_path(path)?, bytes })
}

pub(super) fn site_path(path: &str) -> Result<SitePath, RenderError> {
    let failed = || RenderError { message: format!("`{path}` can't be a path on the site") };
    SitePath::new(path).ok_or_else(failed)
}

/// Hands over a file, if it could be made.
pub(super) fn give(sink: &Sink<'_>, made: Result<Artifact, RenderError>) -> Result<(), RenderError> {
    sink(made?.into());
    Ok(())
}

/// Hands over several files.
pub(super) fn give_all(sink: &Sink<'_>, made: Vec<Artifact>) {
    made.into_iter().map(Chunk::from).for_each(sink);
}
