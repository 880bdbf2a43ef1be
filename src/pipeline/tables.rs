//! Sources and a period -> the table for the results of that period.

use jiff::civil::Date;

use crate::authoring::{NewFile, ResultsTable};
use crate::config::Day;
use crate::model::results::ReportedPeriod;
use crate::pipeline::checked::checked;
use crate::pipeline::days::day;
use crate::source::Sources;

/// The table for the results of a period, with a row for each promise that was in force then and has no result yet; nothing if there is
/// none, or if the content can't be read. The results come out on the day that is given, or else today.
#[must_use]
pub fn results_table(
    sources: &Sources,
    today: Day,
    period: ReportedPeriod,
    published: Option<Date>,
) -> Option<NewFile> {
    let catalog = checked(sources, today).catalog?;
    let published = published.unwrap_or_else(|| day(today, &catalog.site.time_zone));
    ResultsTable { period, published }.file(&catalog)
}
