//! Edition -> the JSON feed, version 1: what other software reads for years.

mod archive;
mod atom;
mod calendars;
mod commitment;
mod convert;
mod digest;
mod discovery;
mod events;
mod ics;
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

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use serde_json::Value;

use crate::address;
use crate::artifact::{Artifact, Take};
use crate::render::feed::convert::Convert;
pub(super) use crate::render::feed::manifest::{Listing, manifest};
use crate::render::feed::schema::{DOCUMENTS, OTHER_FILES};
use crate::render::format::{Format, Workshop};
use crate::render::job::{Job, RenderError, artifact, give, give_all};
use crate::render::long::Long;

pub(super) const FORMAT: Format = Format { name: "feed", render };

/// A document of the feed, for whoever describes it.
pub struct DocumentPaths {
    /// Its name in the index.
    pub name: &'static str,
    /// Its path on the site; `{id}` stands for an id.
    pub path: String,
    /// Its schema's path on the site; nothing if its shape is another standard's.
    pub schema: Option<String>,
    /// What is in it.
    pub description: &'static str,
}

/// Every document of the feed.
pub fn documents() -> impl Iterator<Item = DocumentPaths> {
    let own = DOCUMENTS.iter().map(|document| document.paths());
    let others = OTHER_FILES.iter().map(|other| DocumentPaths {
        name: other.name,
        path: other.path.to_owned(),
        schema: None,
        description: other.description,
    });
    own.chain(others)
}

/// Every document whose shape is ours, with its schema.
pub(super) fn shapes() -> impl Iterator<Item = (DocumentPaths, &'static Value)> {
    schema::documents().map(|(document, schema)| (document.paths(), schema.as_value()))
}

/// A file of the site whose media type its ending may not tell a server.
pub(super) struct FileType {
    /// Its path on the site.
    pub(super) path: String,
    /// Its media type.
    pub(super) media_type: &'static str,
}

/// Every such file.
pub(super) fn typed_files(job: Job<'_>) -> Vec<FileType> {
    let typed = |other: &schema::OtherFile| {
        let at = |path: String| FileType { path, media_type: other.media_type };
        if other.path.contains("{id}") {
            let ids =
                job.edition.catalog.calendars.values().filter(|one| !one.closures.is_empty()).map(|one| &one.id.value);
            ids.map(|id| at(other.path.replace("{id}", id.as_str()))).collect()
        } else {
            vec![at(other.path.to_owned())]
        }
    };
    OTHER_FILES.iter().filter(|other| other.media_type != schema::JSON).flat_map(typed).collect()
}

/// A part of the feed: hands over its files.
type Part = fn(&Convert<'_>, &Take<'_>) -> Result<(), RenderError>;

/// The feed's parts. Each is made on its own.
const PARTS: [Part; 4] = [long_documents, discovery::files, calendars::files, |convert, take| {
    give(take, file("index.json", &index(convert)))?;
    give(take, file("commitment.json", &commitment::document(convert)))?;
    give_all(take, schema::artifacts(convert.job().base_url)?);
    Ok(())
}];

/// The documents that grow with every standard, each on all threads, one after the other, in pieces.
fn long_documents(convert: &Convert<'_>, take: &Take<'_>) -> Result<(), RenderError> {
    archive::files(convert, take)?;
    tables::files(convert, take)?;
    standards::files(convert, take)?;
    changes(convert, take)?;
    timeline::give(convert, long(take, "timeline.json")?)?;
    services::give(convert, long(take, "services.json")?)
}

fn render(workshop: &Workshop<'_>, take: &Take<'_>) -> Result<(), RenderError> {
    let convert = Convert::new(workshop.job);
    PARTS.par_iter().try_for_each(|part| part(&convert, take))
}

fn changes(convert: &Convert<'_>, take: &Take<'_>) -> Result<(), RenderError> {
    let events = events::events(convert.edition());
    json_feed::give(convert, &events, long(take, schema::CHANGES.path)?)?;
    atom::give(convert, &events, long(take, atom::PATH)?)
}

/// A document below the feed's root.
fn file(name: &str, document: &impl serde::Serialize) -> Result<Artifact, RenderError> {
    below(name, json::bytes(document)?)
}

/// A file below the feed's root.
fn below(name: &str, bytes: Vec<u8>) -> Result<Artifact, RenderError> {
    artifact(&address::feed(name), bytes)
}

/// A long file below the feed's root.
fn long<'a>(take: &'a Take<'a>, name: &str) -> Result<Long<'a>, RenderError> {
    Long::begin(take, &address::feed(name))
}

fn index(convert: &Convert<'_>) -> v1::IndexDocument {
    v1::IndexDocument {
        envelope: convert.envelope(schema::INDEX),
        policy: convert.policy(),
        life_cycle: v1::LifeCycle { status: "current".to_owned(), deprecated: None, sunset: None, successor: None },
        documents: DOCUMENTS
            .iter()
            .map(|document| convert.document(*document))
            .chain(OTHER_FILES.iter().map(|other| convert.other(*other)))
            .collect(),
    }
}
