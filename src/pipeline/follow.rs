//! Sound content -> its links that lead nowhere on a day: as if its site had been made, and every link on it followed.
//!
//! Most of a site's links are the program's own. So first only what the texts' links lead to is made, and looked at; the whole site where
//! one of them finds nothing, or where it doesn't show in the texts what a link leads to. A build follows every link of what it publishes.

use jiff::civil::Date;

use crate::diagnostic::Diagnostic;
use crate::links::{self, Written};
use crate::model::catalog::Catalog;
use crate::render::{Job, RenderError, render, render_at};
use crate::resolve::{past, resolve};
use crate::theme::Theme;

/// The links of the site that lead nowhere, at their places among the `written` ones: those that the content alone doesn't decide.
pub(super) fn dead_links(catalog: &Catalog, written: &[Written], day: Date) -> Vec<Diagnostic> {
    if written.is_empty() {
        return Vec::new();
    }
    // Where links lead doesn't depend on the words, and the theme inside the program may not have this city's.
    let (edition, theme) =
        (resolve(catalog, day, false), Theme::built_in().in_any_language(catalog.site.language.value.as_str()));
    let job = Job {
        edition: &edition,
        theme: &theme,
        base_url: &catalog.site.base_url.value,
        archive: &|each| past(&edition).try_for_each(each),
    };
    if written.iter().all(Written::is_from_root) && is_all_there(job, written) {
        return Vec::new();
    }
    among_all(job, written).unwrap_or_else(|reason| vec![Diagnostic::nowhere(&links::RULE, reason.to_string())])
}

/// Whether everything is there that the texts lead to.
fn is_all_there(job: Job<'_>, written: &[Written]) -> bool {
    let site = links::Site::new(job.base_url);
    let places = links::places(written, job.base_url);
    // What can't be made is told of when all of it is made.
    render_at(job, &links::addresses(&places), &|chunk| site.see(&chunk.artifact)).is_ok() && site.has(&places)
}

fn among_all(job: Job<'_>, written: &[Written]) -> Result<Vec<Diagnostic>, RenderError> {
    let site = links::Site::new(job.base_url);
    render(job, &|chunk| site.see(&chunk.artifact))?;
    Ok(links::diagnostics(&site.faults(), written, job.base_url))
}
