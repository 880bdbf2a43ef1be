//! A type that is serialized as JSON -> its JSON Schema (2020-12).

use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema};
use serde_json::Value;

/// The schema of `T` as serialized: every key is present.
#[must_use]
pub fn schema_of<T: JsonSchema>() -> Schema {
    let drop_formats = RecursiveTransform(drop_rust_formats);
    SchemaSettings::draft2020_12()
        .for_serialize()
        .with_transform(drop_formats)
        .into_generator()
        .into_root_schema_for::<T>()
}

/// Drops formats like `uint32`, which JSON Schema doesn't define and strict validators refuse.
fn drop_rust_formats(schema: &mut Schema) {
    if schema.get("format").and_then(Value::as_str).is_some_and(|format| format.starts_with("uint")) {
        schema.remove("format");
    }
}
