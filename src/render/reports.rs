//! A report to the city manager -> its files, in each format; and those of the reports that the city publishes, each in its folder.

use crate::address;
use crate::artifact::{Artifact, Sink};
use crate::render::format::RenderContext;
use crate::render::job::{Job, RenderError, artifact};
use crate::render::publications::manager_report::ReportPress;
use crate::render::publications::{Paper, PrintFault};
use crate::report::files::files;
use crate::report::{Report, report};
use crate::source::Span;

/// Makes the files of a report, named as in their folder. There is none for paper if it can't be printed: the faults say why.
///
/// # Errors
/// If the theme can't be used.
pub fn report_files(
    job: Job<'_>,
    report: &Report,
    paper: Option<Paper>,
) -> Result<(Vec<Artifact>, Vec<PrintFault>), RenderError> {
    let context = RenderContext::new(job);
    let place = job.edition.catalog.site.base_url.span;
    made(&ReportPress::new(&context, paper)?, report, place, "")
}

/// Puts the reports that the city publishes on the site. Returns what keeps any of them from being printed.
pub(super) fn give(context: &RenderContext<'_>, sink: &Sink<'_>) -> Result<Vec<PrintFault>, RenderError> {
    let catalog = context.job.edition.catalog;
    let mut faults = Vec::new();
    if catalog.site.reports.is_empty() {
        return Ok(faults);
    }
    let press = ReportPress::new(context, None)?;
    for period in &catalog.site.reports {
        let folder = address::report(period.value);
        let (files, mut found) = made(&press, &report(catalog, period.value), period.span, &folder)?;
        for file in files {
            sink(file.into());
        }
        faults.append(&mut found);
    }
    Ok(faults)
}

fn made(
    press: &ReportPress<'_>,
    report: &Report,
    place: Span,
    folder: &str,
) -> Result<(Vec<Artifact>, Vec<PrintFault>), RenderError> {
    let (pdf, faults) = match press.set(report, place)? {
        Ok(pdf) => (Some(pdf), Vec::new()),
        Err(faults) => (None, faults),
    };
    let named = files(report, pdf).into_iter();
    let artifacts = named.map(|(name, bytes)| artifact(&[folder, name].concat(), bytes)).collect::<Result<_, _>>()?;
    Ok((artifacts, faults))
}
