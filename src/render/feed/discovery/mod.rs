//! Edition -> what lets programs find the feed and know its paths: `OpenAPI`, DCAT, the API catalogue of RFC 9727 and `data.json`.

mod api_catalog;
mod data_json;
mod dcat;
mod openapi;

use crate::address;
use crate::artifact::Take;
use crate::render::feed::convert::Convert;
use crate::render::feed::json;
use crate::render::feed::schema::{API_CATALOG, DATA_JSON, DCAT, DOCUMENTS, OPENAPI, OTHER_FILES};
use crate::render::job::{RenderError, artifact, give};

pub(super) fn files(convert: &Convert<'_>, take: &Take<'_>) -> Result<(), RenderError> {
    give(take, artifact(OPENAPI.path, json::bytes(&openapi::document(convert))?))?;
    give(take, artifact(DCAT.path, json::bytes(&dcat::document(convert))?))?;
    give(take, artifact(API_CATALOG.path, json::bytes(&api_catalog::document(convert))?))?;
    give(take, artifact(DATA_JSON.path, json::bytes(&data_json::document(convert))?))
}

/// A file of the feed as a dataset's form.
struct Form {
    name: &'static str,
    /// Below the site's root; `{id}` or `{date}` stands for one of several.
    path: String,
    media_type: &'static str,
    description: &'static str,
    /// The schema's address, where the shape is ours.
    schema: Option<String>,
}

/// Every file of the feed, in the order in which the index lists them.
fn forms(convert: &Convert<'_>) -> impl Iterator<Item = Form> {
    let own = DOCUMENTS.iter().map(|document| Form {
        name: document.name,
        path: address::feed(document.path),
        media_type: document.media_type,
        description: document.description,
        schema: Some(convert.url(&document.schema_path())),
    });
    let others = OTHER_FILES.iter().map(|other| Form {
        name: other.name,
        path: other.path.to_owned(),
        media_type: other.media_type,
        description: other.description,
        schema: None,
    });
    own.collect::<Vec<Form>>().into_iter().chain(others)
}

/// The forms that are one file.
fn single(convert: &Convert<'_>) -> impl Iterator<Item = Form> {
    forms(convert).filter(|form| !form.path.contains('{'))
}

/// What the whole is about, with the notice that figures are examples where they are.
fn description(convert: &Convert<'_>) -> String {
    let site = &convert.edition().catalog.site;
    site.illustrative.as_ref().map_or_else(|| site.summary.clone(), |notice| format!("{} {notice}", site.summary))
}
