//! What is to be rendered, and what rendering gives or why it fails: what every format shares.

use thiserror::Error;

use crate::artifact::{Artifact, Chunk, Sink, SitePath};
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
    /// The editions that are over.
    pub archive: &'a Archive<'a>,
}

/// Hands over the editions that are over, earliest first: one at a time, since all of them together need much memory.
pub type Archive<'a> = dyn Fn(&mut EachEdition<'_>) -> Result<(), RenderError> + Sync + 'a;

/// What is done with each of them.
pub type EachEdition<'a> = dyn FnMut(Edition<'_>) -> Result<(), RenderError> + 'a;

/// Why an edition can't be rendered: the theme is broken.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("the theme can't be used: {message}")]
pub struct RenderError {
    /// What is wrong with it, with the place.
    pub message: String,
}

/// An artifact at a path that the program makes itself from sound ids.
pub(super) fn artifact(path: &str, bytes: Vec<u8>) -> Result<Artifact, RenderError> {
    Ok(Artifact { path: site_path(path)?, bytes })
}

pub(super) fn site_path(path: &str) -> Result<SitePath, RenderError> {
    let failed = || RenderError { message: format!("`{path}` can't be a path on the site") };
    SitePath::new(path).ok_or_else(failed)
}

/// Hands over a file that could be made.
pub(super) fn give(sink: &Sink<'_>, made: Result<Artifact, RenderError>) -> Result<(), RenderError> {
    sink(made?.into());
    Ok(())
}

/// Hands over several.
pub(super) fn give_all(sink: &Sink<'_>, made: Vec<Artifact>) {
    made.into_iter().map(Chunk::from).for_each(sink);
}
