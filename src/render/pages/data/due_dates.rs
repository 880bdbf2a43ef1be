//! How to count to a due date: the steps from the published table of cases, and a program that follows them.

use serde::Serialize;

use crate::render::feed::test_vectors;
use crate::render::job::RenderError;
use crate::render::pages::data::examples::{CodeView, DUE};
use crate::render::pages::frame::Frame;
use crate::render::pages::frame::site::Site;

/// The page about counting.
#[derive(Serialize)]
pub(crate) struct DueDatesView {
    frame: Frame,
    /// The steps of the table, with code marked, as HTML.
    steps: Vec<String>,
    cases: usize,
    due: CodeView,
}

pub(crate) fn view(site: &Site<'_>) -> Result<DueDatesView, RenderError> {
    let table = test_vectors::table()?;
    let frame = Frame::titled(site, "data/due-dates/", "due_dates").below(&[(&site.title("data"), "data/")]);
    Ok(DueDatesView {
        steps: table.algorithm.iter().map(|step| frame.links.inline_html(step)).collect(),
        frame,
        cases: table.cases.len() + table.version_cases.len(),
        due: DUE.view(site.job.base_url),
    })
}
