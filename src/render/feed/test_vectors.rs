//! The table of due dates worked out by hand, which the program's own tests use too -> `test-vectors.json`.

use crate::render::feed::convert::Convert;
use crate::render::feed::{documents, v1};
use crate::render::job::RenderError;

/// The table. `tests/suite/model/due.rs` runs it against this program, and `tests/browser/due.test.mjs` against the pages' script.
const TABLE: &str = include_str!("due-dates.json");

pub(super) fn document(convert: &Convert<'_>) -> Result<v1::TestVectorsDocument, RenderError> {
    Ok(v1::TestVectorsDocument { envelope: convert.envelope(documents::TEST_VECTORS), table: table()? })
}

/// Parses the table.
pub(crate) fn table() -> Result<v1::Table, RenderError> {
    serde_json::from_str(TABLE)
        .map_err(|error| RenderError { message: format!("the table of due dates can't be read: {error}") })
}
