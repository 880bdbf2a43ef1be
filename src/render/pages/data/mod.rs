//! About the data: what other software can read, how to keep a copy up to date, and what it can rely on.

pub(super) mod due_dates;
pub(super) mod examples;
pub(super) mod reference;

use serde::Serialize;

use crate::address;
use crate::render::feed;
use crate::render::feed::releases::RELEASES;
use crate::render::pages::data::reference::BEGINNING;
use crate::render::pages::embed::{embedded, iframe};
use crate::render::pages::frame::Frame;
use crate::render::pages::frame::links::Links;
use crate::render::pages::frame::site::Site;

/// The page about the feed.
#[derive(Serialize)]
pub(crate) struct DataView {
    frame: Frame,
    /// Link to the page about the keys that every document starts with.
    beginning: String,
    documents: Vec<DocumentView>,
    time_zone: String,
    version: &'static str,
    releases: Vec<ReleaseView>,
    index_url: String,
    embed: Option<EmbedExample>,
}

/// What another site pastes to show the promises of a service, which is one of the city's.
#[derive(Serialize)]
struct EmbedExample {
    id: String,
    /// Links to the page that the frame shows, and to its document for oEmbed.
    page: String,
    document: String,
    code: String,
}

#[derive(Serialize)]
struct DocumentView {
    path: String,
    /// Link to the file, unless it is one of many.
    href: Option<String>,
    /// Links to the page about its keys and to its schema; `None` if another specification defines its format.
    keys: Option<String>,
    schema: Option<String>,
    description: &'static str,
}

#[derive(Serialize)]
struct ReleaseView {
    version: &'static str,
    changes: &'static [&'static str],
}

pub(crate) fn view(site: &Site<'_>) -> DataView {
    let frame = Frame::titled(site, "data/", "data").below(&[]);
    let links = &frame.links;
    DataView {
        beginning: links.to(&address::document(BEGINNING)),
        documents: feed::documents(site.edition.catalog).map(|one| document(links, one)).collect(),
        time_zone: site.edition.catalog.site.time_zone.name.clone(),
        version: feed::v1::VERSION,
        releases: RELEASES
            .iter()
            .map(|release| ReleaseView { version: release.version, changes: release.changes })
            .collect(),
        embed: embedded::example(site).map(|one| EmbedExample {
            page: links.to(&one.address()),
            document: links.to(&one.document()),
            code: iframe::of(site, one.service).html,
            id: one.id,
        }),
        index_url: site.job.base_url.join(&address::feed(address::INDEX)),
        frame,
    }
}

fn document(links: &Links, document: feed::DocumentPaths) -> DocumentView {
    DocumentView {
        href: (!document.path.contains('{')).then(|| links.to(&document.path)),
        keys: document.schema.is_some().then(|| links.to(&address::document(document.name))),
        schema: document.schema.map(|schema| links.to(&schema)),
        path: document.path,
        description: document.description,
    }
}
