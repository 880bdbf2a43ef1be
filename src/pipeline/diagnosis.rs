//! Sources -> everything that is wrong with the content, its links, and what it would do to those who read the published feed.

use std::error::Error;

use crate::compatibility;
use crate::config::Day;
use crate::diagnostic::Diagnostic;
use crate::pipeline::checked::{Checked, checked, sound};
use crate::pipeline::days;
use crate::pipeline::feed::feed;
use crate::pipeline::follow;
use crate::pipeline::threads::{among_the_threads, drop_in_parallel};
use crate::published_feed::Published;
use crate::render::pages::site_pages;
use crate::source::Sources;

/// Returns every error, warning and note about the content and about the links of its site on the day.
#[must_use]
pub fn diagnose(sources: &Sources, today: Day) -> Vec<Diagnostic> {
    let Checked { catalog, diagnostics, .. } = followed(sources, today);
    if let Some(catalog) = catalog {
        drop_in_parallel(catalog);
    }
    diagnostics
}

/// Checks the content and its links. The catalog is `None` if the content has errors.
fn followed(sources: &Sources, today: Day) -> Checked {
    among_the_threads(|| {
        let Checked { catalog, mut diagnostics, links } = checked(sources, today);
        let catalog = sound(catalog, &diagnostics);
        if let Some(catalog) = &catalog {
            let day = days::day(today, &catalog.site.time_zone);
            diagnostics.append(&mut follow::dead_links(catalog, &links, day));
            Diagnostic::sort(&mut diagnostics);
        }
        Checked { catalog, diagnostics, links }
    })
}

/// The content's diagnostics, including what would break a promise to readers of the published feed.
#[derive(Debug)]
pub struct Diagnosis {
    /// Faults, warnings and notes, in order.
    pub diagnostics: Vec<Diagnostic>,
    /// Whether the content was compared. It can't be if it has errors.
    pub is_compared: bool,
}

/// Returns every error, warning and note about the content, and its conflicts with the site published in `folder`.
///
/// # Errors
/// If the content's feed can't be made.
pub fn diagnose_against(
    sources: &Sources,
    day: Day,
    before: &Published,
    folder: &str,
) -> Result<Diagnosis, Box<dyn Error>> {
    let Checked { catalog, mut diagnostics, .. } = followed(sources, day);
    let Some(catalog) = catalog else { return Ok(Diagnosis { diagnostics, is_compared: false }) };
    let today = days::day(day, &catalog.site.time_zone);
    let after = feed(&catalog, today, false)?;
    let context =
        compatibility::Context { catalog: &catalog, before, after: &after, pages: &site_pages(), folder, today };
    diagnostics.append(&mut compatibility::check(&context));
    Diagnostic::sort(&mut diagnostics);
    Ok(Diagnosis { diagnostics, is_compared: true })
}
