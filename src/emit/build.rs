//! What a build did -> one JSON document. The shape is frozen: keys may only be added, and every key is always present.

use jiff::civil::Date;
use schemars::{JsonSchema, Schema};
use serde::Serialize;

use crate::emit::json::Line;
use crate::json_schema::schema_of;

/// What a build did: the output of `charter build --format json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(title = "build")]
pub struct BuildDocument {
    /// Whether the site was published; if not, the diagnostics have errors, and the folder is as it was.
    pub published: bool,
    /// The output folder, as given.
    pub out: String,
    /// The day of the edition in the city's time zone; null if the content can't be read.
    pub day: Option<Date>,
    /// The days for which the edition is valid; null if nothing was published.
    pub in_force: Option<InForce>,
    /// The next day on which the site has to be built again; null if no change is scheduled, or nothing was published.
    pub rebuild_on: Option<Date>,
    /// How many standards are in force; null if nothing was published.
    pub standards_in_force: Option<usize>,
    /// How many pages the site has; null if nothing was published.
    pub pages: Option<usize>,
    /// How many files there are of each kind; null if nothing was published.
    pub files: Option<Files>,
    /// Files of the previous build that are no longer part of the site, and were removed.
    pub removed: Vec<String>,
    /// Files in the output folder that `charter` did not make, and that were kept.
    pub kept: Vec<String>,
    /// The published copy that the content was compared with; null: with none.
    pub compared_with: Option<String>,
    /// What was let through although it changes what was published, and what could not be compared, one sentence each.
    pub let_through: Vec<String>,
    /// Errors, warnings and notes, each as on a line of `charter check --format json`.
    pub diagnostics: Vec<Line>,
}

/// Days, half-open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
pub struct InForce {
    /// The first day; null: from the beginning.
    pub from: Option<Date>,
    /// The day after the last; null: no change is scheduled.
    pub until: Option<Date>,
}

/// Numbers of files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Files {
    /// Files of the site.
    pub total: usize,
    /// Those that were written because they are new or changed.
    pub written: usize,
    /// Those that were as they should be.
    pub unchanged: usize,
    /// Files of the previous build that were removed.
    pub removed: usize,
}

/// Renders the document.
///
/// # Errors
/// Never for this shape; writing JSON can fail for others.
pub fn render(document: &BuildDocument) -> Result<String, serde_json::Error> {
    Ok(serde_json::to_string_pretty(document)? + "\n")
}

/// Returns the JSON Schema of the document.
#[must_use]
pub fn schema() -> Schema {
    schema_of::<BuildDocument>()
}
