//! A theme and a language -> what pages are printed with: words and templates, read when they are first needed, and only once.

use std::sync::{Arc, OnceLock};

use crate::render::pages::strings::Strings;
use crate::render::pages::templates::Templates;
use crate::render::{Job, RenderError};

/// The words and templates of one job.
#[derive(Default)]
pub(in crate::render) struct Plates(OnceLock<Result<(Arc<Strings>, Templates), RenderError>>);

impl Plates {
    /// The words and templates for a job, which is the same each time.
    pub(super) fn of(&self, job: Job<'_>) -> Result<(&Strings, &Templates), RenderError> {
        let (strings, templates) = self.0.get_or_init(|| read(job)).as_ref().map_err(Clone::clone)?;
        Ok((strings, templates))
    }
}

fn read(job: Job<'_>) -> Result<(Arc<Strings>, Templates), RenderError> {
    let catalog = job.edition.catalog;
    let strings = Arc::new(Strings::new(job.theme, catalog.site.language.value.as_str(), &catalog.language)?);
    let templates = Templates::new(job.theme, &strings)?;
    Ok((strings, templates))
}
