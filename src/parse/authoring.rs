//! The types that content is read into -> a JSON Schema (2020-12) for each kind of file, so that an editor can help while typing.
//!
//! A schema says what one file can say by itself. Whether an id that it refers to exists, only the whole content tells: `charter check`.

use serde_json::{Value, json};

use crate::model::calendar::Calendar;
use crate::model::site::Site;
use crate::parse::entries::DepartmentFile;
use crate::parse::reader::FromNode;
use crate::parse::shape::Shape;
use crate::parse::texts::{CommitmentKeys, PageKeys};

/// The schema of one kind of content file.
#[derive(Debug, Clone, PartialEq)]
pub struct AuthoringSchema {
    /// The name of the schema's own file: `department.schema.json`.
    pub name: &'static str,
    /// The schema.
    pub schema: Value,
}

impl AuthoringSchema {
    /// What its file says.
    #[must_use]
    pub fn text(&self) -> String {
        format!("{:#}\n", self.schema)
    }
}

/// The schemas of all kinds of content files.
#[must_use]
pub fn schemas() -> Vec<AuthoringSchema> {
    let of = |name, title: &str, shape: Shape| AuthoringSchema { name, schema: document(title, shape) };
    vec![
        of("site.schema.json", "site.yaml: the city and its site", Site::shape()),
        of("commitment.schema.json", "The keys at the beginning of commitment.md", CommitmentKeys::shape()),
        of("corporate.schema.json", "corporate.yaml: the baseline of all departments", DepartmentFile::shape()),
        of("calendar.schema.json", "A calendar: opening hours and closed days", Calendar::shape()),
        of("department.schema.json", "A department with its services and standards", DepartmentFile::shape()),
        of("page.schema.json", "The keys at the beginning of a page", PageKeys::shape()),
    ]
}

fn document(title: &str, shape: Shape) -> Value {
    shape.with("$schema", json!("https://json-schema.org/draft/2020-12/schema")).with("title", title).into_value()
}
