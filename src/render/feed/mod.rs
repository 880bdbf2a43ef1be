//! Edition -> the JSON feed, version 1, which other software reads for years.

mod answers;
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
mod history;
mod ics;
mod index;
pub(super) mod json;
mod json_feed;
mod manifest;
pub mod releases;
mod results;
mod schema;
mod services;
mod standards;
mod tables;
pub(super) mod test_vectors;
mod timeline;
mod topics;
pub mod v1;
mod vtimezone;

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::artifact::Sink;
use crate::render::feed::convert::Convert;
use crate::render::feed::files::long;
use crate::render::feed::history::History;
use crate::render::format::{Format, RenderContext};
use crate::render::job::{RenderError, give, give_all};

pub use crate::render::feed::documents::{DocumentPaths, documents, own_documents};
pub(super) use crate::render::feed::file_types::{FileType, typed_files};
pub(super) use crate::render::feed::manifest::{Listing, manifest};
pub(super) use crate::render::feed::schema::shapes;

pub(super) const FORMAT: Format = Format { name: "feed", render };

/// A part of the feed, which hands over its files.
type Part = fn(&Convert<'_>, &History, &Sink<'_>) -> Result<(), RenderError>;

/// The feed's parts, which are made independently.
const PARTS: [Part; 3] = [
    long_documents,
    |convert, _, sink| calendars::files(convert, sink),
    |convert, _, sink| {
        give(sink, files::document(documents::INDEX.path, &index::document(convert)))?;
        give(sink, files::document(documents::TOPICS.path, &topics::document(convert)))?;
        give(sink, files::document(documents::COMMITMENT.path, &commitment::document(convert)))?;
        give(sink, files::document(documents::ANSWERS.path, &answers::document(convert)))?;
        give_all(sink, schema::artifacts(convert.job().base_url)?);
        Ok(())
    },
];

/// Makes the documents that grow with every standard: one after the other, each on all threads, in chunks.
fn long_documents(convert: &Convert<'_>, history: &History, sink: &Sink<'_>) -> Result<(), RenderError> {
    archive::files(convert, history, sink)?;
    tables::files(convert, sink)?;
    standards::files(convert, history, sink)?;
    results::files(convert, sink)?;
    changes(convert, history, sink)?;
    timeline::give(convert, long(sink, documents::TIMELINE.path)?)?;
    services::give(convert, long(sink, documents::SERVICES.path)?)
}

fn render(context: &RenderContext<'_>, sink: &Sink<'_>) -> Result<(), RenderError> {
    let convert = Convert::new(context);
    let history = History::of(&convert, sink)?;
    PARTS.par_iter().try_for_each(|part| part(&convert, &history, sink))
}

/// Makes what tells of the events, the catalogue among it: it says when the feed last changed.
fn changes(convert: &Convert<'_>, history: &History, sink: &Sink<'_>) -> Result<(), RenderError> {
    let events = events::events(convert.edition());
    events::pages(&events).into_iter().try_for_each(|page| {
        json_feed::give(convert, page, long(sink, &json_feed::path(page.year))?)?;
        atom::give(convert, page, long(sink, &atom::path(page.year))?)
    })?;
    discovery::files(convert, history, &events, sink)
}
