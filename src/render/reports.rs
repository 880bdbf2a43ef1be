//! A report to the city manager -> its files, in each format; and those of the reports that the city publishes, each in its folder.

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::address;
use crate::artifact::{Artifact, Sink};
use crate::model::results::ReportedPeriod;
use crate::render::format::RenderContext;
use crate::render::job::{Job, RenderError, artifact};
use crate::render::publications::manager_report::ReportPress;
use crate::render::publications::{Paper, PrintFault};
use crate::report::files::files;
use crate::report::{Report, report};
use crate::source::{Located, Span};

/// Makes the files of a report, named as in their folder. If it can't be printed, there is no PDF among them, and the faults say why.
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
    let periods = &catalog.site.reports;
    if periods.is_empty() {
        return Ok(Vec::new());
    }
    let press = ReportPress::new(context, None)?;
    let put = |period: &Located<ReportedPeriod>| {
        let folder = address::report(period.value);
        let (files, faults) = made(&press, &report(catalog, period.value), period.span, &folder)?;
        for file in files {
            sink(file.into());
        }
        Ok(faults)
    };
    let faults = periods.par_iter().map(put).collect::<Result<Vec<_>, RenderError>>()?;
    Ok(faults.concat())
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
