//! How to count to a due date: the steps of the published table of cases, and a program that follows them.

use serde::Serialize;

use crate::render::feed::test_vectors;
use crate::render::job::RenderError;
use crate::render::pages::data::examples::{CodeView, DUE};
use crate::render::pages::frame::Frame;
use crate::render::pages::frame::site::Site;
use crate::render::pages::theme::words::Word;

/// The page about counting.
#[derive(Serialize)]
pub(crate) struct DueDatesView {
    frame: Frame,
    /// As they stand in the table, with its code marked.
    steps: Vec<String>,
    cases: usize,
    due: CodeView,
}

pub(crate) fn view(site: &Site<'_>) -> Result<DueDatesView, RenderError> {
    let (title, summary) = (site.say(Word::DueDatesTitle, &[]), site.say(Word::DueDatesSummary, &[]));
    let table = test_vectors::table()?;
    let frame =
        Frame::new(site, "data/due-dates/", &title, &summary).below(&[(&site.say(Word::DataTitle, &[]), "data/")]);
    Ok(DueDatesView {
        steps: table.algorithm.iter().map(|step| frame.links.inline_html(step)).collect(),
        frame,
        cases: table.cases.len(),
        due: DUE.view(site.job.base_url),
    })
}
