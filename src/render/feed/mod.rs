//! Edition -> the JSON feed, version 1, which other software reads for years.

mod archive;
mod atom;
mod calendars;
mod commitment;
mod convert;
mod digest;
mod discovery;
mod documents;
mod events;
mod file_types;
mod files;
mod ics;
mod index;
mod json;
mod json_feed;
mod manifest;
pub mod releases;
mod schema;
mod services;
mod standards;
mod tables;
pub(super) mod test_vectors;
mod timeline;
pub mod v1;
mod vtimezone;

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::artifact::Sink;
use crate::render::feed::convert::Convert;
use crate::render::feed::files::long;
use crate::render::format::{Format, RenderContext};
use crate::render::job::{RenderError, give, give_all};

pub use crate::render::feed::documents::{DocumentPaths, documents, own_documents};
pub(super) use crate::render::feed::file_types::{FileType, typed_files};
pub(super) use crate::render::feed::manifest::{Listing, manifest};
pub(super) use crate::render::feed::schema::shapes;

pub(super) const FORMAT: Format = Format { name: "feed", render };

/// A part of the feed, which hands over its files.
type Part = fn(&Convert<'_>, &Sink<'_>) -> Result<(), RenderError>;

/// The feed's parts, which are made independently.
const PARTS: [Part; 3] = [long_documents, calendars::files, |convert, sink| {
    give(sink, files::document(documents::INDEX.path, &index::document(convert)))?;
    give(sink, files::document(documents::COMMITMENT.path, &commitment::document(convert)))?;
    give_all(sink, schema::artifacts(convert.job().base_url)?);
    Ok(())
}];

/// Makes the documents that grow with every standard: one after the other, each on all threads, in chunks.
fn long_documents(convert: &Convert<'_>, sink: &Sink<'_>) -> Result<(), RenderError> {
    archive::files(convert, sink)?;
    tables::files(convert, sink)?;
    standards::files(convert, sink)?;
    changes(convert, sink)?;
    timeline::give(convert, long(sink, documents::TIMELINE.path)?)?;
    services::give(convert, long(sink, documents::SERVICES.path)?)
}

fn render(context: &RenderContext<'_>, sink: &Sink<'_>) -> Result<(), RenderError> {
    let convert = Convert::new(context.job);
    PARTS.par_iter().try_for_each(|part| part(&convert, sink))
}

/// Makes what tells of the events, the catalogue among it: it says when the feed last changed.
fn changes(convert: &Convert<'_>, sink: &Sink<'_>) -> Result<(), RenderError> {
    let events = events::events(convert.edition());
    json_feed::give(convert, &events, long(sink, documents::CHANGES.path)?)?;
    atom::give(convert, &events, long(sink, atom::PATH)?)?;
    discovery::files(convert, &events, sink)
}
