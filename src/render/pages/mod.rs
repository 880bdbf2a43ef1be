//! Edition -> the pages that residents read.

pub mod routes;

use crate::artifact::Artifact;
use crate::render::{Format, Job, RenderError};

pub(super) const FORMAT: Format = Format { name: "pages", render };

fn render(_: Job<'_>) -> Result<Vec<Artifact>, RenderError> {
    Ok(Vec::new())
}
