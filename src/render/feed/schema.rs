//! The feed's documents -> their JSON Schemas (2020-12), generated from the frozen types.

use std::sync::LazyLock;

use schemars::Schema;
use serde_json::Value;

use crate::address::FEED;
use crate::artifact::Artifact;
use crate::model::site::BaseUrl;
use crate::render::feed::documents::{DOCUMENTS, DocumentPaths, FeedDocument};
use crate::render::feed::{json, v1};
use crate::render::job::{RenderError, artifact};

/// The schema of each kind, without an address. They don't depend on the content, so they are made only once.
static SCHEMAS: LazyLock<Vec<Schema>> =
    LazyLock::new(|| DOCUMENTS.iter().map(|document| (document.schema)()).collect());

/// Returns every kind of document with its schema.
fn with_schemas() -> impl Iterator<Item = (&'static FeedDocument, &'static Schema)> {
    DOCUMENTS.iter().zip(&*SCHEMAS)
}

/// Returns each schema twice: as the latest, and under its version's number. Only the address differs, so each is serialized once.
pub(super) fn artifacts(base_url: &BaseUrl) -> Result<Vec<Artifact>, RenderError> {
    let mut artifacts = Vec::new();
    for (document, schema) in with_schemas() {
        let latest = document.schema_path();
        let numbered = format!("{FEED}schema/{}/{}.schema.json", v1::VERSION, document.name);
        let mut schema = schema.clone();
        schema.insert("$id".to_owned(), Value::String(base_url.join(&latest)));
        schema.insert("title".to_owned(), Value::String(document.name.to_owned()));
        let bytes = json::bytes(&schema)?;
        // An address contains nothing that JSON has to escape.
        let twin = String::from_utf8_lossy(&bytes).replacen(&base_url.join(&latest), &base_url.join(&numbered), 1);
        artifacts.push(artifact(&latest, bytes)?);
        artifacts.push(artifact(&numbered, twin.into_bytes())?);
    }
    Ok(artifacts)
}

/// Returns every document that has a schema of its own, with the schema.
pub(crate) fn shapes() -> impl Iterator<Item = (DocumentPaths, &'static Value)> {
    with_schemas().map(|(document, schema)| (document.paths(), schema.as_value()))
}
