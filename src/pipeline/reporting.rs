//! Sources and a period -> the files of the report to the city manager.

use std::error::Error;

use crate::artifact::Artifact;
use crate::config::Day;
use crate::diagnostic::Diagnostic;
use crate::english;
use crate::model::results::ReportedPeriod;
use crate::pipeline::checked::{Checked, checked, sound};
use crate::pipeline::days::day;
use crate::pipeline::printing::told_of_reports;
use crate::render::Job;
use crate::render::publications::Paper;
use crate::render::reports::report_files;
use crate::report::report as report_on;
use crate::resolve::resolve;
use crate::source::Sources;
use crate::theme::Theme;

/// What became of a report.
pub struct Reported {
    /// Faults, warnings and notes of the content, in order.
    pub diagnostics: Vec<Diagnostic>,
    /// What keeps the report from being printed, as warnings: it is whole without the file for paper.
    pub of_print: Vec<Diagnostic>,
    /// The files; nothing if the content has errors.
    pub files: Option<Vec<Artifact>>,
}

/// The report on a period, with a theme for what is on paper. The day makes no difference to it, but a period that is not over has none.
///
/// # Errors
/// If the period is not over, or nothing was promised in it; or if the theme can't be used.
pub fn report(
    sources: &Sources,
    theme: &Theme,
    today: Day,
    period: ReportedPeriod,
    paper: Option<Paper>,
) -> Result<Reported, Box<dyn Error>> {
    let Checked { catalog, diagnostics, .. } = checked(sources, today);
    let Some(catalog) = sound(catalog, &diagnostics) else {
        return Ok(Reported { diagnostics, of_print: Vec::new(), files: None });
    };
    let today = day(today, &catalog.site.time_zone);
    let until = period.until(catalog.site.first_fiscal_month());
    if until > today {
        let last = english::date(until.yesterday().unwrap_or(until));
        return Err(format!("{period} is not over: its last day is {last}").into());
    }
    let report = report_on(&catalog, period);
    if report.all.rows.is_empty() {
        return Err(format!("nothing was promised in {period}").into());
    }
    let edition = resolve(&catalog, today, false);
    let job = Job { edition: &edition, theme, base_url: &catalog.site.base_url.value };
    let (files, faults) = report_files(job, &report, paper)?;
    let of_print = told_of_reports(&faults, today, Some(sources));
    Ok(Reported { diagnostics, of_print, files: Some(files) })
}
