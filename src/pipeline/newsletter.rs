//! Sources, a theme and two days -> the newsletter about the days between them, or the errors in the content.

use jiff::civil::Date;

use crate::config::Day;
use crate::diagnostic::Diagnostic;
use crate::pipeline::checked::{Checked, checked, sound};
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

/// A newsletter, or why there is none.
#[derive(Debug)]
pub enum News {
    /// The newsletter.
    Written(Newsletter),
    /// The errors in the content.
    Refused(Vec<Diagnostic>),
    /// The first day is after this one, the day of the newsletter.
    Ahead(Date),
}

/// Writes the newsletter.
///
/// # Errors
/// If the theme can't be used.
pub fn news(sources: &Sources, theme: &Theme, days: NewsDays) -> Result<News, RenderError> {
    let Checked { catalog, diagnostics, .. } = checked(sources, days.today);
    let Some(catalog) = sound(catalog, &diagnostics) else {
        return Ok(News::Refused(diagnostics.into_iter().filter(Diagnostic::is_error).collect()));
    };
    let today = day(days.today, &catalog.site.time_zone);
    if days.since > today {
        return Ok(News::Ahead(today));
    }
    let catalog = catalog.known_on(today);
    let edition = resolve(&catalog, today, false);
    let job = Job { edition: &edition, theme, base_url: &catalog.site.base_url.value };
    newsletter::newsletter(job, days.since).map(News::Written)
}
