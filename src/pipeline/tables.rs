//! Sources and a period -> the table for the results of that period.

use crate::authoring::{NewFile, ResultsTable};
use crate::config::Day;
use crate::model::results::ReportedPeriod;
use crate::pipeline::checked::checked;
use crate::source::Sources;

/// The table for the results of a period, with a row for each promise that was in force then and has no result yet; nothing if there is
/// none, or if the content can't be read.
#[must_use]
pub fn results_table(sources: &Sources, today: Day, period: ReportedPeriod) -> Option<NewFile> {
    ResultsTable { period }.file(checked(sources, today).catalog.as_ref()?)
}
