//! Finds the dead links of content without errors on a day, as if its site were built and every link followed.
//!
//! Most of a site's links are the program's own. So only the pages that the texts' links lead to are made first. The whole site is made if
//! one of these links is dead, or if the text does not show where a link leads. A build follows every link that it publishes.

use jiff::civil::Date;

use crate::diagnostic::Diagnostic;
use crate::links::{self, WrittenLink};
use crate::model::catalog::Catalog;
use crate::pipeline::passed_links;
use crate::render::{Job, RenderError, render, render_at};
use crate::resolve::resolve;
use crate::theme::Theme;

/// Reports the site's dead links, at the places of `written`: the links that the content alone doesn't decide.
pub(super) fn dead_links(catalog: &Catalog, written: &[WrittenLink], day: Date) -> Vec<Diagnostic> {
    if written.is_empty() {
        return Vec::new();
    }
    // Link targets don't depend on the theme's words, and the built-in theme may not have this city's language.
    let (edition, theme) =
        (resolve(catalog, day, false), Theme::built_in().in_any_language(catalog.site.language.value.as_str()));
    let job = Job { edition: &edition, theme: &theme, base_url: &catalog.site.base_url.value };
    if written.iter().all(WrittenLink::is_from_root) && is_all_there(job, written) {
        return Vec::new();
    }
    among_all(job, written, catalog)
        .unwrap_or_else(|reason| vec![Diagnostic::nowhere(&links::RULE, reason.to_string())])
}

/// Whether every target of the texts' links exists.
fn is_all_there(job: Job<'_>, written: &[WrittenLink]) -> bool {
    let site = links::SiteLinks::new(job.base_url);
    let places = links::places(written, job.base_url);
    // If a page can't be made, building the whole site reports why.
    render_at(job, &links::addresses(&places), &|chunk| site.see(&chunk.artifact)).is_ok() && site.has(&places)
}

fn among_all(job: Job<'_>, written: &[WrittenLink], catalog: &Catalog) -> Result<Vec<Diagnostic>, RenderError> {
    let site = links::SiteLinks::new(job.base_url);
    render(job, &|chunk| site.see(&chunk.artifact))?;
    passed_links::diagnostics(&site.faults(), written, catalog, job)
}
