//! Content, a map and logs of requests -> rows of results; or content and a log -> a map to begin with.

use std::io::Read;

use crate::config::Day;
use crate::counting::{self, Count, CountError, Job};
use crate::diagnostic::Diagnostic;
use crate::model::catalog::Catalog;
use crate::parse::log_map;
use crate::pipeline::checked::{checked, sound};
use crate::pipeline::days::day;
use crate::pipeline::threads::among_the_threads;
use crate::resolve::resolve;
use crate::source::{SourceId, Sources};

/// Why nothing was counted.
#[derive(Debug)]
pub enum NotCounted {
    /// The content has errors.
    Content(Vec<Diagnostic>),
    /// The map has errors.
    Map(Vec<Diagnostic>),
    /// A log can't be read, or its rows can't be written.
    Log(CountError),
}

/// Counts logs by the only file of `map`. The day and the fiscal year of the job are those of the content.
///
/// # Errors
/// [`NotCounted`].
pub fn counted(content: &Sources, map: &Sources, today: Day, job: &Job<'_>) -> Result<Count, NotCounted> {
    let catalog = promises(content, today)?;
    let id = SourceId(0);
    let map = log_map(id, map.get(id), &catalog).map_err(NotCounted::Map)?;
    let today = day(today, &catalog.site.time_zone);
    let catalog = catalog.known_on(today);
    let edition = resolve(&catalog, today, false);
    let job = Job { today, fiscal_year_starts: catalog.site.first_fiscal_month(), ..*job };
    among_the_threads(|| counting::count(&edition, &map, &job)).map_err(|reason| match reason {
        CountError::Map(faults) => NotCounted::Map(faults),
        reason => NotCounted::Log(reason),
    })
}

/// The text of a map to begin with, made from the beginning of a log.
///
/// # Errors
/// [`NotCounted`].
pub fn suggested(content: &Sources, today: Day, name: &str, log: &mut dyn Read) -> Result<String, NotCounted> {
    let catalog = promises(content, today)?;
    let today = day(today, &catalog.site.time_zone);
    let catalog = catalog.known_on(today);
    let edition = resolve(&catalog, today, false);
    counting::suggest(&edition, name, log).map_err(NotCounted::Log)
}

/// The content, without the results that there are: they may have faults of their own.
fn promises(content: &Sources, today: Day) -> Result<Catalog, NotCounted> {
    let files = content.files.iter().filter(|file| !file.name.starts_with("results/")).cloned().collect();
    let content = Sources { files, root: content.root.clone() };
    let checked = checked(&content, today);
    let errors: Vec<Diagnostic> = checked.diagnostics.iter().filter(|one| one.is_error()).cloned().collect();
    sound(checked.catalog, &errors).ok_or(NotCounted::Content(errors))
}
