//! The types that content is read into -> a JSON Schema (2020-12) for each kind of file, so that editors can help while typing.
//!
//! A schema covers what can be checked in one file. Whether the ids that it refers to exist depends on the whole content: `charter check`.

use serde_json::{Value, json};

use crate::parse::kinds::{KINDS, Schema};
use crate::parse::shape::Shape;

/// The schema of one kind of content file.
#[derive(Debug, Clone, PartialEq)]
pub struct AuthoringSchema {
    /// The name of the schema's own file: `department.schema.json`.
    pub name: &'static str,
    /// The schema.
    pub schema: Value,
}

impl AuthoringSchema {
    /// The text of its file.
    #[must_use]
    pub fn text(&self) -> String {
        format!("{:#}\n", self.schema)
    }
}

/// The schemas of all kinds of content files.
#[must_use]
pub fn schemas() -> Vec<AuthoringSchema> {
    let schemas = KINDS.iter().filter_map(|kind| kind.schema.as_ref());
    let written =
        |schema: &Schema| AuthoringSchema { name: schema.name, schema: document(schema.title, (schema.shape)()) };
    schemas.map(written).collect()
}

fn document(title: &str, shape: Shape) -> Value {
    shape.with("$schema", json!("https://json-schema.org/draft/2020-12/schema")).with("title", title).into_value()
}
