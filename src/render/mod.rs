//! Edition and theme -> artifacts, without side effects. One file or folder per format, each a row in [`FORMATS`].

mod chunked_file;
pub mod feed;
mod format;
pub mod hosting;
mod if_missed;
mod job;
pub mod newsletter;
mod outcome;
pub mod pages;
pub mod publications;
mod released;
pub mod reports;
mod sentences;
mod site_files;

use std::collections::BTreeSet;

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::artifact::{Artifact, Chunk, Gathered, Sink};
pub use crate::render::format::{Format, RenderContext};
use crate::render::job::give_all;
pub use crate::render::job::{Job, RenderError};
use crate::render::publications::PrintFaults;

/// Every format.
pub const FORMATS: &[Format] = &[
    Format { name: feed::FORMAT.name, render: feed_and_its_pages },
    pages::FORMAT,
    site_files::FORMAT,
    hosting::FORMAT,
];

/// Renders all formats of an edition, and what its site offers for paper. Hands over each file as soon as it is made, long ones chunk by chunk,
/// and the manifest last. Returns what there is to tell about what is for paper; a file with an error is not made.
///
/// # Errors
/// If a template of the theme is broken.
pub fn render(job: Job<'_>, sink: &Sink<'_>) -> Result<PrintFaults, RenderError> {
    let listing = feed::Listing::default();
    let mut context = RenderContext::new(job);
    let listed = |chunk: Chunk| {
        listing.add(&chunk);
        sink(chunk);
    };
    // Before the pages, which say how large they are.
    let (offers, of_publications) = publications::give(&context, &listed, |_| true)?;
    context.offers = offers;
    let of_reports = reports::give(&context, &listed)?;
    FORMATS.par_iter().try_for_each(|format| (format.render)(&context, &listed))?;
    feed::manifest(&context, sink, listing)?;
    Ok(PrintFaults { of_publications, of_reports })
}

/// Renders the files at these addresses, with as few others as possible: no other pages for residents, and the rest only if one of the
/// addresses is not such a page.
///
/// # Errors
/// If a template of the theme is broken.
pub fn render_at(job: Job<'_>, addresses: &BTreeSet<String>, sink: &Sink<'_>) -> Result<(), RenderError> {
    let mut context = RenderContext::new(job);
    (context.offers, _) = publications::give(&context, &|_| (), |page| addresses.contains(page))?;
    if pages::render_at(&context, addresses, sink)? == addresses.len() {
        return Ok(());
    }
    give_all(sink, pages::assets(job.theme)?);
    let others = FORMATS.par_iter().filter(|format| format.name != pages::FORMAT.name);
    others.try_for_each(|format| (format.render)(&context, sink))?;
    reports::give(&context, sink).map(|_| ())
}

/// Renders the feed, and then the pages about it, which show values from its documents.
fn feed_and_its_pages(context: &RenderContext<'_>, sink: &Sink<'_>) -> Result<(), RenderError> {
    let specimens = pages::Specimens::new(context);
    (feed::FORMAT.render)(context, &|chunk| {
        specimens.look_at(&chunk);
        sink(chunk);
    })?;
    pages::about_the_feed(context, specimens, sink)
}

/// Renders all formats of an edition into memory, sorted by path.
///
/// # Errors
/// If a template of the theme is broken.
pub fn rendered(job: Job<'_>) -> Result<(Vec<Artifact>, PrintFaults), RenderError> {
    let mut faults = PrintFaults::default();
    let artifacts = collected(|sink| {
        faults = render(job, sink)?;
        Ok(())
    })?;
    Ok((artifacts, faults))
}

/// Renders only the documents of the feed, without the manifest, sorted by path.
///
/// # Errors
/// If a document can't be written.
pub fn feed_alone(job: Job<'_>) -> Result<Vec<Artifact>, RenderError> {
    collected(|sink| (feed::FORMAT.render)(&RenderContext::new(job), sink))
}

fn collected(render: impl FnOnce(&Sink<'_>) -> Result<(), RenderError>) -> Result<Vec<Artifact>, RenderError> {
    let made = Gathered::default();
    render(&|chunk| made.add(chunk))?;
    Ok(made.into_artifacts())
}
