//! Sources -> everything that is wrong with the content, its links, and what it would do to those who read the published feed.

use std::error::Error;

use crate::config::Day;
use crate::diagnostic::Diagnostic;
use crate::model::catalog::Catalog;
use crate::pipeline::checked::{Checked, checked, sound};
use crate::pipeline::days;
use crate::pipeline::feed::feed_files;
use crate::pipeline::follow;
use crate::pipeline::guard::Guard;
use crate::pipeline::lost_pages;
use crate::pipeline::printing::foreseen;
use crate::pipeline::threads::{among_the_threads, drop_in_parallel};
use crate::source::Sources;

/// Returns every error, warning and note about the content and about the links of its site on the day.
#[must_use]
pub fn diagnose(sources: &Sources, today: Day) -> Vec<Diagnostic> {
    let Checked { catalog, diagnostics, .. } = followed(checked(sources, today), today);
    if let Some(catalog) = catalog {
        drop_in_parallel(catalog);
    }
    diagnostics
}

/// Checks the links of checked content, and what it says on paper. The catalog is `None` if the content has errors.
fn followed(Checked { catalog, mut diagnostics, links }: Checked, today: Day) -> Checked {
    among_the_threads(|| {
        let catalog = sound(catalog, &diagnostics);
        if let Some(catalog) = &catalog {
            let day = days::day(today, &catalog.site.time_zone);
            diagnostics.append(&mut follow::dead_links(catalog, &links, day));
            diagnostics.append(&mut foreseen(catalog, day));
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
    /// What is let through, one line each.
    pub told: Vec<String>,
    /// Whether the content was compared. It can't be if it has errors.
    pub is_compared: bool,
}

/// Returns every error, warning and note about the content, and its conflicts with a published copy.
///
/// # Errors
/// If the content's feed can't be made.
pub fn diagnose_against(sources: &Sources, day: Day, guard: &Guard) -> Result<Diagnosis, Box<dyn Error>> {
    let mut content = checked(sources, day);
    let day_of = |catalog: &Catalog| days::day(day, &catalog.site.time_zone);
    if lost_pages::explain(&mut content.diagnostics, content.catalog.as_ref(), day_of, Some(guard))? {
        return Ok(Diagnosis { diagnostics: content.diagnostics, told: Vec::new(), is_compared: true });
    }
    let Checked { catalog, mut diagnostics, .. } = followed(content, day);
    let Some(catalog) = catalog else { return Ok(Diagnosis { diagnostics, told: Vec::new(), is_compared: false }) };
    let today = day_of(&catalog);
    let verdict = guard.verdict(&catalog, today, &feed_files(&catalog, today, false)?)?;
    lost_pages::add(&mut diagnostics, verdict.diagnostics);
    Ok(Diagnosis { diagnostics, told: verdict.told, is_compared: true })
}
