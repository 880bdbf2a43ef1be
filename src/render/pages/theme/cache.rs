//! A theme and a language -> what pages are printed with: words and templates, read when they are first needed, and only once.

use std::sync::{Arc, OnceLock};

use crate::render::job::{Job, RenderError};
use crate::render::pages::theme::strings::Strings;
use crate::render::pages::theme::templates::Templates;

/// The words and templates of one job.
#[derive(Default)]
pub(crate) struct Plates(OnceLock<Result<(Arc<Strings>, Templates), RenderError>>);

impl Plates {
    /// The words and templates for a job, which is the same each time.
    pub(crate) fn of(&self, job: Job<'_>) -> Result<(&Strings, &Templates), RenderError> {
        let (strings, templates) = self.0.get_or_init(|| read(job)).as_ref().map_err(Clone::clone)?;
        Ok((strings, templates))
    }
}

fn read(job: Job<'_>) -> Result<(Arc<Strings>, Templates), RenderError> {
    let strings = Arc::new(Strings::new(job.theme, job.edition.catalog.site.language.as_str())?);
    let templates = Templates::new(job.theme, &strings)?;
    Ok((strings, templates))
}
