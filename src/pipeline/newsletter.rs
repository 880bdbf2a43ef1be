//! Sources, a theme and two days -> the newsletter about the days between them, and what is wrong with the content.

use jiff::civil::Date;

use crate::config::Day;
use crate::diagnostic::Diagnostic;
use crate::pipeline::checked::checked;
use crate::pipeline::days::day;
use crate::render::newsletter::{self, Newsletter};
use crate::render::{Job, RenderError};
use crate::resolve::resolve;
use crate::source::Sources;
use crate::theme::Theme;

/// Which days a newsletter is about.
#[derive(Debug, Clone, Copy)]
pub struct NewsDays {
    /// The first of them.
    pub since: Date,
    /// The day on which it is written.
    pub today: Day,
}

/// What came of writing a newsletter.
#[derive(Debug)]
pub enum News {
    /// It is written.
    Written(Newsletter),
    /// The content has errors.
    Refused(Vec<Diagnostic>),
    /// Its first day is after this one, on which it was to be written.
    Ahead(Date),
}

/// Writes the newsletter.
///
/// # Errors
/// If the theme can't be used.
pub fn news(sources: &Sources, theme: &Theme, days: NewsDays) -> Result<News, RenderError> {
    let checked = checked(sources, days.today);
    let errors: Vec<Diagnostic> = checked.diagnostics.into_iter().filter(Diagnostic::is_error).collect();
    let Some(catalog) = checked.catalog.filter(|_| errors.is_empty()) else { return Ok(News::Refused(errors)) };
    let today = day(days.today, &catalog.site.time_zone);
    if days.since > today {
        return Ok(News::Ahead(today));
    }
    let catalog = catalog.known_on(today);
    let edition = resolve(&catalog, today, false);
    let job = Job { edition: &edition, theme, base_url: &catalog.site.base_url.value };
    newsletter::newsletter(job, days.since).map(News::Written)
}
