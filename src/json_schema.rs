//! A type that is written as JSON -> its JSON Schema (2020-12).

use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema};
use serde_json::Value;

/// The schema of what is written, not read: every key is there.
#[must_use]
pub fn schema_of<T: JsonSchema>() -> Schema {
    let drop_formats = RecursiveTransform(drop_rust_formats);
    SchemaSettings::draft2020_12()
        .for_serialize()
        .with_transform(drop_formats)
        .into_generator()
        .into_root_schema_for::<T>()
}

/// `uint32` and the like are names that Rust knows, not JSON Schema; strict validators refuse them.
fn drop_rust_formats(schema: &mut Schema) {
    if schema.get("format").and_then(Value::as_str).is_some_and(|format| format.starts_with("uint")) {
        schema.remove("format");
    }
}
