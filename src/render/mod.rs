//! Edition and theme -> artifacts. Pure. One file or folder per format, each a row in [`FORMATS`].

pub mod feed;
mod format;
pub mod hosting;
mod job;
mod long;
pub mod pages;
mod sentences;
mod site_files;

use std::collections::BTreeSet;

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::artifact::{Artifact, Gathered, Piece, Take};
pub use crate::render::format::{Format, Workshop};
use crate::render::job::give_all;
pub use crate::render::job::{Job, RenderError};

/// Every format.
pub const FORMATS: &[Format] = &[
    Format { name: feed::FORMAT.name, render: feed_and_its_pages },
    pages::FORMAT,
    site_files::FORMAT,
    hosting::FORMAT,
];

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
