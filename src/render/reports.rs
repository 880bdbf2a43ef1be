//! Edition -> the reports to the city manager that the city publishes, each in a folder with its table and its workbook.

use crate::address;
use crate::artifact::Sink;
use crate::render::format::{Format, RenderContext};
use crate::render::job::{RenderError, artifact, give};
use crate::report::files::files;
use crate::report::report;

pub(super) const FORMAT: Format = Format { name: "reports", render };

fn render(context: &RenderContext<'_>, sink: &Sink<'_>) -> Result<(), RenderError> {
    let catalog = context.job.edition.catalog;
    for period in &catalog.site.reports {
        let folder = address::report(period.value);
        for (name, bytes) in files(&report(catalog, period.value)) {
            give(sink, artifact(&[&folder, name].concat(), bytes))?;
        }
    }
    Ok(())
}
