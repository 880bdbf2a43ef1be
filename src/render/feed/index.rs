//! Edition -> `index.json`, the document to start with.

use crate::address;
use crate::render::feed::commitment::policy;
use crate::render::feed::convert::Convert;
use crate::render::feed::documents::{DOCUMENTS, FeedDocument, INDEX, OtherFile, other_files};
use crate::render::feed::v1;

pub(super) fn document(convert: &Convert<'_>) -> v1::IndexDocument {
    let own = DOCUMENTS.iter().map(|document| own(convert, *document));
    v1::IndexDocument {
        envelope: convert.envelope(INDEX),
        policy: policy(convert),
        life_cycle: v1::LifeCycle { status: "current".to_owned(), deprecated: None, sunset: None, successor: None },
        documents: own.chain(other_files(convert.edition().catalog).map(|other| others(convert, *other))).collect(),
    }
}

/// Lists a document that has a schema of its own.
fn own(convert: &Convert<'_>, document: FeedDocument) -> v1::DocumentEntry {
    v1::DocumentEntry {
        name: document.name.to_owned(),
        url: convert.url(&address::feed(document.path)),
        media_type: document.media_type.to_owned(),
        schema: Some(convert.url(&document.schema_path())),
        description: convert.english(document.description),
    }
}

/// A file in a format that another specification defines.
fn others(convert: &Convert<'_>, other: OtherFile) -> v1::DocumentEntry {
    v1::DocumentEntry {
        name: other.name.to_owned(),
        url: convert.url(other.path),
        media_type: other.media_type.to_owned(),
        schema: None,
        description: convert.english(other.description),
    }
}
