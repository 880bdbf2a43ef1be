//! `charter report`: content folder and period -> the report to the city manager, in a folder.

use crate::command::arguments::ReportArguments;
use crate::command::clock::day_or_now;
use crate::command::new_files;
use crate::command::outcome::{Outcome, Ran};
use crate::command::terminal::{say, show, warn};
use crate::diagnostic::Diagnostic;
use crate::load;
use crate::model::results::ReportedPeriod;
use crate::pipeline::{self, Paper, Reported};
use crate::report::names::PAGE;

pub(super) fn run(arguments: &ReportArguments) -> Ran {
    let named = &arguments.period;
    let period = ReportedPeriod::parse(named).ok_or_else(|| {
        format!(
            "`{named}` is not a period: write a month like 2026-04, a quarter of the fiscal year like 2026-Q2, or a fiscal \
             year by the year in which it starts"
        )
    })?;
    let sources = load::content(&arguments.content)?;
    let theme = load::theme(arguments.theme.as_deref())?;
    let paper = arguments.paper.map(Paper::from);
    let Reported { diagnostics, of_print, files } =
        pipeline::report(&sources, &theme, day_or_now(None), period, paper)?;
    let Some(files) = files else {
        let errors: Vec<Diagnostic> = diagnostics.into_iter().filter(Diagnostic::is_error).collect();
        show(&errors, &sources);
        warn("no report was written: the content has errors\n");
        return Ok(Outcome::FaultyContent);
    };
    show(&of_print, &sources);
    let folder = arguments.out.join(period.to_string());
    new_files::write_artifacts(&folder, &files)?;
    say(&format!("{}\n", folder.join(PAGE).display()))?;
    Ok(Outcome::Fine)
}
