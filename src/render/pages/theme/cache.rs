//! A theme and a language -> its texts and templates, read only once, when they are first needed.

use std::sync::{Arc, OnceLock};

use crate::render::job::{Job, RenderError};
use crate::render::pages::theme::strings::Strings;
use crate::render::pages::theme::templates::Templates;

/// The texts and templates of one job.
#[derive(Default)]
pub(crate) struct ThemeCache(OnceLock<Result<(Arc<Strings>, Templates), RenderError>>);

impl ThemeCache {
    /// Returns the texts and templates for a job and the pages with these sections of texts. The arguments must be the same each time.
    pub(crate) fn of(
        &self,
        job: Job<'_>,
        sections: impl Iterator<Item = &'static str>,
    ) -> Result<(&Arc<Strings>, &Templates), RenderError> {
        let (strings, templates) = self.0.get_or_init(|| read(job, sections)).as_ref().map_err(Clone::clone)?;
        Ok((strings, templates))
    }
}

fn read(job: Job<'_>, sections: impl Iterator<Item = &'static str>) -> Result<(Arc<Strings>, Templates), RenderError> {
    let catalog = job.edition.catalog;
    let tag = catalog.site.language.value.as_str();
    let strings = Arc::new(Strings::new(job.theme, tag, &catalog.language, sections)?);
    let templates = Templates::new(job.theme, &strings)?;
    Ok((strings, templates))
}
