//! Sources and a period -> the files of the report to the city manager.

use crate::artifact::{Artifact, SitePath};
use crate::config::Day;
use crate::diagnostic::Diagnostic;
use crate::english;
use crate::model::results::ReportedPeriod;
use crate::pipeline::checked::{Checked, checked, sound};
use crate::pipeline::days::day;
use crate::report::files::files;
use crate::report::report as report_on;
use crate::source::Sources;

/// What became of a report.
pub struct Reported {
    /// Faults, warnings and notes of the content, in order.
    pub diagnostics: Vec<Diagnostic>,
    /// The files; nothing if the content has errors.
    pub files: Option<Vec<Artifact>>,
}

/// The report on a period. The day makes no difference to it, but a period that is not over has none.
///
/// # Errors
/// If the period is not over, or nothing was promised in it.
pub fn report(sources: &Sources, today: Day, period: ReportedPeriod) -> Result<Reported, String> {
    let Checked { catalog, diagnostics, .. } = checked(sources, today);
    let Some(catalog) = sound(catalog, &diagnostics) else { return Ok(Reported { diagnostics, files: None }) };
    let until = period.until(catalog.site.first_fiscal_month());
    if until > day(today, &catalog.site.time_zone) {
        return Err(format!(
            "{period} is not over: its last day is {}",
            english::date(until.yesterday().unwrap_or(until))
        ));
    }
    let report = report_on(&catalog, period);
    if report.all.rows.is_empty() {
        return Err(format!("nothing was promised in {period}"));
    }
    let artifact = |(name, bytes): (&str, Vec<u8>)| Some(Artifact { path: SitePath::new(name)?, bytes });
    Ok(Reported { diagnostics, files: Some(files(&report).into_iter().filter_map(artifact).collect()) })
}
