//! The feed's documents and files -> the forms (distributions) of a data set, as descriptions of the feed list them.

use crate::address;
use crate::render::feed::convert::Convert;
use crate::render::feed::documents::{DOCUMENTS, other_files};

/// A file of the feed as a form (distribution) of the data set.
pub(super) struct Form {
    pub(super) name: &'static str,
    /// Its path below the site's root; `{id}` or `{date}` stands for one of several.
    pub(super) path: String,
    pub(super) media_type: &'static str,
    pub(super) description: &'static str,
    /// The address of its schema, if it has one of its own.
    pub(super) schema: Option<String>,
}

/// Returns every file of the feed, in the order of the index.
pub(super) fn forms(convert: &Convert<'_>) -> impl Iterator<Item = Form> {
    let own = DOCUMENTS.iter().map(|document| Form {
        name: document.name,
        path: address::feed(document.path),
        media_type: document.media_type,
        description: document.description,
        schema: Some(convert.url(&document.schema_path())),
    });
    let others = other_files(convert.edition().catalog).map(|other| Form {
        name: other.name,
        path: other.path.to_owned(),
        media_type: other.media_type,
        description: other.description,
        schema: None,
    });
    own.collect::<Vec<Form>>().into_iter().chain(others)
}

/// Returns the forms that are a single file.
pub(super) fn single(convert: &Convert<'_>) -> impl Iterator<Item = Form> {
    forms(convert).filter(|form| !form.path.contains('{'))
}

/// Returns the site's summary, with the notice if figures are examples.
pub(super) fn description(convert: &Convert<'_>) -> String {
    let site = &convert.edition().catalog.site;
    site.illustrative.as_ref().map_or_else(|| site.summary.clone(), |notice| format!("{} {notice}", site.summary))
}
