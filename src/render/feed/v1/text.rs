//! The type of texts in version 1, frozen: texts by language.

use std::borrow::Cow;
use std::collections::BTreeMap;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Serialize, Serializer};
use serde_json::json;

/// Pattern of a BCP 47 language tag.
const LANGUAGE_TAG: &str = "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$";

/// A text by language: the key is a BCP 47 tag.
#[derive(Debug, Clone)]
pub struct Text {
    language: String,
    text: String,
}

impl Text {
    /// Makes a text in one language.
    #[must_use]
    pub const fn new(language: String, text: String) -> Self {
        Self { language, text }
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map([(&self.language, &self.text)])
    }
}

impl JsonSchema for Text {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Text".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut schema = BTreeMap::<String, String>::json_schema(generator);
        schema.insert("propertyNames".to_owned(), json!({"pattern": LANGUAGE_TAG}));
        schema
    }
}
