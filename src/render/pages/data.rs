//! About the data: what other software can read, and what it can rely on.

use serde::Serialize;

use crate::render::feed;
use crate::render::pages::frame::{Frame, Site};
use crate::render::pages::words::Word;

/// The page about the feed.
#[derive(Serialize)]
pub(super) struct DataView {
    frame: Frame,
    documents: Vec<DocumentView>,
    time_zone: String,
    version: &'static str,
    standards_url: String,
}

#[derive(Serialize)]
struct DocumentView {
    path: String,
    /// Where it is, unless it is one of many.
    href: Option<String>,
    schema: Option<String>,
    description: &'static str,
}

pub(super) fn view(site: &Site<'_>) -> DataView {
    let frame = site.frame("data/", &site.say(Word::DataTitle, &[]), &site.say(Word::DataSummary, &[])).below(&[]);
    let links = &frame.links;
    DataView {
        documents: feed::documents()
            .map(|document| DocumentView {
                href: (!document.path.contains('{')).then(|| links.to(&document.path)),
                path: document.path,
                schema: document.schema.map(|schema| links.to(&schema)),
                description: document.description,
            })
            .collect(),
        time_zone: site.edition.catalog.site.time_zone.name.clone(),
        version: feed::v1::VERSION,
        standards_url: site.job.base_url.join("api/v1/standards.json"),
        frame,
    }
}
