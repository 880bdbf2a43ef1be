//! Edition and theme -> artifacts. Pure. One file or folder per format, each a row in [`FORMATS`].

pub mod feed;
pub mod hosting;
mod long;
pub mod pages;
mod site_files;

use std::collections::BTreeSet;

use jiff::civil::Date;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::artifact::{Artifact, Gathered, Piece, SitePath, Take};
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
    pub render: fn(&Workshop<'_>, &Take<'_>) -> Result<(), RenderError>,
}

/// A job, and what more than one part of it is done with.
pub struct Workshop<'a> {
    job: Job<'a>,
    plates: pages::Plates,
}

impl<'a> Workshop<'a> {
    fn new(job: Job<'a>) -> Self {
        Self { job, plates: pages::Plates::default() }
    }
}

/// Every format.
pub const FORMATS: &[Format] = &[
    Format { name: feed::FORMAT.name, render: feed_and_its_pages },
    pages::FORMAT,
    site_files::FORMAT,
    hosting::FORMAT,
];

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

/// Hands over everything that an edition is published as, each file as soon as it is made, the long ones piece by piece; last the manifest
/// of all of it.
///
/// # Errors
/// If a template of the theme is broken.
pub fn render(job: Job<'_>, take: &Take<'_>) -> Result<(), RenderError> {
    let listing = feed::Listing::default();
    let workshop = Workshop::new(job);
    let listed = |piece: Piece| {
        listing.add(&piece);
        take(piece);
    };
    FORMATS.par_iter().try_for_each(|format| (format.render)(&workshop, &listed))?;
    feed::manifest(job, take, listing)
}

/// The files at these addresses, without making all others: of the pages only those, and what is no page of residents only if one of
/// the addresses is none of their pages.
///
/// # Errors
/// If a template of the theme is broken.
pub fn render_at(job: Job<'_>, addresses: &BTreeSet<String>, take: &Take<'_>) -> Result<(), RenderError> {
    let workshop = Workshop::new(job);
    if pages::render_at(&workshop, addresses, take)? == addresses.len() {
        return Ok(());
    }
    give_all(take, pages::look(job.theme)?);
    let others = FORMATS.par_iter().filter(|format| format.name != pages::FORMAT.name);
    others.try_for_each(|format| (format.render)(&workshop, take))
}

/// The feed, and then the pages about it: they show what its documents say.
fn feed_and_its_pages(workshop: &Workshop<'_>, take: &Take<'_>) -> Result<(), RenderError> {
    let specimens = pages::Specimens::new(workshop.job);
    (feed::FORMAT.render)(workshop, &|piece| {
        specimens.look_at(&piece);
        take(piece);
    })?;
    pages::about_the_feed(workshop, specimens, take)
}

/// Everything that an edition is published as, in memory, sorted by path.
///
/// # Errors
/// If a template of the theme is broken.
pub fn rendered(job: Job<'_>) -> Result<Vec<Artifact>, RenderError> {
    collected(|take| render(job, take))
}

/// The documents of the feed alone, without the manifest, sorted by path.
///
/// # Errors
/// If a document can't be written.
pub fn feed_alone(job: Job<'_>) -> Result<Vec<Artifact>, RenderError> {
    collected(|take| (feed::FORMAT.render)(&Workshop::new(job), take))
}

fn collected(render: impl FnOnce(&Take<'_>) -> Result<(), RenderError>) -> Result<Vec<Artifact>, RenderError> {
    let made = Gathered::default();
    render(&|piece| made.add(piece))?;
    Ok(made.into_artifacts())
}

/// An artifact at a path that the program makes itself from sound ids.
fn artifact(path: &str, bytes: Vec<u8>) -> Result<Artifact, RenderError> {
    Ok(Artifact { path: site_path(path)?, bytes })
}

fn site_path(path: &str) -> Result<SitePath, RenderError> {
    let failed = || RenderError { message: format!("`{path}` can't be a path on the site") };
    SitePath::new(path).ok_or_else(failed)
}

/// Hands over a file that could be made.
fn give(take: &Take<'_>, made: Result<Artifact, RenderError>) -> Result<(), RenderError> {
    take(made?.into());
    Ok(())
}

/// Hands over several.
fn give_all(take: &Take<'_>, made: Vec<Artifact>) {
    made.into_iter().map(Piece::from).for_each(take);
}
